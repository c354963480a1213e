/** json.dumps and json.dump: values as JSON text. */
import { bounds } from "../bounds.ts";
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import { attempted } from "../objects/attempt.ts";
import type { Entry } from "../objects/entry-type.ts";
import { call, callMethod, callMethodS } from "../objects/index.ts";
import { settle, settleLater } from "../objects/settle.ts";
import { numberText } from "../text/number-text.ts";
import { isDict } from "../values/dict.ts";
import { itemsOf } from "../values/iterate.ts";
import { unboxed } from "../values/kinds.ts";
import { lt } from "../values/order.ts";
import { truthy } from "../values/truth.ts";
import { isTuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";

interface Style {
  /** What one level is indented by; null writes everything on one line. */
  readonly indent: string | null;
  readonly sortKeys: boolean;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly ascii: boolean;
  /** Gives something else for values that JSON does not have. */
  readonly fallback: unknown;
  /** The containers around the value. */
  readonly open: Set<unknown>;
}

export function json_dumps(
  obj: unknown,
  indent?: unknown,
  sortKeys?: unknown,
  separators?: unknown,
  ascii?: unknown,
  fallback?: unknown,
): string {
  if (obj === undefined) arity("dumps(obj, *, indent=, sort_keys=, separators=, ensure_ascii=, default=)", 0);
  const indentation = indentText(indent);
  const [itemSeparator, keySeparator] =
    separators === undefined || separators === null
      ? [indentation === null ? ", " : ",", ": "]
      : (itemsOf(separators) as [string, string]);
  return valueText(obj, "\n", {
    indent: indentation,
    sortKeys: sortKeys !== undefined && truthy(sortKeys),
    itemSeparator,
    keySeparator,
    ascii: ascii === undefined || truthy(ascii),
    fallback: fallback ?? null,
    open: new Set(),
  });
}

export const json_dumps$s: Entry = /* @__PURE__ */ attempted(json_dumps);

export function json_dump(obj: unknown, fp: unknown, ...options: unknown[]): null {
  if (fp === undefined) {
    arity(
      "dump(obj, fp, *, indent=, sort_keys=, separators=, ensure_ascii=, default=)",
      obj === undefined ? 0 : 1,
    );
  }
  callMethod(fp, "write", json_dumps(obj, ...options));
  return null;
}

export function json_dump$s(obj: unknown, fp: unknown, ...options: unknown[]): unknown {
  if (fp === undefined) return json_dump(obj, fp);
  return settleLater(json_dumps$s(obj, ...options), (text) =>
    settle(callMethodS(null, fp, "write", text), () => null),
  );
}

/** @param line a line end and the indentation of the container around the value */
function valueText(given: unknown, line: string, style: Style): string {
  const value = unboxed(given);
  switch (typeof value) {
    case "string":
      return stringText(value, style.ascii);
    case "number":
      return numberToken(value);
    case "bigint":
    case "boolean":
      return String(value);
    default:
      if (value === null) return "null";
      return containerText(value, line, style);
  }
}

function containerText(value: unknown, line: string, style: Style): string {
  if (style.open.has(value)) throw new ValueError("Circular reference detected");
  style.open.add(value);
  const text = textOfContainer(value, line, style);
  bounds?.work(1 + text.length / 16);
  style.open.delete(value);
  return text;
}

function textOfContainer(value: unknown, line: string, style: Style): string {
  const inner = line + (style.indent ?? "");
  if (Array.isArray(value) || isTuple(value)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : value.items;
    return enclosed(
      "[",
      items.map((item) => valueText(item, inner, style)),
      "]",
      line,
      style,
    );
  }
  if (isDict(value)) {
    const entries = [...value.entries()];
    if (style.sortKeys) entries.sort(([a], [b]) => (lt(a, b) ? -1 : lt(b, a) ? 1 : 0));
    const parts = entries.map(
      ([key, item]) =>
        stringText(keyText(key), style.ascii) + style.keySeparator + valueText(item, inner, style),
    );
    return enclosed("{", parts, "}", line, style);
  }
  if (style.fallback !== null) return valueText(call(style.fallback, value), line, style);
  throw typeError(`Object of type ${typeName(value)} is not JSON serializable`);
}

function enclosed(open: string, parts: readonly string[], close: string, line: string, style: Style): string {
  if (parts.length === 0) return open + close;
  if (style.indent === null) return open + parts.join(style.itemSeparator) + close;
  const inner = line + style.indent;
  return open + inner + parts.join(style.itemSeparator + inner) + line + close;
}

function keyText(given: unknown): string {
  const key = unboxed(given);
  if (typeof key === "string") return key;
  if (key === null) return "null";
  if (typeof key === "number") return numberToken(key);
  if (typeof key === "boolean" || typeof key === "bigint") return String(key);
  throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function numberToken(x: number): string {
  if (Number.isFinite(x)) return numberText(x);
  return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
}

function stringText(s: string, ascii: boolean): string {
  const text = JSON.stringify(s);
  if (!ascii) return text;
  return text.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function indentText(indent: unknown): string | null {
  if (indent === undefined || indent === null) return null;
  if (typeof indent === "string") return indent;
  const blanks = Math.max(0, sizeArgument(indent));
  bounds?.work(blanks / 16);
  return " ".repeat(blanks);
}
