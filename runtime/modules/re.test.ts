import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtinValue, entryOf } from "../builtins/python-values.ts";
import * as runtime from "../index.ts";
import type { Match } from "./re-match.ts";

type Case = readonly [name: string, args: readonly unknown[], expected: string];

const cases = readFileSync(new URL("re-cases.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

/** What re-cases.py shows of a result. */
function shown(result: unknown): unknown {
  if (runtime.isinstance(result, runtime.re_Match)) {
    const match = result as Match;
    const groups = Array.from({ length: match.$expression.groups + 1 }, (_, i) => match.span(i));
    return tuple(
      match.span(),
      match.$group(0),
      match.groups(),
      match.groupdict(),
      groups,
      match.lastindex,
      match.lastgroup,
    );
  }
  if (typeof (result as Iterator<unknown> | null)?.next !== "function") return result;
  return Array.from(result as Iterable<Match>, (match) => tuple(match.span(), match.groups()));
}

function tuple(...items: unknown[]): unknown {
  return new runtime.Tuple(items);
}

function answer(name: string, args: readonly unknown[]): string {
  try {
    const result = runtime.call(builtinValue(entryOf(`re.${name}`)), ...args);
    return runtime.repr(shown(result));
  } catch (error) {
    return `${(error as Error).name}: ${runtime.str(error)}`;
  }
}

describe("the module re does what Python's does", () => {
  it.each([...new Set(cases.map(([name]) => name))])("%s", (tested) => {
    const expected = cases.filter(([name]) => name === tested);
    expect(expected.map(([name, args]) => [name, args, answer(name, args)])).toEqual(expected);
  });
});
