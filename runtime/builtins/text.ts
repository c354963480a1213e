/** repr, ascii and format; symbols and their names; hash and id. */
import { typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { ascii as asciiText } from "../text/ascii.ts";
import { format } from "../text/format.ts";
import { formatFields } from "../text/format-fields.ts";
import { percentFormat } from "../text/percent-format.ts";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { Dict } from "../values/dict.ts";
import { hash } from "../values/hash.ts";
import { identity } from "../values/identity.ts";
import { isSymbol, type SymbolValue, symbol } from "../values/symbol.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";

export function reprOf(x: unknown): string {
  if (x === undefined) arity("repr(x, /)", 0);
  return repr(x);
}

export function asciiOf(x: unknown): string {
  if (x === undefined) arity("ascii(x, /)", 0);
  return asciiText(x);
}

/** `(format v spec)`, `(format "{}…" a…)`, `(format "%d…" a…)`. */
export function formatText(...operands: unknown[]): string {
  const [value, ...args] = operands;
  if (value === undefined) throw typeError("format expected at least 1 argument, got 0");
  if (typeof value === "string" && args.length > 0) {
    if (value.includes("{")) return formatFields(value, args, new Dict());
    if (value.includes("%")) return percentFormat(value, new Tuple(args));
  }
  if (args.length > 1) throw typeError(`format expected at most 2 arguments, got ${operands.length}`);
  return format(value, args[0]);
}

export function hashOf(x: unknown): number {
  if (x === undefined) arity("hash(x, /)", 0);
  return hash(x);
}

/** Objects have a number each; equal numbers, str, bools and None have the same one. */
export function id(x: unknown): number {
  if (x === undefined) arity("id(x, /)", 0);
  const isObject = typeof x === "function" || (typeof x === "object" && x !== null);
  return isObject ? identity(x) : Math.abs(hash(x)) * 16 + (typeof x).length;
}

export function symbolToString(s: unknown): string {
  if (!isSymbol(s)) throw typeError(`symbol->string() argument must be symbol, not ${typeName(s)}`);
  return s.name;
}

export function stringToSymbol(s: unknown): SymbolValue {
  if (typeof s !== "string") throw typeError(`string->symbol() argument must be str, not ${typeName(s)}`);
  return symbol(s);
}

let generated = 0;

/** The name holds a space, which none in a program does; what no name may hold in the prefix becomes `_`. */
export function gensym(prefix?: unknown): SymbolValue {
  generated++;
  const text = prefix === undefined ? "g" : str(prefix).replace(NOT_IN_NAMES, "_");
  return symbol(`${text === "" ? "g" : text} ${generated}`);
}

const NOT_IN_NAMES = /^[^_?\p{L}]|(?!->\p{L}|-[_\p{L}\d]|!(?!=))[^_?\p{L}\p{M}\d]/gu;
