import { describe, expect, it } from "vitest";
import { repr } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { Tuple } from "../values/tuple.ts";
import {
  arity,
  call,
  callKw,
  fn,
  getattr,
  mergeKeywords,
  setattr,
  special,
  spread,
  variadic,
} from "./index.ts";
import type { FunctionValue } from "./types.ts";

const f = fn((a: unknown, b: unknown = 10) => [a, b], "f(a, b=)");
const all = variadic(
  (a: unknown, rest: unknown, k: unknown, kw: unknown) => [a, rest, k ?? "default", kw],
  "all(a, *rest, k=, **kw)",
);

function keywords(entries: Record<string, unknown>): Dict {
  return Dict.from(Object.entries(entries));
}

function message(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return String(error);
  }
  return "no error";
}

describe("binding", () => {
  it.each([
    ["two(a, b)", 0, "two() missing 2 required positional arguments: 'a' and 'b'"],
    ["two(a, b)", 1, "two() missing 1 required positional argument: 'b'"],
    ["three(a, b, c)", 0, "three() missing 3 required positional arguments: 'a', 'b', and 'c'"],
    ["two(a, b)", 3, "two() takes 2 positional arguments but 3 were given"],
    ["none()", 1, "none() takes 0 positional arguments but 1 was given"],
    ["one(a)", 2, "one() takes 1 positional argument but 2 were given"],
    ["f(a, b=)", 3, "f() takes from 1 to 2 positional arguments but 3 were given"],
    ["<lambda>(x)", 0, "<lambda>() missing 1 required positional argument: 'x'"],
    [".area(self, r)", 2, "area() takes 2 positional arguments but 3 were given"],
    [".area(self, r)", 0, "area() missing 1 required positional argument: 'r'"],
  ])("%s called with %i arguments", (sig, count, text) => {
    expect(message(() => arity(sig, count))).toBe(`TypeError: ${text}`);
  });

  it("puts keyword arguments in their places", () => {
    expect(callKw(f, [], keywords({ b: 2, a: 1 }))).toEqual([1, 2]);
    expect(callKw(f, [1], new Dict())).toEqual([1, 10]);
  });

  it("collects rest and keywords", () => {
    expect(repr(call(all, 1, 2, 3))).toBe("[1, (2, 3), 'default', {}]");
    expect(repr(callKw(all, [1], keywords({ z: 9, k: 5 })))).toBe("[1, (), 5, {'z': 9}]");
  });

  it("reports keywords that do not fit", () => {
    expect(message(() => callKw(f, [1], keywords({ z: 1 })))).toBe(
      "TypeError: f() got an unexpected keyword argument 'z'",
    );
    expect(message(() => callKw(f, [1], keywords({ a: 1 })))).toBe(
      "TypeError: f() got multiple values for argument 'a'",
    );
    expect(message(() => callKw(f, [], keywords({ b: 1 })))).toBe(
      "TypeError: f() missing 1 required positional argument: 'a'",
    );
    const only = variadic((k: unknown) => k, "only(*, k)");
    expect(message(() => call(only))).toBe("TypeError: only() missing 1 required keyword-only argument: 'k'");
    expect(message(() => call(only, 1))).toBe(
      "TypeError: only() takes 0 positional arguments but 1 was given",
    );
    const first = fn((a: unknown) => a, "first(a, /)");
    expect(message(() => callKw(first, [], keywords({ a: 1 })))).toBe(
      "TypeError: first() got some positional-only arguments passed as keyword arguments: 'a'",
    );
  });
});

describe("calls", () => {
  it("refuses what cannot be called", () => {
    expect(message(() => call(5))).toBe("TypeError: 'int' object is not callable");
    expect(message(() => call(null))).toBe("TypeError: 'NoneType' object is not callable");
    expect(message(() => call([]))).toBe("TypeError: 'list' object is not callable");
  });

  it("gives keywords to a JavaScript function as one plain object, and None for undefined", () => {
    expect(callKw((...args: unknown[]) => args, [1], keywords({ a: 2 }))).toEqual([1, { a: 2 }]);
    expect(call(() => undefined)).toBe(null);
    expect(call(() => 5n)).toBe(5);
  });

  it("spreads iterables and merges mappings", () => {
    expect(spread(new Tuple([1, 2]))).toEqual([1, 2]);
    expect(spread("ab")).toEqual(["a", "b"]);
    expect(message(() => spread(5))).toBe("TypeError: argument after * must be an iterable, not int");
    expect(message(() => mergeKeywords(new Dict(), 5))).toBe(
      "TypeError: argument after ** must be a mapping, not int",
    );
    expect(message(() => mergeKeywords(new Dict(), Dict.from([[1, 2]])))).toBe(
      "TypeError: keywords must be strings",
    );
    expect(message(() => mergeKeywords(keywords({ a: 1 }), keywords({ a: 2 }), f))).toBe(
      "TypeError: f() got multiple values for keyword argument 'a'",
    );
  });
});

describe("function attributes", () => {
  it("has a name, documentation, and what the program adds", () => {
    const g = fn(() => 1, "g?()") as FunctionValue;
    expect(getattr(g, "__name__", special)).toBe("g?");
    expect(getattr(g, "__doc__", special)).toBe(null);
    setattr(g, "length", 3);
    setattr(g, "calls", 0);
    expect([getattr(g, "length"), getattr(g, "calls")]).toEqual([3, 0]);
    expect(message(() => getattr(g, "bind"))).toBe(
      "AttributeError: 'function' object has no attribute 'bind'",
    );
    expect(repr(g)).toBe("<function g?>");
  });
});
