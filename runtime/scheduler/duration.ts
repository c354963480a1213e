/** Durations and moments that programs give (language §13.8). */
import { ValueError } from "../errors/hierarchy.ts";

/**
 * A number that a program has given as a duration or a moment, in its unit. May be infinite: then it never comes.
 * @throws ValueError when it is not a number at all, which no moment can be compared with
 */
export function toTime(value: number | bigint): number {
  const time = Number(value);
  if (Number.isNaN(time)) throw new ValueError("Invalid value NaN (not a number)");
  return time;
}
