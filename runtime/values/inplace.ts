/** Augmented assignment: `__iop__` if defined, lists in place, else the binary operator (language §3.6). */
import { add, mul, sub } from "./arithmetic.ts";
import { bitand, bitor, bitxor, lshift, matmul, rshift } from "./bitwise.ts";
import { declined } from "./constants.ts";
import { Dict, isDict } from "./dict.ts";
import { addEntries } from "./dict-entries.ts";
import { div, floordiv, mod } from "./division.ts";
import { bytesType } from "./foreign.ts";
import { itemsOf } from "./iterate.ts";
import { pow } from "./power.ts";
import { overrides, protocol } from "./protocol.ts";
import { repeat, repetitions } from "./repeat.ts";
import { turnOf } from "./sequence-operators.ts";

export function iadd(a: unknown, b: unknown): unknown {
  if (!Array.isArray(a) || overrides(a, "__iadd__")) return inPlace(a, b, protocol(a)?.__iadd__, add);
  return appended(a, b);
}

/** `list += items`. The items are taken first: the list may be extended with itself. */
export function appended(list: unknown[], items: unknown): unknown[] {
  for (const item of [...itemsOf(items)]) list.push(item);
  return list;
}

export function isub(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__isub__, sub);
}

export function imul(a: unknown, b: unknown): unknown {
  const method = turnOf(a, "__imul__");
  const isChanged = method === undefined && (Array.isArray(a) || bytesType(a) === "bytearray");
  const times = isChanged ? repetitions(b) : undefined;
  if (times === undefined) return inPlace(a, b, method, mul);
  return Array.isArray(a) ? repeated(a, times) : inPlace(a, times, protocol(a)?.__imul__, mul);
}

/** `list *= times`. */
export function repeated(list: unknown[], times: number): unknown[] {
  const items = repeat(list, times);
  list.length = 0;
  for (const item of items) list.push(item);
  return list;
}

export function idiv(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__itruediv__, div);
}

export function ifloordiv(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__ifloordiv__, floordiv);
}

export function imod(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__imod__, mod);
}

export function ipow(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__ipow__, pow);
}

export function imatmul(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__imatmul__, matmul);
}

export function ibitand(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__iand__, bitand);
}

export function ibitor(a: unknown, b: unknown): unknown {
  const own = protocol(a)?.__ior__;
  // A dict takes whatever its method update takes.
  if (own !== undefined && isDict(a) && own === Dict.prototype.__ior__) return addEntries(a, b);
  return inPlace(a, b, own, bitor);
}

export function ibitxor(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__ixor__, bitxor);
}

export function ilshift(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__ilshift__, lshift);
}

export function irshift(a: unknown, b: unknown): unknown {
  return inPlace(a, b, protocol(a)?.__irshift__, rshift);
}

function inPlace(
  a: unknown,
  b: unknown,
  method: ((other: unknown) => unknown) | undefined,
  operator: (a: unknown, b: unknown) => unknown,
): unknown {
  if (method !== undefined) {
    const result = method.call(a, b);
    if (!declined(result)) return result;
  }
  return operator(a, b);
}
