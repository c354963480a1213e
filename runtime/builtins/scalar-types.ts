/** The types int, float, bool and str: calling one converts. */

import { typeError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { mostOf } from "../objects/arity.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtinClass } from "../objects/object-class.ts";
import { typeOf } from "../objects/type-tests.ts";
import { type ClassValue, isClass } from "../objects/types.ts";
import { str } from "../text/str.ts";
import { bytesType, foreign } from "../values/foreign.ts";
import { isIntegral } from "../values/numeric.ts";
import { setMost } from "../values/own.ts";
import { parseFloatText, parseInteger } from "../values/parse-number.ts";
import { type Protocol, protocol } from "../values/protocol.ts";
import { toInteger } from "../values/rounding.ts";
import { truthy } from "../values/truth.ts";
import { typeName } from "../values/types.ts";

export const intType: ClassValue = /* @__PURE__ */ builtinClass(
  "int",
  (x) => typeof x === "boolean" || isIntegral(x),
  /* @__PURE__ */ withSignature("int(x=, /, base=)", function int(x?: unknown, base?: unknown) {
    if (base !== undefined) return integerInBase(x, base);
    return x === undefined ? 0 : toInt(x);
  }),
);

export const floatType: ClassValue = /* @__PURE__ */ builtinClass(
  "float",
  (x) => typeof x === "number" && !isIntegral(x),
  /* @__PURE__ */ withSignature("float(x=, /)", function float(x?: unknown) {
    return x === undefined ? 0 : toFloat(x);
  }),
);

export const boolType: ClassValue = /* @__PURE__ */ builtinClass(
  "bool",
  (x) => typeof x === "boolean",
  /* @__PURE__ */ withSignature("bool(x=, /)", function bool(x?: unknown) {
    return truthy(x);
  }),
  { base: intType },
);

/** With two or more arguments their str are concatenated. */
export const strType: ClassValue = /* @__PURE__ */ builtinClass(
  "str",
  (x) => typeof x === "string",
  /* @__PURE__ */ takingMany(
    function string(...parts: unknown[]) {
      if (parts.length === 1) return str(parts[0]);
      return decoded(parts) ?? parts.map(str).join("");
    },
    (parts) => parts.map(str).join(""),
  ),
);

/** `(type x)`: the class of a value. */
export const typeType: ClassValue = /* @__PURE__ */ builtinClass(
  "type",
  isClass,
  function type(...args: unknown[]) {
    if (args.length !== 1) throw typeError("type() takes 1 or 3 arguments");
    return typeOf(args[0]);
  },
);

/** `(str b encoding [errors])` of bytes; undefined for anything else. */
function decoded(parts: readonly unknown[]): string | undefined {
  const [bytes, encoding, errors] = parts;
  if (parts.length > 3 || typeof encoding !== "string") return undefined;
  if (bytesType(bytes) === undefined) return undefined;
  return foreign.decode?.(bytes as Uint8Array, encoding, errors);
}

function withSignature(sig: string, convert: Entry): Entry {
  setMost(convert, mostOf(sig));
  return Object.assign(convert, { $sig: sig });
}

function toInt(x: unknown): number | bigint {
  if (typeof x === "number" || typeof x === "bigint") return toInteger(x, Math.trunc);
  if (typeof x === "string") return parseInteger(x);
  if (typeof x === "boolean") return Number(x);
  const object = protocol(x);
  const method = object?.__int__ ?? object?.__index__;
  if (method === undefined) {
    if (object?.$digits !== undefined) return integerInDigits(x, object.$digits);
    throw typeError(
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(x)}'`,
    );
  }
  const result = method.call(x);
  if (isIntegral(result)) return result;
  throw typeError(`__int__ returned non-int (type ${typeName(result)})`);
}

function integerInBase(x: unknown, base: unknown): number | bigint {
  if (typeof x === "string") return parseInteger(x, sizeArgument(base));
  const digits = protocol(x)?.$digits;
  if (digits === undefined) throw typeError("int() can't convert non-string with explicit base");
  return integerInDigits(x, digits, sizeArgument(base));
}

function integerInDigits(
  x: unknown,
  digits: NonNullable<Protocol["$digits"]>,
  base?: number,
): number | bigint {
  return parseInteger(digits.call(x), base, () => digits.call(x, true));
}

function toFloat(x: unknown): number {
  if (typeof x === "number" || typeof x === "bigint" || typeof x === "boolean") return Number(x);
  if (typeof x === "string") return parseFloatText(x);
  const object = protocol(x);
  const method = object?.__float__ ?? object?.__index__;
  if (method === undefined) {
    if (object?.$digits !== undefined) return parseFloatText(object.$digits.call(x), x);
    throw typeError(`float() argument must be a string or a real number, not '${typeName(x)}'`);
  }
  const result = method.call(x);
  if (typeof result === "number" || typeof result === "bigint") return Number(result);
  throw typeError(`${typeName(x)}.__float__ returned non-float (type ${typeName(result)})`);
}
