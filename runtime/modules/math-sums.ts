/** The module math: sums, products and distances of many numbers. */

import { drained } from "../builtins/suspending.ts";
import { ValueError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { mul } from "../values/arithmetic.ts";
import { itemsOf, iterate } from "../values/iterate.ts";
import { hypotOf } from "./math-functions.ts";
import { real } from "./real.ts";

export function math_prod(it: unknown, start: unknown = 1): unknown {
  if (it === undefined) arity("prod(it, /, *, start=)", 0);
  let product = start;
  for (const item of iterate(it)) product = mul(product, item);
  return product;
}

export const math_prod$s = /* @__PURE__ */ drained(math_prod, 0);

/** The sum rounded once: the rounding errors of the partial sums are added up too. */
export function math_fsum(it: unknown): number {
  if (it === undefined) arity("fsum(it, /)", 0);
  const values = Array.from(iterate(it), real);
  if (!values.every(Number.isFinite)) return values.reduce((a, b) => a + b, 0);
  const partials = values.reduce(addExactly, []);
  return roundedSum(partials);
}

export const math_fsum$s = /* @__PURE__ */ drained(math_fsum, 0);

export function math_dist(p: unknown, q: unknown): number {
  if (q === undefined) arity("dist(p, q, /)", p === undefined ? 0 : 1);
  const [from, to] = [itemsOf(p), itemsOf(q)];
  if (from.length !== to.length) throw new ValueError("both points must have the same number of dimensions");
  return hypotOf(from.map((x, i) => real(x) - real(to[i])));
}

export function math_dist$s(p: unknown, q: unknown): unknown {
  return settle(collectS(p), (from) => math_dist(from, itemsOf(q)));
}

export function math_isclose(
  a: unknown,
  b: unknown,
  relative: unknown = 1e-9,
  absolute: unknown = 0,
): boolean {
  if (b === undefined) arity("isclose(a, b, /, *, rel_tol=, abs_tol=)", a === undefined ? 0 : 1);
  const [x, y, within, least] = [real(a), real(b), real(relative), real(absolute)];
  if (within < 0 || least < 0) throw new ValueError("tolerances must be non-negative");
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  return Math.abs(x - y) <= Math.max(within * Math.max(Math.abs(x), Math.abs(y)), least);
}

/** Adds a number to partial sums that do not overlap and grow in size, without losing a bit. */
function addExactly(partials: readonly number[], x: number): number[] {
  const next: number[] = [];
  let sum = x;
  for (const partial of partials) {
    const [large, small] = Math.abs(sum) < Math.abs(partial) ? [partial, sum] : [sum, partial];
    sum = large + small;
    const lost = small - (sum - large);
    if (lost !== 0) next.push(lost);
  }
  next.push(sum);
  return next;
}

/** From the largest down; what is left decides how a tie is rounded. */
function roundedSum(partials: readonly number[]): number {
  let i = partials.length - 1;
  let sum = partials[i] ?? 0;
  let lost = 0;
  while (i-- > 0) {
    const before = sum;
    sum = before + partials[i]!;
    lost = partials[i]! - (sum - before);
    if (lost !== 0) break;
  }
  if (i > 0 && Math.sign(lost) === Math.sign(partials[i - 1]!)) {
    const twice = lost * 2;
    const up = sum + twice;
    if (up - sum === twice) return up;
  }
  return sum;
}
