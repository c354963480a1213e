/** Single steps of iterators (language §9.1). */
import { IndexError, StopIteration, typeError } from "../errors/hierarchy.ts";
import { rt, started } from "../scheduler/rt.ts";
import { normalize } from "../values/numeric.ts";
import { ours } from "../values/own.ts";
import { typeName } from "../values/types.ts";
import { END } from "./end.ts";
import type { Entry } from "./entry-type.ts";
import { type FunctionValue, isClassInstance } from "./types.ts";

/**
 * One step of an iterator: the next value, or END.
 * @throws TypeError when it is no iterator
 */
export function step(iterator: unknown): unknown {
  if (isClassInstance(iterator) && typeof iterator.__next__ === "function") {
    const method = iterator.__next__;
    return guarded(() => normalize(method.call(iterator)));
  }
  if (!isJsIterator(iterator)) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
  const { done, value } = iterator.next();
  return done ? END : normalize(value);
}

interface SuspendingSource {
  nextS(): unknown;
  readonly __next__: FunctionValue;
}

/** The same under the suspending convention. */
export function stepS(iterator: unknown): unknown {
  const own = ours<SuspendingSource>(iterator);
  if (own?.nextS !== undefined) return own.nextS();
  const entry = own?.__next__?.$s;
  return entry === undefined ? step(iterator) : stepOfMethod(own!, entry, [], isStop);
}

export function isJsIterator(x: unknown): x is Iterator<unknown> {
  return typeof x === "object" && x !== null && typeof (x as Iterator<unknown>).next === "function";
}

/** The item at the index, of a sequence with a `__getitem__` that suspends. */
export function itemAtS(sequence: object, entry: Entry, index: number): unknown {
  return stepOfMethod(sequence, entry, [index], (error) => isStop(error) || error instanceof IndexError);
}

function isStop(error: unknown): boolean {
  return error instanceof StopIteration;
}

function guarded(advance: () => unknown, isEnd = isStop): unknown {
  try {
    return advance();
  } catch (error) {
    if (isEnd(error)) return END;
    throw error;
  }
}

function stepOfMethod(
  object: object,
  entry: Entry,
  args: readonly unknown[],
  isEnd: (error: unknown) => boolean,
): unknown {
  const value = guarded(() => entry.apply(object, args as unknown[]), isEnd);
  if (value !== undefined) return value;
  const { pending } = rt;
  rt.ok = 0;
  return started(lateStep(pending, isEnd));
}

async function lateStep(
  pending: Promise<unknown> | null,
  isEnd: (error: unknown) => boolean,
): Promise<unknown> {
  const goroutine = rt.cur;
  try {
    await pending;
  } catch (error) {
    rt.cur = goroutine;
    if (isEnd(error)) return goroutine.done(END);
    throw error;
  }
  return goroutine.done(goroutine.resume());
}
