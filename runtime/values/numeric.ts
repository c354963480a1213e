/** The one number type: representation and canonical form (language §3.2). */

export type Numeric = number | bigint | boolean;

export const MAX_SAFE = 9007199254740991;

/** A number in either representation, or a bool, which counts as 0 or 1. */
export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

/** A BigInt, or a double that is an integer inside ±(2^53−1); bools are not numbers here. */
export function isIntegral(value: unknown): value is number | bigint {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}

/** The canonical form of an exact integer. */
export function demote(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** A value coming from JavaScript: `undefined` reads as None, a small bigint is a number. */
export function normalize(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "bigint" ? demote(value) : value;
}

/**
 * The exact integer nearest to zero from a double.
 * @param value finite
 */
export function truncate(value: number): number | bigint {
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole);
}
