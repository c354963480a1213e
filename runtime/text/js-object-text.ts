/** The text of objects of JavaScript's (language §15.2, §19.1): `{a: 1, b: [1, 2]}`, `Point {x: 1}`; `<js Promise>` where there is nothing to show. */
import { foreign } from "../values/foreign.ts";
import { isPlainObject, propertiesOf } from "../values/plain-object.ts";
import { isJsObject, jsTypeName } from "../values/types.ts";
import { quoted } from "./quoted.ts";

/** Objects inside objects are shown so deep, and so many properties of each. */
const DEEPEST = 2;
const MOST = 100;

/** Those whose text is being made. */
const active: object[] = [];

/** For programs that can meet such objects. */
export function jsObjects(): void {
  foreign.objects ??= { repr: jsObjectText, str: ownText };
}

function jsObjectText(value: object, repr: (value: unknown) => string): string {
  if (active.includes(value)) return "[circular]";
  const name = isPlainObject(value) ? "" : `${jsTypeName(value)} `;
  if (active.length > DEEPEST) return `${name}{...}`;
  active.push(value);
  try {
    const parts = partsOf(value, repr);
    if (name !== "" && parts.length === 0 && !isCollection(value)) return `<js ${jsTypeName(value)}>`;
    const more = parts.length > MOST ? [...parts.slice(0, MOST), "..."] : parts;
    return `${name}{${more.join(", ")}}`;
  } finally {
    active.pop();
  }
}

function ownText(value: unknown): string | undefined {
  if (!isJsObject(value)) return undefined;
  const own = asked(() => (value as { toString?: unknown }).toString);
  if (typeof own !== "function" || own === Object.prototype.toString) return undefined;
  const text: unknown = own.call(value);
  return typeof text === "string" ? text : undefined;
}

function partsOf(value: object, repr: (value: unknown) => string): string[] {
  const items = isCollection(value) ? asked(() => Array.from(value as Iterable<unknown>)) : undefined;
  if (items !== undefined)
    return value instanceof Map
      ? (items as [unknown, unknown][]).map(([key, item]) => `${repr(key)}: ${repr(item)}`)
      : items.map(repr);
  const properties = asked(() => propertiesOf(value as Record<string, unknown>)) ?? [];
  return properties.map(([key, item]) => `${keyText(key)}: ${repr(item)}`);
}

/** Of a Proxy that refuses to answer undefined: it has a text all the same. */
function asked<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}

function isCollection(value: object): boolean {
  if (asked(() => value instanceof Map || value instanceof Set) === true) return true;
  return ArrayBuffer.isView(value) && Symbol.iterator in value;
}

function keyText(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : quoted(key);
}
