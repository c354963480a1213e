/** `(a * b + c) % m` of integers whose product is too large for a double, without making the product. */
import { add, mul } from "./arithmetic.ts";
import { mod } from "./division.ts";

const HALF = 0x1_0000;
const WORD = 0x1_0000_0000;

/** The exact result; everything but natural numbers and a divisor below 2^32 goes the long way. */
export function mulAddMod(a: number, b: number, c: number, m: number): unknown {
  const isShort = m > 0 && m < WORD && a >= 0 && b >= 0 && c >= 0;
  const areIntegers =
    Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(c) && Number.isInteger(m);
  if (!isShort || !areIntegers) return mod(add(mul(a, b), c), m);
  return shortMulAddMod(a < m ? a : a % m, b < m ? b : b % m, c < m ? c : c % m, m);
}

/**
 * All of them below m: the product by halves of b, so that no intermediate result reaches 2^53. Quotients may be one too large or too
 * small, since they are rounded before they are cut; what is left over is then negative, or m at least, which the last step mends.
 */
function shortMulAddMod(a: number, b: number, c: number, m: number): number {
  const low = b % HALF;
  const high = a * ((b - low) / HALF);
  const rest = (high - Math.floor(high / m) * m) * HALF + a * low + c;
  const result = rest - Math.floor(rest / m) * m;
  return result < 0 ? result + m : result >= m ? result - m : result;
}
