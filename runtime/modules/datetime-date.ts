/** The module datetime: date, a day of the calendar. */
import { clock } from "../clock.ts";
import { OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { sizeArgument, textArgument } from "../methods/arguments.ts";
import { call } from "../objects/calls.ts";
import type { ClassValue } from "../objects/types.ts";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { NotImplemented } from "../values/constants.ts";
import { hash } from "../values/hash.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import {
  dateOf,
  daysIn,
  formatted,
  isoCalendar,
  type Moment,
  ordinalOf,
  padded,
  weekdayOf,
} from "./calendar.ts";
import { delta, isDelta } from "./datetime-timedelta.ts";
import { moduleClass } from "./module-class.ts";
import { localMoment } from "./time-parts.ts";

export const LAST_DAY = 3_652_059;
export const DAY = 86_400_000_000n;

/** Its methods serve `datetime` too, where that has none of its own. */
export class DateValue {
  declare $ordinal: number;

  __init__(year: unknown, month: unknown, day: unknown): null {
    this.$ordinal = checkedOrdinal(year, month, day);
    return null;
  }

  get year(): number {
    return dateOf(this.$ordinal).year;
  }

  get month(): number {
    return dateOf(this.$ordinal).month;
  }

  get day(): number {
    return dateOf(this.$ordinal).day;
  }

  get $moment(): Moment {
    return { ...dateOf(this.$ordinal), hour: 0, minute: 0, second: 0, microsecond: 0 };
  }

  weekday(): number {
    return weekdayOf(this.$ordinal);
  }

  isoweekday(): number {
    return weekdayOf(this.$ordinal) + 1;
  }

  isocalendar(): Tuple {
    return new Tuple(isoCalendar(this.$ordinal));
  }

  toordinal(): number {
    return this.$ordinal;
  }

  replace(year?: unknown, month?: unknown, day?: unknown): unknown {
    const { $moment } = this;
    return datetime_date(year ?? $moment.year, month ?? $moment.month, day ?? $moment.day);
  }

  isoformat(): string {
    const { year, month, day } = this.$moment;
    return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  }

  strftime(format: unknown): string {
    return formatted(textArgument(format, "strftime() argument 1"), this.$moment);
  }

  __format__(spec: unknown): string {
    return spec === "" ? str(this) : this.strftime(spec);
  }

  __add__(other: unknown): unknown {
    return isDelta(other) ? dayAt(this.$ordinal + other.days) : NotImplemented;
  }

  __radd__(other: unknown): unknown {
    return this.__add__(other);
  }

  __sub__(other: unknown): unknown {
    if (isDelta(other)) return dayAt(this.$ordinal - other.days);
    return isPlainDate(other) ? delta(BigInt(this.$ordinal - other.$ordinal) * DAY) : NotImplemented;
  }

  __eq__(other: unknown): unknown {
    return isPlainDate(other) ? this.$ordinal === other.$ordinal : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return isPlainDate(other) ? this.$ordinal < other.$ordinal : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return isPlainDate(other) ? this.$ordinal <= other.$ordinal : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return isPlainDate(other) ? this.$ordinal > other.$ordinal : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return isPlainDate(other) ? this.$ordinal >= other.$ordinal : NotImplemented;
  }

  __hash__(): number {
    return hash(this.$ordinal);
  }

  __copy__(): unknown {
    return this;
  }

  __deepcopy__(_memo: unknown): unknown {
    return this;
  }

  __repr__(): string {
    const { year, month, day } = this.$moment;
    return `datetime.${typeName(this)}(${year}, ${month}, ${day})`;
  }

  __str__(): string {
    return this.isoformat();
  }
}

export const datetime_date: ClassValue = /* @__PURE__ */ moduleClass("datetime", "date", DateValue, {
  parameters: {
    __init__: "year, month, day",
    replace: "year=, month=, day=",
    strftime: "format",
  },
  onClass: {
    today: [
      (cls) => {
        const { year, month, day } = localMoment(new Date(clock.unixTime()));
        return call(cls, year, month, day);
      },
      "",
    ],
    fromordinal: [
      (cls, n: unknown) => {
        const { year, month, day } = dateOf(checkedDay(sizeArgument(n)));
        return call(cls, year, month, day);
      },
      "n, /",
    ],
    fromisoformat: [
      (cls, text: unknown) => {
        const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(isoText(text));
        if (match === null) throw new ValueError(`Invalid isoformat string: ${repr(text)}`);
        return call(cls, ...match.slice(1).map(Number));
      },
      "date_string, /",
    ],
  },
});

/** A date that is no datetime. */
function isPlainDate(x: unknown): x is DateValue {
  return x instanceof datetime_date && (x as { readonly $micros?: unknown }).$micros === undefined;
}

/** @throws ValueError when there is no such day, OverflowError when a number is too large */
export function checkedOrdinal(year: unknown, month: unknown, day: unknown): number {
  const [y, m, d] = [sizeArgument(year), sizeArgument(month), sizeArgument(day)];
  if (y < 1 || y > 9999) throw new ValueError(`year ${y} is out of range`);
  if (m < 1 || m > 12) throw new ValueError("month must be in 1..12");
  if (d < 1 || d > daysIn(y, m)) throw new ValueError("day is out of range for month");
  return ordinalOf(y, m, d);
}

export function checkedDay(ordinal: number): number {
  if (ordinal >= 1 && ordinal <= LAST_DAY) return ordinal;
  throw new OverflowError("date value out of range");
}

export function isoText(text: unknown): string {
  if (typeof text === "string") return text;
  throw typeError("fromisoformat: argument must be str");
}

function dayAt(ordinal: number): unknown {
  const { year, month, day } = dateOf(checkedDay(ordinal));
  return datetime_date(year, month, day);
}
