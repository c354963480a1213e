/** repr, format, `%` and str.format give what CPython gives (the cases are made by python-cases.py). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { caught } from "../errors/index.ts";
import { dictOf, parseFloatText, Tuple } from "../values/index.ts";
import { ascii, format, formatFields, percentFormat, repr } from "./index.ts";

// biome-ignore lint/suspicious/noExplicitAny: the cases are untyped
type Any = any;

const functions: Record<string, (...args: Any[]) => string> = {
  repr,
  ascii,
  format,
  percent: percentFormat,
  fields: formatFields,
};

test("as CPython", () => {
  const lines = readFileSync(new URL("python-cases.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  expect(lines.length).toBeGreaterThan(2000);
  for (const line of lines) {
    const [name, args, wanted] = JSON.parse(line);
    expect(`${line} → ${outcome(() => functions[name]!(...args.map(decode)))}`).toBe(
      `${line} → ${wanted.error ?? wanted}`,
    );
  }
});

function outcome(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return String(caught(error));
  }
}

function decode(value: Any): Any {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  if ("big" in value) return BigInt(value.big);
  if ("tuple" in value) return new Tuple(value.tuple.map(decode));
  return "dict" in value ? dictOf(...value.dict.flat().map(decode)) : parseFloatText(value.float);
}
