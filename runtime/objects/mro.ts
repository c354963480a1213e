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

/** Is it one of them? */
export function isAmong(order: readonly ClassValue[], T: ClassValue): boolean {
  return order.includes(T) || (isBuiltIn(T) && order.some((C) => isSame(C, T)));
}

/** Built-in classes are the same, by their names, in all copies of the runtime that are in the process. */
export function isSame(C: ClassValue, D: ClassValue): boolean {
  return C === D || (C.$name === D.$name && isBuiltIn(C) && isBuiltIn(D));
}

function isBuiltIn(C: ClassValue): boolean {
  return !Object.hasOwn(C, "$module");
}

/** Everything behind a class with these bases; throws the TypeError of §7.3 when they contradict one another. */
export function linearize(bases: readonly ClassValue[]): readonly ClassValue[] {
  if (bases.length === 1) return mroOf(bases[0]!);
  const builtIn = new Map([[object.$name, object]]);
  const unified = (C: ClassValue): ClassValue => {
    if (!isBuiltIn(C)) return C;
    if (!builtIn.has(C.$name)) builtIn.set(C.$name, C);
    return builtIn.get(C.$name)!;
  };
  const sequences = [...bases.map(mroOf), bases].map((order) => order.map(unified));
  const places = sequences.map(() => 0);
  const order: ClassValue[] = [];
  /** In how many sequences a class stands behind the first one that is left. */
  const behind = new Map<ClassValue, number>();
  for (const sequence of sequences)
    for (const C of sequence.slice(1)) behind.set(C, (behind.get(C) ?? 0) + 1);
  /** The sequences in which a class is the first one that is left. */
  const begun = new Map<ClassValue, number[]>();
  const begin = (C: ClassValue, i: number) => {
    const all = begun.get(C);
    if (all === undefined) begun.set(C, [i]);
    else all.push(i);
  };
  /** The first sequence of each class that is behind no other one; the lowest is the last. */
  const ready: number[] = [];
  const offer = (C: ClassValue) => {
    const first = begun.get(C)!.reduce((a, b) => Math.min(a, b));
    let at = ready.length;
    while (at > 0 && ready[at - 1]! < first) at--;
    ready.splice(at, 0, first);
  };
  for (const [i, [C]] of sequences.entries()) begin(C!, i);
  for (const C of begun.keys()) if (!behind.get(C)) offer(C);
  while (ready.length > 0) {
    const i = ready.pop()!;
    const next = sequences[i]![places[i]!]!;
    order.push(next);
    for (const each of begun.get(next)!) {
      const C = sequences[each]![++places[each]!];
      if (C === undefined) continue;
      const left = behind.get(C)! - 1;
      behind.set(C, left);
      begin(C, each);
      if (left === 0) offer(C);
    }
  }
  if (sequences.some(({ length }, i) => places[i]! < length)) throw inconsistent(bases);
  return order;
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
