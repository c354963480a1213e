/** The standard modules time and datetime. */
import type { BuiltinEntry, MethodEntry } from "../manifest-types.ts";
import { moduleSection, pure, type Row, suspends, value, words } from "./entry.ts";

export const time: readonly BuiltinEntry[] = moduleSection("time", [
  pure("time", "time()", "number", "Seconds since 1970, with a fraction."),
  pure("time_ns", "time_ns()", "int", "Nanoseconds since 1970."),
  pure("monotonic", "monotonic()", "number", "Seconds of a clock that is never set back."),
  pure("perf_counter", "perf_counter()", "number", "Seconds of the finest clock there is."),
  suspends("sleep", "none", "Suspends this goroutine for so many seconds."),
  pure("localtime", "localtime(seconds=, /)", "tuple", "The parts of a moment in the local time zone."),
  pure("gmtime", "gmtime(seconds=, /)", "tuple", "The parts of a moment in UTC."),
  pure("mktime", "mktime(t, /)", "number", "The seconds since 1970 of the parts of a local time."),
  pure("strftime", "strftime(format, t=, /)", "str", "The parts of a moment as text: `%Y-%m-%d`."),
  pure("ctime", "ctime(seconds=, /)", "str", "A moment as text: `Mon Jan 15 10:30:00 2024`."),
  { ...value("struct_time", "The parts of a moment."), kind: "class" as const },
]).map((entry) => (entry.name === "sleep" ? { ...entry, export: "sleep" } : entry));

/** What macros may use of `datetime`: nothing that tells the time. */
const DATETIME = words(`
  timedelta MINYEAR MAXYEAR
`);

export const datetime = moduleSection({ module: "datetime", inMacros: DATETIME }, [
  type(
    "datetime",
    "datetime(year, month, day, hour=, minute=, second=, microsecond=)",
    "A day and a time of day, without a time zone.",
    [
      ["now", "now(tz=)", "The present moment."],
      ["today", "today()", "The present moment."],
      ["fromtimestamp", "fromtimestamp(timestamp, /)", "The moment that many seconds after 1970."],
      ["fromisoformat", "fromisoformat(date_string, /)", "The moment that a text names."],
      ["isoformat", "isoformat(sep=, timespec=)", "Text: `2024-01-15T10:30:00`."],
      ["timestamp", "timestamp()", "Seconds since 1970."],
      ["date", "date()", "The day."],
      ["replace", "replace(year=, month=, day=, hour=, minute=, second=, microsecond=)", "With other parts."],
    ],
  ),
  type("date", "date(year, month, day)", "A day of the calendar.", [
    ["weekday", "weekday()", "The day of the week; Monday is 0."],
    ["strftime", "strftime(format)", "Text, by a format: `%Y-%m-%d`."],
  ]),
  type(
    "timedelta",
    "timedelta(days=, seconds=, microseconds=, milliseconds=, minutes=, hours=, weeks=)",
    "The time between two moments.",
    [["total_seconds", "total_seconds()", "All of it in seconds."]],
  ),
  value("MINYEAR", "The first year.", { result: "int" }),
  value("MAXYEAR", "The last year.", { result: "int" }),
]);

type MethodRow = readonly [name: string, signature: string, doc: string];

function type(name: string, signature: string, doc: string, rows: readonly MethodRow[]): Row {
  const methods = rows.map(
    ([method, sig, text]): MethodEntry => ({
      name: method,
      types: [name],
      signature: sig,
      result: "any",
      doc: text,
    }),
  );
  return { ...pure(name, signature, "any", doc), kind: "class", methods };
}
