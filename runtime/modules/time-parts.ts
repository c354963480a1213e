/** The module time: moments as years, months, days … and as text. */
import { clock } from "../clock.ts";
import { OverflowError, typeError } from "../errors/hierarchy.ts";
import { sizeArgument, textArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import type { ClassValue } from "../objects/types.ts";
import { itemsOf } from "../values/iterate.ts";
import { isTuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { formatted, type Moment, ordinalOf, timeText, weekdayOf } from "./calendar.ts";
import { collections_namedtuple } from "./collections-namedtuple.ts";
import { time_time } from "./time.ts";

const FIELDS = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst";

/** Nine numbers with names: what `localtime` and `gmtime` give. */
export const time_struct_time: ClassValue = /* @__PURE__ */ structTime();

function structTime(): ClassValue {
  const C = collections_namedtuple("struct_time", FIELDS);
  C.$name = "time.struct_time";
  return C;
}

/** `(time.localtime secs)`: the parts of a moment in the local time zone; without an argument of now. */
export function time_localtime(seconds?: unknown): unknown {
  return partsOf(localMoment(moment(seconds)), isSummerTime(moment(seconds)) ? 1 : 0);
}

/** The same in UTC. */
export function time_gmtime(seconds?: unknown): unknown {
  const date = moment(seconds);
  const parts = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    microsecond: 0,
  };
  return partsOf(parts, 0);
}

/** `(time.mktime parts)`: the seconds since 1970 of a local time. */
export function time_mktime(parts: unknown): number {
  if (parts === undefined) arity("mktime(t, /)", 0);
  const { year, month, day, hour, minute, second } = fromParts(parts);
  const date = new Date(2000, month - 1, day, hour, minute, second);
  date.setFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / 1000);
}

/** `(time.strftime "%Y-%m-%d" parts)`. */
export function time_strftime(format: unknown, parts?: unknown): string {
  if (format === undefined) arity("strftime(format, t=, /)", 0);
  const text = textArgument(format, "strftime() argument 1");
  return formatted(text, parts === undefined ? localMoment(new Date(clock.unixTime())) : fromParts(parts));
}

/** `(time.ctime secs)`: a moment as text, in the local time zone. */
export function time_ctime(seconds?: unknown): string {
  return timeText(localMoment(moment(seconds)));
}

export function localMoment(date: Date): Moment {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    microsecond: date.getMilliseconds() * 1000,
    offset: -date.getTimezoneOffset(),
    zone: /\(([^)]*)\)$/.exec(date.toString())?.[1]?.replace(/^Coordinated Universal Time$/, "UTC") ?? "",
  };
}

function moment(seconds: unknown): Date {
  const given = seconds === undefined || seconds === null ? time_time() : seconds;
  if (typeof given !== "number" && typeof given !== "bigint") {
    throw typeError(`'${typeName(given)}' object cannot be interpreted as an integer`);
  }
  const date = new Date(Math.floor(Number(given)) * 1000);
  if (Number.isNaN(date.getTime())) throw new OverflowError("timestamp out of range for platform time_t");
  return date;
}

function partsOf(parts: Moment, summerTime: number): unknown {
  const { year, month, day, hour, minute, second } = parts;
  const ordinal = ordinalOf(year, month, day);
  const yearday = ordinal - ordinalOf(year, 1, 1) + 1;
  return time_struct_time(year, month, day, hour, minute, second, weekdayOf(ordinal), yearday, summerTime);
}

function fromParts(parts: unknown): Moment {
  if (!isTuple(parts)) throw typeError("Tuple or struct_time argument required");
  const numbers = itemsOf(parts).map(sizeArgument);
  if (numbers.length !== 9) throw typeError("function takes exactly 9 arguments");
  const [year, month, day, hour, minute, second] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { year, month, day, hour, minute, second, microsecond: 0 };
}

function isSummerTime(date: Date): boolean {
  const year = date.getFullYear();
  const offsets = [0, 6].map((month) => new Date(year, month, 1).getTimezoneOffset());
  return offsets[0] !== offsets[1] && date.getTimezoneOffset() === Math.min(...offsets);
}
