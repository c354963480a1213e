/** Remainders of products: the same as the operations one after the other. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { add, mod, mul, mulAddMod } from "./index.ts";

const most = Number.MAX_SAFE_INTEGER;
const edges = [
  0,
  1,
  2,
  65535,
  65536,
  65537,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 52,
  most,
].flatMap((x) => [x, -x]);
const integers = fc.oneof(
  fc.constantFrom(...edges),
  fc.integer({ min: 0, max: 2 ** 32 }),
  fc.maxSafeInteger(),
);

test("every operand an integer", () => {
  fc.assert(
    fc.property(integers, integers, integers, integers, (a, b, c, m) => {
      fc.pre(m !== 0);
      expect(mulAddMod(a, b, c, m)).toEqual(mod(add(mul(a, b), c), m));
    }),
    { numRuns: 5000 },
  );
});

test("divisors of 32 bits", () => {
  const word = fc.oneof(
    fc.integer({ min: 2 ** 32 - 70000, max: 2 ** 32 - 1 }),
    fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  );
  const large = fc.integer({ min: 0, max: most });
  fc.assert(
    fc.property(fc.oneof(word, large), fc.oneof(word, large), fc.oneof(word, large), word, (a, b, c, m) => {
      const exact = (BigInt(a) * BigInt(b) + BigInt(c)) % BigInt(m);
      expect(mulAddMod(a, b, c, m)).toBe(Number(exact));
    }),
    { numRuns: 20000 },
  );
});

test("fractions and infinities", () => {
  expect(mulAddMod(2.5, 1e16, 1, 7)).toBe((2.5 * 1e16 + 1) % 7);
  expect(mulAddMod(0.5, 0.5, 0.25, 0.375)).toBe(0.125);
  expect(mulAddMod(Number.POSITIVE_INFINITY, 1, 1, 7)).toBeNaN();
  expect(() => mulAddMod(2, 3, 4, 0)).toThrow("division by zero");
});
