import { expect, it } from "vitest";
import { mostSteps } from "./regexp-cost.ts";

it.each([
  ["abc", 121],
  ["\\w+", 1331],
  ["(?<g1>\\w+)=(?<g2>[^*+(]*)", 14641],
  ["a|b|c", 484],
  ["a?b??", 484],
  ["a{2,3}", 1331],
  ["(?:ab)+", 1331],
  ["\\p{L}+(?=x)", 1331],
  ["[[a-z]--[aeiou]]*\\(\\*", 1331],
] as const)("bounds the ways of %s", (source, steps) => {
  expect(mostSteps(source, 10)).toBe(steps);
});

it.each(["(a+)+", "(?:a|aa)*", "((a?)b)+", "(?<g1>a)\\k<g1>", "(?:(?:a*)b){2,}"])(
  "does not bound those of %s",
  (source) => {
    expect(mostSteps(source, 10)).toBe(Infinity);
  },
);
