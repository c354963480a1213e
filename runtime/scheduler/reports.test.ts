import { describe, expect, test } from "vitest";
import { KeyError, ValueError } from "../errors/index.ts";
import { positionOf, positions } from "./positions.ts";
import { tracebackOf } from "./reports.ts";

function withStack<E extends Error>(error: E, ...frames: string[]): E {
  Object.defineProperty(error, "stack", {
    value: `Error: at first\n${frames.map((f) => `    at ${f}`).join("\n")}`,
  });
  return error;
}

const here = `${process.cwd()}/shop.m28`;

describe("traceback", () => {
  test("frames of M28 files, outermost first, and the type with its message", () => {
    const error = withStack(
      new KeyError("apple"),
      `price (file://${here}:7:3)`,
      "getitem (file:///x/runtime.mjs:1:2)",
      `async checkout (${here}:12:5)`,
      `async file://${here}:20:1`,
      "node:internal/process/task_queues:95:5",
    );
    expect(tracebackOf(error)).toBe(
      `Traceback (most recent call last):
  File "shop.m28", line 20, in <module>
  File "shop.m28", line 12, in checkout
  File "shop.m28", line 7, in price
KeyError: 'apple'
`,
    );
  });

  test("the entry of a suspending function is left out, recursion is not", () => {
    const lines = (...frames: string[]) =>
      tracebackOf(withStack(new ValueError(), ...frames)).match(/line \d+, in .*/g);
    expect(
      lines(`f (${here}:4:5)`, `start of f (${here}:3:1)`, `f (${here}:8:5)`, `start of f (${here}:3:1)`),
    ).toEqual(["line 8, in f", "line 4, in f"]);
    expect(lines(`f (${here}:4:9)`, `f (${here}:3:5)`, `<module> (${here}:9:1)`)).toEqual([
      "line 9, in <module>",
      "line 3, in f",
      "line 4, in f",
    ]);
  });

  test("frames as Firefox and Safari write them", () => {
    const error = new ValueError("x");
    Object.defineProperty(error, "stack", { value: "price@http://x/shop.m28:7:3\n@http://x/shop.m28:9:1\n" });
    expect(tracebackOf(error)).toContain(
      '  File "http://x/shop.m28", line 9, in <module>\n  File "http://x/shop.m28", line 7, in price\n',
    );
  });

  test("causes and contexts come first, with Python's sentences", () => {
    const first = withStack(new KeyError("k"));
    const second = withStack(new ValueError("v"));
    const third = withStack(new ValueError("w"));
    second.__cause__ = first;
    third.__context__ = second;
    const head = "Traceback (most recent call last):\n";
    expect(tracebackOf(third)).toBe(
      `${head}KeyError: 'k'\n\nThe above exception was the direct cause of the following exception:\n\n` +
        `${head}ValueError: v\n\nDuring handling of the above exception, another exception occurred:\n\n` +
        `${head}ValueError: w\n`,
    );
    third.__suppress_context__ = true;
    expect(tracebackOf(third)).toBe(`${head}ValueError: w\n`);
  });

  test("errors of JavaScript and things that are no errors", () => {
    expect(tracebackOf(withStack(new TypeError("bad"), "f (/x/y.mjs:1:2)"))).toBe(
      'Traceback (most recent call last):\n  File "/x/y.mjs", line 1, in f\nJSError: TypeError: bad\n',
    );
    expect(tracebackOf(withStack(new RangeError("Maximum call stack size exceeded")))).toContain(
      "\nRecursionError: maximum recursion depth exceeded\n",
    );
    expect(tracebackOf("text")).toBe("Traceback (most recent call last):\nJSError: text\n");
  });
});

test("positions of several modules", () => {
  const a = positions("a.m28", "14:5:main 20:3:go block 7:1:f");
  const b = positions("b.m28", "1:1:g");
  expect([a, a + 1, a + 2, b].map((at) => positionOf(at))).toEqual([
    { file: "a.m28", line: 14, column: 5, name: "main" },
    { file: "a.m28", line: 20, column: 3, name: "go block" },
    { file: "a.m28", line: 7, column: 1, name: "f" },
    { file: "b.m28", line: 1, column: 1, name: "g" },
  ]);
  expect([positionOf(-1), positionOf(a + 3)]).toEqual([null, null]);
});
