/** The module itertools: groupby and tee, whose iterators share a source. */
import { type Body, Call, lazily, Source } from "../builtins/requests.ts";
import { ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import { END } from "../objects/index.ts";
import { sameOrEqual } from "../values/compare.ts";
import { Tuple } from "../values/tuple.ts";

/** `(itertools.groupby it key)`: each key with an iterator over the items in a row that have it. */
export function itertools_groupby(iterable: unknown, key?: unknown): unknown {
  return groupby(false, iterable, key);
}

export function itertools_groupby$s(iterable: unknown, key?: unknown): unknown {
  return groupby(true, iterable, key);
}

/** `(itertools.tee it 3)`: so many iterators over the same items. */
export function itertools_tee(iterable: unknown, n?: unknown): Tuple {
  return tee(false, iterable, n);
}

export function itertools_tee$s(iterable: unknown, n?: unknown): Tuple {
  return tee(true, iterable, n);
}

/** Where the reading of a groupby stands: the item read last, and which group it belongs to. */
class Groups {
  readonly suspends: boolean;
  item: unknown = undefined;
  key: unknown = undefined;
  /** How many groups have begun; a group that is not the last one has ended. */
  begun = 0;
  private readonly source: Source;
  private readonly f: unknown;

  constructor(source: Source, f: unknown, suspends: boolean) {
    this.source = source;
    this.f = f;
    this.suspends = suspends;
  }

  /** Reads on. */
  *advance(): Body {
    this.item = yield this.source;
    if (this.item === END) return;
    this.key = this.f === null ? this.item : yield new Call(this.f, this.item);
  }
}

function groupby(suspends: boolean, iterable: unknown, key: unknown): unknown {
  if (iterable === undefined) arity("groupby(iterable, key=)", 0);
  const groups = new Groups(new Source(iterable, suspends), key ?? null, suspends);
  return lazily("groupby", grouping(groups), suspends);
}

function* grouping(groups: Groups): Body {
  yield* groups.advance();
  while (groups.item !== END) {
    const { key } = groups;
    const number = ++groups.begun;
    yield new Tuple([key, lazily("_grouper", itemsOf(groups, key, number), groups.suspends)]);
    while (groups.item !== END && sameOrEqual(groups.key, key)) yield* groups.advance();
  }
}

function* itemsOf(groups: Groups, key: unknown, number: number): Body {
  while (groups.begun === number && groups.item !== END && sameOrEqual(groups.key, key)) {
    yield groups.item;
    if (groups.begun !== number) return;
    yield* groups.advance();
  }
}

function tee(suspends: boolean, iterable: unknown, n: unknown = 2): Tuple {
  if (iterable === undefined) arity("tee(iterable, n=, /)", 0);
  const count = sizeArgument(n);
  if (count < 0) throw new ValueError("n must be >= 0");
  const source = new Source(iterable, suspends);
  const queues: unknown[][] = Array.from({ length: count }, () => []);
  return new Tuple(queues.map((queue) => lazily("_tee", following(source, queue, queues), suspends)));
}

/** What one iterator reads from the source, the others find in their queues. */
function* following(source: Source, queue: unknown[], queues: readonly unknown[][]): Body {
  for (;;) {
    if (queue.length === 0) {
      const item = yield source;
      for (const each of queues) each.push(item);
    }
    const item = queue.shift();
    if (item === END) return;
    yield item;
  }
}
