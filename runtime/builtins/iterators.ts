/** iter and next. */
import { StopIteration } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { call, callS } from "../objects/calls.ts";
import type { Delegable } from "../objects/generator.ts";
import { END, iterateS, type SuspendingIterator, step, stepS } from "../objects/iteration.ts";
import { settle } from "../objects/settle.ts";
import { type FunctionValue, isClassInstance } from "../objects/types.ts";
import { eq } from "../values/compare.ts";
import { iterate } from "../values/iterate.ts";
import { kindOf } from "../values/kinds.ts";
import { ours } from "../values/own.ts";
import { type Protocol, protocol } from "../values/protocol.ts";
import { LazyIterator, SuspendingLazyIterator } from "./lazy-iterator.ts";

const iterSignature = "iter(x, sentinel=, /)";
const nextSignature = "next(it, default=, /)";

/** `(iter x)`, or `(iter f sentinel)`: calls f until it gives the sentinel. */
export function iter(x: unknown, sentinel?: unknown): unknown {
  if (x === undefined) arity(iterSignature, 0);
  if (sentinel !== undefined) return new CallableIterator(x, sentinel);
  const own = protocol(x)?.__iter__?.call(x);
  if (protocol(own)?.__next__ !== undefined) return own;
  const iterator = iterate(own ?? x)[Symbol.iterator]();
  if (iterator === x) return iterator;
  const container = iteratorClass(x);
  if (container !== undefined) return new container(iterator);
  return own === undefined ? new SequenceIterator(iterator) : iterator;
}

/** The class of the iterators over a built-in container. */
function iteratorClass(x: unknown): typeof SequenceIterator | undefined {
  if (typeof x === "string") return StrIterator;
  if (Array.isArray(x)) return ListIterator;
  switch (kindOf(x)) {
    case "tuple":
      return TupleIterator;
    case "dict":
      return DictKeyIterator;
    case "set":
    case "frozenset":
      return SetIterator;
    default:
      return undefined;
  }
}

export function iter$s(x: unknown, sentinel?: unknown): unknown {
  if (x === undefined) arity(iterSignature, 0);
  if (sentinel !== undefined) return new SuspendingCallableIterator(x, sentinel);
  const method = isClassInstance(x) ? (x.__iter__ as FunctionValue | undefined) : undefined;
  if (method === undefined) {
    if (iteratorClass(x) !== undefined || kindOf(x) === "range") return iter(x);
    if (isIterator(x)) return x;
    return new SuspendingSteps(iterateS(x));
  }
  const own = (method.$s ?? method).call(x);
  return settle(own, (iterator) =>
    isIterator(iterator) ? iterator : new SuspendingSteps(iterateS(iterator)),
  );
}

function isIterator(x: unknown): boolean {
  const own = ours<Protocol & SuspendingSteps>(x);
  if ((own?.__next__ ?? own?.nextS) !== undefined) return true;
  const source = x as Partial<SuspendingSteps> | null;
  return typeof source?.[Symbol.iterator] === "function" && typeof source.next === "function";
}

/** `(next it [default])`. */
export function next(it: unknown, otherwise?: unknown): unknown {
  if (it === undefined) arity(nextSignature, 0);
  if (otherwise === undefined) {
    // Not by `step`, which loses the value of a StopIteration.
    const method = protocol(it)?.__next__;
    if (method !== undefined) return method.call(it) ?? null;
  }
  const value = step(it);
  return value === END ? ended(otherwise, it) : value;
}

export function next$s(it: unknown, otherwise?: unknown): unknown {
  if (it === undefined) arity(nextSignature, 0);
  return settle(stepS(it), (value) => (value === END ? ended(otherwise, it) : value));
}

/** A generator's StopIteration carries its result. */
function ended(otherwise: unknown, it: unknown): unknown {
  if (otherwise !== undefined) return otherwise;
  throw ours<Delegable>(it)?.$stop?.() ?? new StopIteration();
}

class SequenceIterator extends LazyIterator {
  static readonly $name: string = "iterator";
  private readonly source: Iterator<unknown>;

  constructor(source: Iterator<unknown>) {
    super();
    this.source = source;
  }

  next(): IteratorResult<unknown> {
    return this.source.next();
  }
}

class ListIterator extends SequenceIterator {
  static override readonly $name: string = "list_iterator";
}

class StrIterator extends SequenceIterator {
  static override readonly $name: string = "str_iterator";
}

class TupleIterator extends SequenceIterator {
  static override readonly $name: string = "tuple_iterator";
}

class DictKeyIterator extends SequenceIterator {
  static override readonly $name: string = "dict_keyiterator";
}

class SetIterator extends SequenceIterator {
  static override readonly $name: string = "set_iterator";
}

class CallableIterator extends LazyIterator {
  static readonly $name: string = "callable_iterator";
  private readonly f: unknown;
  private readonly sentinel: unknown;

  constructor(f: unknown, sentinel: unknown) {
    super();
    this.f = f;
    this.sentinel = sentinel;
  }

  next(): IteratorResult<unknown> {
    const value = call(this.f);
    return eq(value, this.sentinel) ? { done: true, value: undefined } : { done: false, value };
  }
}

class SuspendingSteps extends SuspendingLazyIterator {
  static readonly $name: string = "iterator";
  private readonly source: SuspendingIterator;

  constructor(source: SuspendingIterator) {
    super();
    this.source = source;
  }

  nextS(): unknown {
    return this.source.next();
  }
}

class SuspendingCallableIterator extends SuspendingLazyIterator {
  static readonly $name: string = "callable_iterator";
  private readonly f: unknown;
  private readonly sentinel: unknown;

  constructor(f: unknown, sentinel: unknown) {
    super();
    this.f = f;
    this.sentinel = sentinel;
  }

  nextS(): unknown {
    return settle(callS(this.f), (value) => (eq(value, this.sentinel) ? END : value));
  }
}
