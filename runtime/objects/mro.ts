/** The order in which a class and its ancestors are searched: C3 linearisation. */
import { typeError } from "../errors/hierarchy.ts";
import { object } from "./object-class.ts";
import type { ClassValue } from "./types.ts";

/** A class and its ancestors in the order of search. */
export function mroOf(C: ClassValue): readonly ClassValue[] {
  return Object.hasOwn(C, "$mro") ? C.$mro! : nativeOrder(C);
}

export function basesOf(C: ClassValue): readonly ClassValue[] {
  return Object.hasOwn(C, "$bases") ? C.$bases! : mroOf(C).slice(1, 2);
}

/** Everything behind a class with these bases; throws the TypeError of §7.3 when they contradict one another. */
export function linearize(bases: readonly ClassValue[]): readonly ClassValue[] {
  if (bases.length === 1) return mroOf(bases[0]!);
  const sequences = [...bases.map((base) => [...mroOf(base)]), [...bases]];
  const order: ClassValue[] = [];
  for (;;) {
    const open = sequences.filter((sequence) => sequence.length > 0);
    if (open.length === 0) return order;
    const next = open
      .map((sequence) => sequence[0]!)
      .find((head) => open.every((s) => s.lastIndexOf(head) < 1));
    if (next === undefined) throw inconsistent(bases);
    order.push(next);
    for (const sequence of open) if (sequence[0] === next) sequence.shift();
  }
}

/** The built-in exceptions are ES classes; their order is that of their prototypes. */
function nativeOrder(C: ClassValue): readonly ClassValue[] {
  const parent = Object.getPrototypeOf(C) as ClassValue;
  const order = [C, ...(parent.$class === true ? mroOf(parent) : [object])];
  Object.defineProperty(C, "$mro", { value: order });
  return order;
}

function inconsistent(bases: readonly ClassValue[]): Error {
  const names = bases.map((base) => base.$name).join(", ");
  return typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
}
