/** Integer powers of doubles, rounded once: JavaScript's own are off by a unit in the last place now and then. */

/** Beyond these, parts of a product leave the range of doubles. */
const largest = 1e280;
const smallest = 1e-280;

/** A number as the sum of a double and a much smaller one. */
type Pair = readonly [high: number, low: number];

/** `base ** exponent`; exact to the last digit for integer exponents, as far as the power is not close to the ends of the range. */
export function rounded(base: number, exponent: number): number {
  const rough = base ** exponent;
  const size = Math.abs(rough);
  const isIntegerPower = Number.isInteger(exponent) && Math.abs(exponent) < 2 ** 31;
  if (!isIntegerPower || !(size > smallest && size < largest)) return rough;
  const [high, low] = power(base, Math.abs(exponent));
  return exponent < 0 ? reciprocal(high, low) : high;
}

function power(base: number, exponent: number): Pair {
  let result: Pair = [1, 0];
  let factor: Pair = [base, 0];
  for (let rest = exponent; ; ) {
    if (rest & 1) result = product(result, factor);
    rest >>= 1;
    if (rest === 0) return result;
    factor = product(factor, factor);
  }
}

function product([a, aLow]: Pair, [b, bLow]: Pair): Pair {
  const high = a * b;
  const low = errorOf(high, a, b) + (a * bLow + aLow * b);
  const sum = high + low;
  return [sum, low - (sum - high)];
}

function reciprocal(high: number, low: number): number {
  const guess = 1 / high;
  const back = guess * high;
  const rest = 1 - back - errorOf(back, guess, high) - guess * low;
  return guess + rest * guess;
}

/** What `a * b` has lost by rounding (Dekker). */
function errorOf(rounded: number, a: number, b: number): number {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return aLow * bLow - (rounded - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The leading half of the digits, and the rest. */
function halves(x: number): Pair {
  const scaled = 134217729 * x;
  const high = scaled - (scaled - x);
  return [high, x - high];
}
