/** Suggestions are near, and only near. */
import { expect, test } from "vitest";
import { didYouMean } from "./suggest.ts";

const NAMES = ["print", "println", "range", "sorted", "select-timeout", "chan-closed?", "x", "ch"];

test.each([
  ["pritn", "print"],
  ["Print", "print"],
  ["prnt", "print"],
  ["selct-timeout", "select-timeout"],
  ["chan_closed?", "chan-closed?"],
  ["rang", "range"],
  ["hc", "ch"],
  ["y", null],
  ["foo", null],
  ["zzzzzzzzzz", null],
])("%s: %s", (name, suggestion) => {
  expect(didYouMean(name, NAMES)).toBe(suggestion);
});

test("a name is no suggestion for itself", () => {
  expect(didYouMean("range", ["range"])).toBeNull();
});
