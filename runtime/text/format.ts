/** format: a value by a format specification (language §19.3). */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { isNumeric } from "../values/numeric.ts";
import { asNumber } from "../values/operands.ts";
import { protocol } from "../values/protocol.ts";
import { codePoints } from "../values/strings.ts";
import { typeName } from "../values/types.ts";
import { type DoubleText, doubleText, formatNumber, shortestText } from "./format-number.ts";
import { type FormatSpec, pad, parseSpec } from "./format-spec.ts";
import { str } from "./str.ts";

/** @throws ValueError for a specification that does not fit the value, TypeError for a value that takes none */
export function format(value: unknown, spec: unknown = ""): string {
  return formatBy(value, spec, doubleText);
}

/** The same for a specification that says nothing of digits behind the point: without `.`, `%` and the letters e, f and g. */
export function formatPadded(value: unknown, spec: string): string {
  return formatBy(value, spec, shortestText);
}

function formatBy(value: unknown, spec: unknown, doubles: DoubleText): string {
  if (typeof spec !== "string") throw typeError(`format() argument 2 must be str, not ${typeName(spec)}`);
  const method = protocol(value)?.__format__;
  if (method !== undefined) return textOf(method.call(value, spec));
  if (spec === "") return str(value);
  if (typeof value === "string") return formatText(value, parseSpec(spec, "str"), "str");
  if (isNumeric(value)) {
    const parsed = parseSpec(spec, typeName(value));
    if (typeof value === "boolean" && !isNumerical(parsed)) return formatText(str(value), parsed, "bool");
    return formatNumber(asNumber(value), parsed, doubles, typeName(value));
  }
  throw typeError(`unsupported format string passed to ${typeName(value)}.__format__`);
}

/** Does a specification ask for what only numbers have: by its type, or by a sign, `=`, zeros, `#` or groups of digits? */
function isNumerical({ type, sign, align, alternate, grouping }: FormatSpec): boolean {
  if (type !== "") return type !== "s";
  return sign !== null || align === "=" || alternate || grouping !== null;
}

/** A replacement field of an f-string without specification. */
export function formatted(value: unknown): string {
  return typeof value === "string" ? value : format(value);
}

function formatText(text: string, spec: FormatSpec, type: string): string {
  if (spec.type !== "" && spec.type !== "s") {
    throw new ValueError(`Unknown format code '${spec.type}' for object of type '${type}'`);
  }
  if (spec.sign !== null)
    throw new ValueError(`${spec.sign === " " ? "Space" : "Sign"} not allowed in string format specifier`);
  if (spec.alternate) throw new ValueError("Alternate form (#) not allowed in string format specifier");
  if (spec.grouping !== null) throw new ValueError(`Cannot specify '${spec.grouping}' with 's'.`);
  const zeroOnly = spec.align === "=" && spec.fill === "0";
  if (spec.align === "=" && !zeroOnly)
    throw new ValueError("'=' alignment not allowed in string format specifier");
  const shown = spec.precision === null ? text : codePoints(text).slice(0, spec.precision).join("");
  return pad("", shown, spec, spec.align === null || spec.align === "=" ? "<" : spec.align);
}

function textOf(result: unknown): string {
  if (typeof result === "string") return result;
  throw typeError(`__format__ must return a str, not ${typeName(result)}`);
}
