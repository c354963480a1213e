/** Numbers as text (language §19.1). */

/** Shortest digits that read back equal, with an exponent below 1e-4 and from 1e16 on. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return value === 0 ? "0" : String(value);
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const { sign, digits, exponent } = shortestDigits(value);
  return (
    sign + (exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : positional(digits, exponent))
  );
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
