/** Numbers as text (language §19.1). */

/** Shortest digits that read back equal, with an exponent below 1e-4 and from 1e16 on. */
export function numberText(value: number): string {
  // Of 0 and -0: 0.
  if (Number.isSafeInteger(value)) return String(value + 0);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  // JavaScript's exponents begin later, and may have one digit.
  return size < 1e-4 || size >= 1e16 ? value.toExponential().replace(/(?<=e.)(?=\d$)/, "0") : String(value);
}

/** A finite number as 0.d₁d₂d₃… × 10^(exponent + 1). */
export interface Digits {
  readonly sign: "" | "-";
  /** At least one; the first is 0 only for zero. */
  readonly digits: string;
  /** The power of ten of the first digit. */
  readonly exponent: number;
}

export function shortestDigits(value: number): Digits {
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e") as [string, string];
  return { sign: value < 0 ? "-" : "", digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** `d.ddde+XX`. */
export function scientific(digits: string, exponent: number): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** `ddd.ddd`, without a point if no digit follows it. */
export function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, "0");
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
