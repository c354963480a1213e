/** Operators, slices and number texts give what CPython gives (the cases are made by python-cases.py). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { caught } from "../errors/index.ts";
import { repr } from "../text/index.ts";
import {
  add,
  bitand,
  bitor,
  bitxor,
  delitem,
  div,
  eq,
  floordiv,
  getitem,
  le,
  lshift,
  lt,
  mod,
  mul,
  parseFloatText,
  parseInteger,
  pow,
  powMod,
  round,
  rshift,
  Slice,
  setitem,
  sub,
  Tuple,
} from "./index.ts";

// biome-ignore lint/suspicious/noExplicitAny: the cases are untyped
type Any = any;

const functions: Record<string, (...args: Any[]) => unknown> = {
  add,
  sub,
  mul,
  // An exact quotient is an integer where CPython gives a double.
  truediv: (a, b) => Number(div(a, b)),
  floordiv,
  mod,
  and_: bitand,
  or_: bitor,
  xor: bitxor,
  lt,
  le,
  eq,
  lshift,
  rshift,
  pow: (a, b, m) => (m === undefined ? pow(a, b) : powMod(a, b, m)),
  round,
  int: parseInteger,
  float: parseFloatText,
  slice: (items, start, stop, step) => getitem(items, new Slice(start, stop, step)),
  assigned: (items, start, stop, step, values) => {
    setitem(items, new Slice(start, stop, step), values);
    return items;
  },
  deleted: (items, start, stop, step) => {
    delitem(items, new Slice(start, stop, step));
    return items;
  },
};

test("as CPython", () => {
  const lines = readFileSync(new URL("python-cases.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  expect(lines.length).toBeGreaterThan(3000);
  for (const line of lines) {
    const [name, args, wanted] = JSON.parse(line);
    expect(`${line} → ${outcome(() => functions[name]!(...args.map(decode)))}`).toBe(
      `${line} → ${expected(wanted)}`,
    );
  }
});

function outcome(run: () => unknown): string {
  try {
    return repr(run());
  } catch (error) {
    return oneText(String(caught(error)));
  }
}

function expected(wanted: Any): string {
  return typeof wanted?.error === "string" ? oneText(wanted.error) : repr(decode(wanted));
}

/** M28 has one text for each kind of division by zero. */
function oneText(error: string): string {
  if (error.includes("negative power")) return "ZeroDivisionError: 0 cannot be raised to a negative power";
  return error.startsWith("ZeroDivisionError") ? "ZeroDivisionError: division by zero" : error;
}

function decode(value: Any): Any {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  if ("big" in value) return BigInt(value.big);
  return "tuple" in value ? new Tuple(value.tuple.map(decode)) : parseFloatText(value.float);
}
