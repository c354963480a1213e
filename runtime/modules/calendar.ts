/** The Gregorian calendar, for years 1 to 9999 and somewhat beyond: days as numbers, and dates as text. */

const DAY = 86_400_000;
/** What Python counts the first day of year 1 as. */
const EPOCH = 719_163;

/** The number of a day; the first of January of year 1 is 1. */
export function ordinalOf(year: number, month: number, day: number): number {
  return Math.floor(new Date(0).setUTCFullYear(year, month - 1, day) / DAY) + EPOCH;
}

export function dateOf(ordinal: number): { year: number; month: number; day: number } {
  const date = new Date((ordinal - EPOCH) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysIn(year: number, month: number): number {
  return dateOf(ordinalOf(year, month + 1, 1) - 1).day;
}

/** Monday is 0. */
export function weekdayOf(ordinal: number): number {
  return (ordinal + 6) % 7;
}

/** Year, week and day of the week (Monday is 1) by ISO 8601. */
export function isoCalendar(ordinal: number): [year: number, week: number, day: number] {
  const weekday = weekdayOf(ordinal);
  const thursday = ordinal - weekday + 3;
  const { year } = dateOf(thursday);
  return [year, Math.floor((thursday - ordinalOf(year, 1, 1)) / 7) + 1, weekday + 1];
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** Offset from UTC in minutes, and the zone's name, where they are known. */
  readonly offset?: number;
  readonly zone?: string;
}

/** `Mon Jan 15 10:30:00 2024`. */
export function timeText(moment: Moment): string {
  return formatted("%a %b %e %H:%M:%S %Y", moment);
}

/** Puts the parts of a moment in place of `%Y`, `%m` …; what begins no directive stays. */
export function formatted(format: string, moment: Moment): string {
  return format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => directive(letter, moment) ?? whole);
}

function directive(letter: string, moment: Moment): string | undefined {
  const { year, month, day, hour, minute, second, microsecond } = moment;
  const ordinal = ordinalOf(year, month, day);
  const weekday = weekdayOf(ordinal);
  const yearday = ordinal - ordinalOf(year, 1, 1) + 1;
  switch (letter) {
    case "a":
      return DAYS[weekday]!.slice(0, 3);
    case "A":
      return DAYS[weekday]!;
    case "b":
    case "h":
      return MONTHS[month - 1]!.slice(0, 3);
    case "B":
      return MONTHS[month - 1]!;
    case "C":
      return padded(Math.floor(year / 100), 2);
    case "d":
      return padded(day, 2);
    case "e":
      return String(day).padStart(2);
    case "f":
      return padded(microsecond, 6);
    case "G":
      return String(isoCalendar(ordinal)[0]);
    case "H":
      return padded(hour, 2);
    case "I":
      return padded(hour % 12 || 12, 2);
    case "j":
      return padded(yearday, 3);
    case "m":
      return padded(month, 2);
    case "M":
      return padded(minute, 2);
    case "n":
      return "\n";
    case "p":
      return hour < 12 ? "AM" : "PM";
    case "S":
      return padded(second, 2);
    case "t":
      return "\t";
    case "u":
      return String(weekday + 1);
    case "U":
      return padded(Math.floor((yearday + 6 - ((weekday + 1) % 7)) / 7), 2);
    case "V":
      return padded(isoCalendar(ordinal)[1], 2);
    case "w":
      return String((weekday + 1) % 7);
    case "W":
      return padded(Math.floor((yearday + 6 - weekday) / 7), 2);
    case "y":
      return padded(year % 100, 2);
    case "Y":
      return String(year);
    case "z":
      return moment.offset === undefined ? "" : offsetText(moment.offset);
    case "Z":
      return moment.zone ?? "";
    case "%":
      return "%";
    default:
      return combined[letter] && formatted(combined[letter], moment);
  }
}

const combined: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return (minutes < 0 ? "-" : "+") + padded(Math.floor(size / 60), 2) + padded(size % 60, 2);
}

export function padded(n: number, width: number): string {
  return String(n).padStart(width, "0");
}
