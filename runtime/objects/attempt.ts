/** Operations that call suspending protocol methods: begun again from the start when what they waited for is there. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { type CallLog, rt, started } from "../scheduler/rt.ts";
import { isInstanceOfClass } from "../values/types.ts";
import { END } from "./end.ts";
import type { Entry } from "./entry-type.ts";
import { iterateS } from "./iteration-suspending.ts";
import type { SuspendingIterator } from "./suspending-iterator.ts";

type Operation = (...args: never[]) => unknown;

/**
 * `operation(...args)` under the suspending convention. Where a method that it calls suspends, the operation is left, and begun
 * again once the method has ended; the methods that have ended before are not called again, their results are known. So an
 * operation has to make its calls before it changes anything, or to say how its changes are undone: then it begins with things as
 * they were, and makes the same calls.
 */
export function attempt(operation: Operation, ...args: unknown[]): unknown {
  if (!args.some(isObject)) return operation(...(args as never[])) ?? null;
  const log = new Log();
  const result = log.perform(operation, args);
  if (result !== undefined) return result;
  const { pending } = rt;
  rt.ok = 0;
  return started(performLater(log, operation, args, pending));
}

/** The suspending entry of an operation that calls functions it is given: they are called once, however often it is begun. */
export function attempted(operation: Operation): Entry {
  return (...args: unknown[]) => attempt(operation, ...args);
}

/** Lets the runtime attempt what suspending functions ask of it: for programs in which protocol methods may suspend. */
export function attempting(): void {
  rt.attempt = attempt;
}

async function performLater(
  log: Log,
  operation: Operation,
  args: readonly unknown[],
  first: Promise<unknown> | null,
): Promise<unknown> {
  const goroutine = rt.cur;
  for (let pending = first; ; { pending } = rt) {
    try {
      await pending;
      log.answer(goroutine.resume(), false);
    } catch (error) {
      rt.cur = goroutine;
      log.answer(error, true);
    }
    const result = log.perform(operation, args);
    if (result !== undefined) return goroutine.done(result);
  }
}

/** A call that an operation has made. */
interface Called {
  readonly f: Operation;
  readonly self: unknown;
  readonly args: readonly unknown[];
  result: unknown;
  failed: boolean;
}

/** So often an operation may find other calls to be made than when it was last begun, before it is taken for one that never ends. */
const PATIENCE = 100;

/** Thrown to leave an operation; programs never see it. */
const SUSPENDED: object = {};

class Log implements CallLog {
  private readonly calls: Called[] = [];
  /** How many of them the present run has made. */
  private made = 0;
  /** The most calls that a run has made, and how often other calls were to be made since then. */
  private most = 0;
  private others = 0;
  /** What takes back the changes of the present run. */
  private undos: (() => void)[] = [];
  /** A call has suspended: the present run is being left, and is begun again. */
  isLeft = false;

  /** Runs the operation from its start; undefined when a call has suspended. */
  perform(operation: Operation, args: readonly unknown[]): unknown {
    const { log } = rt;
    rt.log = this;
    this.made = 0;
    this.isLeft = false;
    this.undos = [];
    try {
      return operation(...(args as never[])) ?? null;
    } catch (error) {
      if (error !== SUSPENDED) throw error;
      for (const undo of this.undos.reverse()) undo();
      return undefined;
    } finally {
      rt.log = log;
    }
  }

  /** The outcome of the call that has suspended, which is the last one. */
  answer(result: unknown, failed: boolean): void {
    Object.assign(this.calls.at(-1)!, { result, failed });
  }

  call(f: Operation, self: unknown, args: readonly unknown[]): unknown {
    const result = this.result(f, self, args);
    if (result !== undefined) return result;
    this.isLeft = true;
    throw SUSPENDED;
  }

  record(f: Operation, self: unknown, args: readonly unknown[]): unknown {
    return this.result(f, self, args) ?? null;
  }

  steps(iterable: unknown, message: string): Iterable<unknown> | null {
    if (!isOneShot(iterable)) return null;
    const iterator = this.record(iterateS, undefined, [iterable, message]) as SuspendingIterator;
    return new Steps(this, iterator);
  }

  /** What the operation works on has been changed meanwhile. */
  private changed(): void {
    this.others = this.calls.length > this.most ? 0 : this.others + 1;
    this.most = Math.max(this.most, this.calls.length);
    this.calls.length = this.made;
    if (this.others > PATIENCE) throw new RuntimeError("blocking operation in a context that cannot suspend");
  }

  undo(change: () => void): void {
    this.undos.push(change);
  }

  private result(f: Operation, self: unknown, args: readonly unknown[]): unknown {
    const known = this.calls[this.made];
    if (known !== undefined && isSameCall(known, f, self, args)) {
      this.made += 1;
      if (known.failed) throw known.result;
      return known.result;
    }
    if (known !== undefined) this.changed();
    const called: Called = { f, self, args, result: undefined, failed: false };
    this.calls.push(called);
    this.made += 1;
    const { log } = rt;
    rt.log = null;
    try {
      called.result = Reflect.apply(f, self, args);
    } catch (error) {
      this.answer(error, true);
      throw error;
    } finally {
      rt.log = log;
    }
    return called.result;
  }
}

class Steps implements IterableIterator<unknown> {
  private readonly log: Log;
  private readonly iterator: SuspendingIterator;

  constructor(log: Log, iterator: SuspendingIterator) {
    this.log = log;
    this.iterator = iterator;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<unknown> {
    const value = this.log.call(this.iterator.next, this.iterator, []);
    return value === END ? { done: true, value: undefined } : { done: false, value };
  }

  /** The operation does not want the rest. */
  return(): IteratorResult<unknown> {
    if (!this.log.isLeft) this.iterator.close?.();
    return { done: true, value: undefined };
  }
}

/** Values that an operation makes anew each time are told apart by their type only. */
function isSameCall(known: Called, f: Operation, self: unknown, args: readonly unknown[]): boolean {
  if (known.f !== f || !isSame(known.self, self) || known.args.length !== args.length) return false;
  return known.args.every((arg, i) => isSame(arg, args[i]));
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return isObject(a) && isObject(b) && a.constructor === b.constructor && !isInstanceOfClass(a);
}

function isObject(x: unknown): x is object {
  return (typeof x === "object" && x !== null) || typeof x === "function";
}

/** May reading its items change it, or wait? */
function isOneShot(x: unknown): boolean {
  if (typeof x !== "object" || x === null || Array.isArray(x)) return false;
  const { nextS, next, $iterateS, __iter__, __next__ } = x as Record<string, unknown>;
  const instance = isInstanceOfClass(x) && (__iter__ ?? __next__) !== undefined;
  return instance || (nextS ?? next ?? $iterateS) !== undefined;
}
