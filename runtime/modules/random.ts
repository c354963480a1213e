/** The module random. */

import { lenOf } from "../builtins/length.ts";
import { IndexError, typeError, ValueError } from "../errors/hierarchy.ts";
import { integerArgument, sizeArgument } from "../methods/arguments.ts";
import { replaceItems } from "../methods/sort.ts";
import { arity } from "../objects/arity.ts";
import { isDict } from "../values/dict.ts";
import { hash } from "../values/hash.ts";
import { getitem } from "../values/items.ts";
import { itemsOf } from "../values/iterate.ts";
import { demote } from "../values/numeric.ts";
import { isSet } from "../values/sets.ts";
import { typeName } from "../values/types.ts";
import { nextRandom, seedWith } from "./generator.ts";
import { real } from "./real.ts";

type Integer = number | bigint;

export function random_random(): number {
  return nextRandom();
}

export function random_uniform(a: unknown, b: unknown): number {
  if (b === undefined) arity("uniform(a, b)", a === undefined ? 0 : 1);
  const [from, to] = [real(a), real(b)];
  return from + (to - from) * nextRandom();
}

export function random_randint(a: unknown, b: unknown): Integer {
  if (b === undefined) arity("randint(a, b)", a === undefined ? 0 : 1);
  return integerBetween(BigInt(integerArgument(a)), BigInt(integerArgument(b)) + 1n, 1n);
}

export function random_randrange(start: unknown, stop?: unknown, step?: unknown): Integer {
  if (start === undefined) arity("randrange(start, stop=, step=)", 0);
  const first = BigInt(integerArgument(start));
  const by = step === undefined ? 1n : BigInt(integerArgument(step));
  if (by === 0n) throw new ValueError("zero step for randrange()");
  return stop === undefined || stop === null
    ? integerBetween(0n, first, by)
    : integerBetween(first, BigInt(integerArgument(stop)), by);
}

export function random_choice(seq: unknown): unknown {
  if (seq === undefined) arity("choice(seq)", 0);
  const length = lenOf(seq);
  if (length === 0) throw new IndexError("Cannot choose from an empty sequence");
  return getitem(seq, below(length));
}

export function random_choices(seq: unknown, weights?: unknown, count?: unknown): unknown[] {
  if (seq === undefined) arity("choices(seq, weights=, *, k=)", 0);
  const items = itemsOf(seq);
  if (items.length === 0) throw new IndexError("Cannot choose from an empty population");
  const sums = cumulated(items, weights);
  const total = sums.at(-1)!;
  const times = count === undefined ? 1 : sizeArgument(count);
  return Array.from({ length: times }, () => {
    const point = nextRandom() * total;
    return items[sums.findIndex((sum) => point < sum)];
  });
}

/** k different items, in random order. */
export function random_sample(seq: unknown, k: unknown): unknown[] {
  if (k === undefined) arity("sample(seq, k)", seq === undefined ? 0 : 1);
  if (isSet(seq) || isDict(seq)) {
    throw typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
  }
  const items = itemsOf(seq).slice();
  const count = sizeArgument(k);
  if (count < 0 || count > items.length) throw new ValueError("Sample larger than population or is negative");
  for (let i = 0; i < count; i++) swap(items, i, i + below(items.length - i));
  return items.slice(0, count);
}

export function random_shuffle(xs: unknown): null {
  if (!Array.isArray(xs)) throw typeError(`'${typeName(xs)}' object does not support item assignment`);
  const items = xs.slice();
  for (let i = items.length - 1; i > 0; i--) swap(items, i, below(i + 1));
  return replaceItems(xs, items);
}

export function random_seed(a?: unknown): null {
  seedWith(a === undefined || a === null ? null : hash(a));
  return null;
}

/** By the method of Box and Muller. */
export function random_gauss(mu: unknown = 0, sigma: unknown = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - nextRandom()));
  return real(mu) + real(sigma) * radius * Math.cos(2 * Math.PI * nextRandom());
}

function below(n: number): number {
  return Math.floor(nextRandom() * n);
}

function integerBetween(start: bigint, stop: bigint, step: bigint): Integer {
  const span = stop - start;
  const count = step > 0n ? (span + step - 1n) / step : (span + step + 1n) / step;
  if (count <= 0n) throw new ValueError(`empty range for randrange() (${start}, ${stop}, ${span})`);
  return demote(start + step * bigBelow(count));
}

/** Uniform also where a double is too short: digits of 32 bits, drawn again when the number is too large. */
function bigBelow(count: bigint): bigint {
  if (count <= 0x1fffffffffffffn) return BigInt(below(Number(count)));
  const words = Math.ceil(count.toString(2).length / 32);
  const range = 1n << BigInt(words * 32);
  const limit = range - (range % count);
  for (;;) {
    let value = 0n;
    for (let i = 0; i < words; i++) value = (value << 32n) | BigInt(below(4294967296));
    if (value < limit) return value % count;
  }
}

function cumulated(items: readonly unknown[], weights: unknown): number[] {
  const each = weights === undefined || weights === null ? items.map(() => 1) : itemsOf(weights).map(real);
  if (each.length !== items.length)
    throw new ValueError("The number of weights does not match the population");
  let sum = 0;
  const sums = each.map((weight) => (sum += weight));
  if (sum <= 0) throw new ValueError("Total of weights must be greater than zero");
  return sums;
}

function swap(items: unknown[], i: number, j: number): void {
  [items[i], items[j]] = [items[j], items[i]];
}
