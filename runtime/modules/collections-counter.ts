/** The module collections: Counter, a dict of how often things occur. */
import { dictType } from "../builtins/container-types.ts";
import { type Body, lazily } from "../builtins/requests.ts";
import {
  AttributeError,
  NotImplementedError,
  TypeError as TypeException,
  typeError,
} from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { sortedBy } from "../methods/sort.ts";
import { constructS } from "../objects/construct.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { isinstance } from "../objects/type-tests.ts";
import { type ClassValue, classOf, type Instance } from "../objects/types.ts";
import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { add, sub } from "../values/arithmetic.ts";
import { eq } from "../values/compare.ts";
import { NotImplemented } from "../values/constants.ts";
import { Dict, isDict } from "../values/dict.ts";
import { getitem } from "../values/items.ts";
import { iterate } from "../values/iterate.ts";
import { gt, le, lt } from "../values/order.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { moduleClass } from "./module-class.ts";

type Binary = (a: unknown, b: unknown) => unknown;

class Counter extends Dict {
  __init__(sources: Tuple, entries: Dict): null {
    if (sources.items.length > 1) {
      throw typeError(
        `Counter.__init__() takes from 1 to 2 positional arguments but ${sources.items.length + 1} were given`,
      );
    }
    return added(this, sources.items[0], entries);
  }

  /** Adds to the counts that are there. */
  update(sources: Tuple, entries: Dict): null {
    return added(this, sources.items[0], entries);
  }

  subtract(sources: Tuple, entries: Dict): null {
    return changed(this, sources.items[0], entries, sub);
  }

  /** The things that occur most, with their counts; those that occur equally often in the order of their coming. */
  most_common(n: unknown = null): Tuple[] {
    const pairs = [...this.entries()];
    const counts = pairs.map(([, count]) => count);
    const ordered = sortedBy(pairs, counts, true) as [unknown, unknown][];
    const most = n === null ? ordered.length : Math.max(0, sizeArgument(n));
    return ordered.slice(0, most).map((pair) => new Tuple(pair));
  }

  elements(): unknown {
    return lazily("chain", repeating(this), false);
  }

  total(): unknown {
    return [...this.values()].reduce(add, 0);
  }

  override copy(): Dict {
    return classOf(this as unknown as Instance)(this) as Dict;
  }

  __missing__(_key: unknown): number {
    return 0;
  }

  override __delitem__(key: unknown): null {
    this.delete(key);
    return null;
  }

  __add__(other: unknown): unknown {
    return combined(this, other, add);
  }

  __sub__(other: unknown): unknown {
    return combined(this, other, sub);
  }

  override __or__(other: unknown): unknown {
    return combined(this, other, (a, b) => (lt(a, b) ? b : a));
  }

  __and__(other: unknown): unknown {
    return combined(this, other, (a, b) => (lt(a, b) ? a : b));
  }

  __pos__(): unknown {
    return combined(this, collections_Counter(), add);
  }

  __neg__(): unknown {
    return combined(collections_Counter() as Counter, this, sub);
  }

  // In place a counter takes the entries of any dict.

  __iadd__(other: unknown): unknown {
    return changedInPlace(this, other, add);
  }

  __isub__(other: unknown): unknown {
    return changedInPlace(this, other, sub);
  }

  override __ior__(other: unknown): unknown {
    return changedInPlace(this, other, (a, b) => (lt(a, b) ? b : a));
  }

  __iand__(other: unknown): unknown {
    for (const [key, count] of [...this.entries()]) {
      const most = getitem(other, key);
      if (lt(most, count)) this.$setAmong(key, most);
    }
    return keepPositive(this);
  }

  /** Things that do not occur count as 0. */
  override __eq__(other: unknown): unknown {
    return isCounter(other) ? every(this, other, eq) : Dict.prototype.__eq__.call(this, other);
  }

  override __ne__(other: unknown): unknown {
    const isSame = Counter.prototype.__eq__.call(this, other);
    return typeof isSame === "boolean" ? !isSame : isSame;
  }

  __le__(other: unknown): unknown {
    return isCounter(other) ? every(this, other, le) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return isCounter(other) ? every(this, other, le) && !every(this, other, eq) : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return isCounter(other) ? every(other, this, le) : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return isCounter(other) ? every(other, this, le) && !every(this, other, eq) : NotImplemented;
  }

  override __repr__(): string {
    const name = typeName(this);
    if (this.size === 0) return `${name}()`;
    return enclosed(this, `${name}({`, "})", "...", () =>
      inOrder(this)
        .map(([key, count]) => `${repr(key)}: ${repr(count)}`)
        .join(", "),
    );
  }
}

export const collections_Counter: ClassValue = /* @__PURE__ */ moduleClass(
  "collections",
  "Counter",
  Counter,
  {
    bases: [dictType],
    parameters: {
      __init__: "*sources, **entries",
      update: "*sources, **entries",
      subtract: "*sources, **entries",
      most_common: "n=",
    },
    entries: {
      __init__(this: Counter, sources: Tuple, entries: Dict) {
        return readFirst(sources, (source) => added(this, source, entries));
      },
      update(this: Counter, sources: Tuple, entries: Dict) {
        return readFirst(sources, (source) => added(this, source, entries));
      },
      subtract(this: Counter, sources: Tuple, entries: Dict) {
        return readFirst(sources, (source) => changed(this, source, entries, sub));
      },
    },
    onClass: {
      fromkeys: [
        () => {
          throw new NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.");
        },
        "iterable, v=",
      ],
    },
  },
);

export function collections_Counter$s(...args: unknown[]): unknown {
  return constructS(collections_Counter, ...args);
}

/** Goes on when the items of an iterable, which may suspend, have been read. */
function readFirst(sources: Tuple, use: (source: unknown) => unknown): unknown {
  const [source] = sources.items;
  if (source === undefined || source === null || isDict(source)) return settle(sources, () => use(source));
  return settle(collectS(source), use);
}

/** The things that occur most first, if that can be said of what stands in the place of counts. */
function inOrder(counter: Counter): readonly (readonly unknown[])[] {
  try {
    return counter.most_common().map(({ items }) => items);
  } catch (error) {
    if (!(error instanceof TypeException)) throw error;
    return [...counter.entries()];
  }
}

function isCounter(x: unknown): x is Counter {
  return isinstance(x, collections_Counter);
}

function countOf(counter: Dict, key: unknown): unknown {
  const count = counter.get(key);
  return count === undefined ? 0 : count;
}

/** Adds counts; those of a mapping are what they are, whatever that is, where there are none yet. */
function added(counter: Counter, source: unknown, entries: Dict): null {
  for (const mapping of [source, entries]) {
    if (isDict(mapping) && counter.size === 0)
      for (const [key, count] of [...mapping.entries()]) counter.$setAmong(key, count);
    else changed(counter, mapping, NO_ENTRIES, (count, by) => add(by, count));
  }
  return null;
}

const NO_ENTRIES = /* @__PURE__ */ new Dict();

/** Changes counts by those of a mapping, by 1 for each item of another iterable, and by the keywords. */
function changed(counter: Counter, source: unknown, entries: Dict, operation: Binary): null {
  const change = (key: unknown, by: unknown) => counter.$setAmong(key, operation(countOf(counter, key), by));
  if (isDict(source)) for (const [key, count] of [...source.entries()]) change(key, count);
  else if (source !== undefined && source !== null) for (const key of iterate(source)) change(key, 1);
  for (const [key, count] of entries.entries()) change(key, count);
  return null;
}

/** A new counter, without the counts that are not positive. */
function combined(a: Counter, b: unknown, operation: Binary): unknown {
  if (!isCounter(b)) return NotImplemented;
  const result = collections_Counter() as Counter;
  for (const key of new Set([...a.keys(), ...[...b.keys()].filter((key) => !a.has(key))])) {
    const count = operation(countOf(a, key), countOf(b, key));
    if (gt(count, 0)) result.set(key, count);
  }
  return result;
}

function changedInPlace(counter: Counter, by: unknown, operation: Binary): Counter {
  if (!isDict(by)) throw new AttributeError(`'${typeName(by)}' object has no attribute 'items'`);
  for (const [key, count] of [...by.entries()])
    counter.$setAmong(key, operation(countOf(counter, key), count));
  return keepPositive(counter);
}

function keepPositive(counter: Counter): Counter {
  const kept = new Dict();
  for (let slot = counter.$next(0); slot >= 0; slot = counter.$next(slot + 1))
    if (gt(counter.$contents[slot], 0)) counter.$copySlot(slot, kept);
  if (kept.$live < counter.$live) counter.$take(kept);
  return counter;
}

function every(a: Counter, b: Counter, holds: (x: unknown, y: unknown) => boolean): boolean {
  return [...a.keys(), ...b.keys()].every((key) => holds(countOf(a, key), countOf(b, key)));
}

function* repeating(counter: Counter): Body {
  for (const [key, count] of counter.entries()) {
    for (let left = sizeArgument(count); left > 0; left--) yield key;
  }
}
