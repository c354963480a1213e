/** The module itertools: the ways to choose from the items of iterables, which are read first. */

import { type Body, lazily } from "../builtins/requests.ts";
import { collectEachS } from "../builtins/suspending.ts";
import { ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { itemsOf } from "../values/iterate.ts";
import { Tuple } from "../values/tuple.ts";

type Pool = readonly unknown[];

/** `(itertools.product a b repeat=2)`. */
export function itertools_product(iterables: Tuple, repeat?: unknown): unknown {
  return product(
    iterables.items.map((iterable) => [...itemsOf(iterable)]),
    repeat,
  );
}

export function itertools_product$s(iterables: Tuple, repeat?: unknown): unknown {
  return settle(collectEachS(iterables.items), (pools) => product(pools as Pool[], repeat));
}

/** `(itertools.permutations it r)`. */
export function itertools_permutations(iterable: unknown, r?: unknown): unknown {
  if (iterable === undefined) arity("permutations(iterable, r=)", 0);
  return permutations([...itemsOf(iterable)], r);
}

export function itertools_permutations$s(iterable: unknown, r?: unknown): unknown {
  return settle(collectS(iterable), (pool) => permutations(pool as Pool, r));
}

/** `(itertools.combinations it r)`. */
export function itertools_combinations(iterable: unknown, r: unknown): unknown {
  if (r === undefined) arity("combinations(iterable, r)", iterable === undefined ? 0 : 1);
  return combinations([...itemsOf(iterable)], r);
}

export function itertools_combinations$s(iterable: unknown, r: unknown): unknown {
  if (r === undefined) arity("combinations(iterable, r)", iterable === undefined ? 0 : 1);
  return settle(collectS(iterable), (pool) => combinations(pool as Pool, r));
}

function product(pools: readonly Pool[], repeat: unknown = 1): unknown {
  const times = sizeArgument(repeat);
  if (times < 0) throw new ValueError("repeat argument cannot be negative");
  const all = Array.from({ length: times }, () => pools).flat();
  return lazily("product", multiplying(all), false);
}

function* multiplying(pools: readonly Pool[]): Body {
  if (pools.some((pool) => pool.length === 0)) return;
  const places = pools.map(() => 0);
  for (;;) {
    yield new Tuple(pools.map((pool, i) => pool[places[i]!]));
    let i = pools.length - 1;
    while (i >= 0 && ++places[i]! === pools[i]!.length) places[i--] = 0;
    if (i < 0) return;
  }
}

function permutations(pool: Pool, r: unknown): unknown {
  const count = r === undefined || r === null ? pool.length : size(r);
  return lazily("permutations", permuting(pool, count, []), false);
}

function* permuting(pool: Pool, count: number, chosen: readonly number[]): Body {
  if (count > pool.length) return;
  if (chosen.length === count) {
    yield new Tuple(chosen.map((i) => pool[i]));
    return;
  }
  for (let i = 0; i < pool.length; i++) {
    if (!chosen.includes(i)) yield* permuting(pool, count, [...chosen, i]);
  }
}

function combinations(pool: Pool, r: unknown): unknown {
  return lazily("combinations", combining(pool, size(r)), false);
}

function* combining(pool: Pool, count: number): Body {
  if (count > pool.length) return;
  const places = Array.from({ length: count }, (_, i) => i);
  for (;;) {
    yield new Tuple(places.map((i) => pool[i]));
    let i = count - 1;
    while (i >= 0 && places[i] === i + pool.length - count) i--;
    if (i < 0) return;
    places[i]!++;
    for (let j = i + 1; j < count; j++) places[j] = places[j - 1]! + 1;
  }
}

function size(r: unknown): number {
  const count = sizeArgument(r);
  if (count < 0) throw new ValueError("r must be non-negative");
  return count;
}
