/** Rounds a decimal number, given by its digits, half to even. */

/**
 * @param digits d₁d₂d₃…, standing for d₁.d₂d₃… × 10^exponent
 * @param places digits to keep behind the decimal point; negative for tens, hundreds …
 * @returns digits and exponent of the rounded number; the digits are "0" for zero
 */
export function roundDigits(
  digits: string,
  exponent: number,
  places: number,
): { digits: string; exponent: number } {
  const keep = exponent + 1 + places;
  if (keep >= digits.length) return { digits, exponent };
  if (keep < 0) return { digits: "0", exponent: 0 };
  const kept = keep === 0 ? 0n : BigInt(digits.slice(0, keep));
  const rest = digits.slice(keep);
  const half = rest[0] === "5" && /^50*$/.test(rest) ? kept % 2n === 1n : rest >= "5";
  const rounded = String(half ? kept + 1n : kept);
  return rounded === "0"
    ? { digits: "0", exponent: 0 }
    : { digits: rounded, exponent: rounded.length - 1 - places };
}
