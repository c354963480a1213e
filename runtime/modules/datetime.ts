/** The module datetime: datetime, a day with a time of day, without a time zone. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { call } from "../objects/calls.ts";
import type { ClassValue } from "../objects/types.ts";
import { repr } from "../text/repr.ts";
import { NotImplemented } from "../values/constants.ts";
import { hash } from "../values/hash.ts";
import { typeName } from "../values/types.ts";
import { dateOf, type Moment, padded, timeText } from "./calendar.ts";
import { checkedDay, checkedOrdinal, DAY, DateValue, datetime_date, isoText } from "./datetime-date.ts";
import { delta, floor, isDelta } from "./datetime-timedelta.ts";
import { moduleClass } from "./module-class.ts";
import { time_time } from "./time.ts";
import { localMoment } from "./time-parts.ts";

export { datetime_date } from "./datetime-date.ts";
export { datetime_timedelta } from "./datetime-timedelta.ts";

export const datetime_MINYEAR = 1;
export const datetime_MAXYEAR = 9999;

class DateTime extends DateValue {
  /** The microseconds since midnight. */
  declare $micros: number;

  override __init__(
    year: unknown,
    month: unknown,
    day: unknown,
    hour: unknown = 0,
    minute: unknown = 0,
    second: unknown = 0,
    microsecond: unknown = 0,
  ): null {
    this.$ordinal = checkedOrdinal(year, month, day);
    const minutes = part(hour, "hour", 23) * 60 + part(minute, "minute", 59);
    const seconds = minutes * 60 + part(second, "second", 59);
    this.$micros = seconds * 1e6 + part(microsecond, "microsecond", 999_999);
    return null;
  }

  get hour(): number {
    return Math.floor(this.$micros / 3.6e9);
  }

  get minute(): number {
    return Math.floor(this.$micros / 6e7) % 60;
  }

  get second(): number {
    return Math.floor(this.$micros / 1e6) % 60;
  }

  get microsecond(): number {
    return this.$micros % 1e6;
  }

  get tzinfo(): null {
    return null;
  }

  override get $moment(): Moment {
    const { hour, minute, second, microsecond } = this;
    return { ...dateOf(this.$ordinal), hour, minute, second, microsecond };
  }

  /** All microseconds since the beginning of year 1. */
  get $total(): bigint {
    return BigInt(this.$ordinal) * DAY + BigInt(this.$micros);
  }

  date(): unknown {
    const { year, month, day } = dateOf(this.$ordinal);
    return datetime_date(year, month, day);
  }

  /** Seconds since 1970, of a local time. */
  timestamp(): number {
    const { year, month, day, hour, minute, second, microsecond } = this.$moment;
    const date = new Date(2000, month - 1, day, hour, minute, second);
    date.setFullYear(year, month - 1, day);
    return date.getTime() / 1000 + microsecond / 1e6;
  }

  override replace(...changes: unknown[]): unknown {
    const { year, month, day, hour, minute, second, microsecond } = this.$moment;
    const parts = [year, month, day, hour, minute, second, microsecond];
    return datetime_datetime(...parts.map((own, i) => changes[i] ?? own));
  }

  ctime(): string {
    return timeText(this.$moment);
  }

  override isoformat(sep: unknown = "T", timespec: unknown = "auto"): string {
    const { hour, minute, second, microsecond } = this.$moment;
    const finest = timespec === "auto" ? (microsecond === 0 ? "seconds" : "microseconds") : timespec;
    const length = (precisions as Readonly<Record<string, number>>)[String(finest)];
    if (length === undefined) throw new ValueError("Unknown timespec value");
    const time = `${[hour, minute, second].map((n) => padded(n, 2)).join(":")}.${padded(microsecond, 6)}`;
    return `${DateValue.prototype.isoformat.call(this)}${String(sep)}${time.slice(0, length)}`;
  }

  override __add__(other: unknown): unknown {
    return isDelta(other) ? momentAt(this.$total + other.$value) : NotImplemented;
  }

  override __sub__(other: unknown): unknown {
    if (isDelta(other)) return momentAt(this.$total - other.$value);
    return isMoment(other) ? delta(this.$total - other.$total) : NotImplemented;
  }

  override __eq__(other: unknown): unknown {
    return isMoment(other) ? this.$total === other.$total : NotImplemented;
  }

  override __lt__(other: unknown): unknown {
    return isComparable(other) ? this.$total < other.$total : NotImplemented;
  }

  override __le__(other: unknown): unknown {
    return isComparable(other) ? this.$total <= other.$total : NotImplemented;
  }

  override __gt__(other: unknown): unknown {
    return isComparable(other) ? this.$total > other.$total : NotImplemented;
  }

  override __ge__(other: unknown): unknown {
    return isComparable(other) ? this.$total >= other.$total : NotImplemented;
  }

  override __hash__(): number {
    return hash(this.$total);
  }

  override __repr__(): string {
    const { year, month, day, hour, minute, second, microsecond } = this.$moment;
    const parts = [year, month, day, hour, minute];
    if (second !== 0 || microsecond !== 0) parts.push(second);
    if (microsecond !== 0) parts.push(microsecond);
    return `datetime.${typeName(this)}(${parts.join(", ")})`;
  }

  override __str__(): string {
    return this.isoformat(" ");
  }
}

/** How much of `10:30:00.000000` is shown. */
const precisions = { hours: 2, minutes: 5, seconds: 8, milliseconds: 12, microseconds: 15 } as const;

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:.(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?)?)?$/s;

export const datetime_datetime: ClassValue = /* @__PURE__ */ moduleClass("datetime", "datetime", DateTime, {
  bases: [datetime_date],
  parameters: {
    __init__: "year, month, day, hour=, minute=, second=, microsecond=",
    replace: "year=, month=, day=, hour=, minute=, second=, microsecond=",
    isoformat: "sep=, timespec=",
  },
  onClass: {
    now: [(cls, tz: unknown = null) => fromSeconds(cls, time_time(), tz), "tz="],
    today: [(cls) => fromSeconds(cls, time_time()), ""],
    fromtimestamp: [(cls, timestamp: unknown) => fromSeconds(cls, Number(timestamp)), "timestamp, /"],
    fromisoformat: [
      (cls, text: unknown) => {
        const match = ISO.exec(isoText(text));
        if (match === null) throw new ValueError(`Invalid isoformat string: ${repr(text)}`);
        const parts = match.slice(1, 7).map((digits) => Number(digits ?? 0));
        return call(cls, ...parts, Number((match[7] ?? "").padEnd(6, "0")));
      },
      "date_string, /",
    ],
  },
});

function fromSeconds(cls: unknown, seconds: number, tz: unknown = null): unknown {
  if (tz !== null) throw typeError("time zones are not supported");
  const micros = Math.round(seconds * 1e6);
  const date = new Date(Math.floor(micros / 1000));
  const { year, month, day, hour, minute, second } = localMoment(date);
  return call(cls, year, month, day, hour, minute, second, ((micros % 1e6) + 1e6) % 1e6);
}

function isMoment(x: unknown): x is DateTime {
  return x instanceof datetime_datetime;
}

/** @throws TypeError for a date */
function isComparable(other: unknown): other is DateTime {
  if (!isMoment(other) && other instanceof datetime_date) {
    throw typeError("can't compare datetime.datetime to datetime.date");
  }
  return isMoment(other);
}

function momentAt(total: bigint): unknown {
  const days = floor(total, DAY);
  const { year, month, day } = dateOf(checkedDay(Number(days)));
  const made = datetime_datetime(year, month, day) as DateTime;
  made.$micros = Number(total - days * DAY);
  return made;
}

function part(value: unknown, name: string, most: number): number {
  const number = sizeArgument(value);
  if (number >= 0 && number <= most) return number;
  throw new ValueError(`${name} must be in 0..${most}`);
}
