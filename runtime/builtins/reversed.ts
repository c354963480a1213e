/** reversed. */
import { IndexError, StopIteration, typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { END } from "../objects/end.ts";
import type { Entry } from "../objects/entry-type.ts";
import { itemAtS } from "../objects/steps.ts";
import { performed, type Stepwise } from "../objects/stepwise.ts";
import type { FunctionValue } from "../objects/types.ts";
import { iterate } from "../values/iterate.ts";
import { checkedLength } from "../values/length.ts";
import { normalize } from "../values/numeric.ts";
import { overrides, type Protocol, protocol } from "../values/protocol.ts";
import { codePoints } from "../values/strings.ts";
import { isTuple } from "../values/tuple.ts";
import { isInstanceOfClass, typeName } from "../values/types.ts";
import { LazyIterator, SuspendingLazyIterator } from "./lazy-iterator.ts";
import { perform } from "./suspending.ts";

/** `(reversed s)`: of a sequence, or of anything with `__reversed__`. */
export function reversed(s: unknown): unknown {
  return reversedBy(s, ReversedSequence);
}

export function reversed$s(s: unknown): unknown {
  return perform(reversedBy as Entry, s, SuspendingReversedSequence);
}

/** @param Sequence what reads an object that has `__getitem__` and `__len__` alone */
function reversedBy(
  s: unknown,
  Sequence: typeof ReversedSequence | typeof SuspendingReversedSequence,
): unknown {
  if (s === undefined) arity("reversed(s, /)", 0);
  if (Array.isArray(s) && !overrides(s, "__reversed__")) return new ReversedItems(s);
  if (isTuple(s) && protocol(s)?.__getitem__ === undefined) return new ReversedItems(s.items);
  if (typeof s === "string") return new ReversedItems(codePoints(s));
  const object = protocol(s);
  const own = object?.__reversed__;
  if (own !== undefined && own !== null) {
    const iterator = own.call(s);
    return isInstanceOfClass(s as object) ? iterator : iterate(iterator);
  }
  if (own === null || object?.__getitem__ === undefined)
    throw typeError(`'${typeName(s)}' object is not reversible`);
  if (object.__len__ === undefined) throw typeError(`object of type '${typeName(s)}' has no len()`);
  return new Sequence(object, checkedLength(object.__len__()));
}

/** Of an array, as it is while it is read. */
class ReversedItems extends LazyIterator {
  static readonly $name: string = "reversed";
  private readonly items: readonly unknown[];
  private left: number;

  constructor(items: readonly unknown[]) {
    super();
    this.items = items;
    this.left = items.length;
  }

  next(): IteratorResult<unknown> {
    if (this.left > this.items.length) this.left = 0;
    if (this.left <= 0) return { done: true, value: undefined };
    return { done: false, value: this.items[--this.left] };
  }
}

/** An error ends it, whatever the error is. */
class ReversedSequence extends LazyIterator {
  static readonly $name: string = "reversed";
  private readonly sequence: Protocol;
  private left: number;

  constructor(sequence: Protocol, length: number) {
    super();
    this.sequence = sequence;
    this.left = length;
  }

  next(): IteratorResult<unknown> {
    const index = this.left - 1;
    this.left = 0;
    if (index < 0) return { done: true, value: undefined };
    try {
      const value = normalize(this.sequence.__getitem__!(index));
      this.left = index;
      return { done: false, value };
    } catch (error) {
      if (error instanceof IndexError || error instanceof StopIteration) return { done: true, value: null };
      throw error;
    }
  }
}

class SuspendingReversedSequence extends SuspendingLazyIterator {
  static readonly $name: string = "reversed";
  private readonly sequence: Protocol;
  private left: number;

  constructor(sequence: Protocol, length: number) {
    super();
    this.sequence = sequence;
    this.left = length;
  }

  nextS(): unknown {
    return performed(this.advance());
  }

  private *advance(): Stepwise {
    const index = this.left - 1;
    this.left = 0;
    if (index < 0) return END;
    const method = this.sequence.__getitem__ as unknown as FunctionValue;
    const item = yield itemAtS(this.sequence, method.$s ?? (method as unknown as Entry), index);
    if (item !== END) this.left = index;
    return item;
  }
}
