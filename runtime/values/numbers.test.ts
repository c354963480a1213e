/** Numbers: exact integers, doubles, and the texts of arithmetic errors. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { repr } from "../text/index.ts";
import {
  add,
  bitand,
  bitor,
  demote,
  div,
  floordiv,
  iadd,
  imul,
  invert,
  lshift,
  mod,
  mul,
  NotImplemented,
  neg,
  pow,
  round,
  rshift,
  sub,
  Tuple,
} from "./index.ts";
import { OWN } from "./own.ts";

const integers = fc
  .oneof(
    fc.bigInt({ min: -100n, max: 100n }),
    fc.bigInt({ min: -(2n ** 55n), max: 2n ** 55n }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  )
  .map((exact) => ({ exact, value: demote(exact) }));

/** Canonical: a double inside ±(2^53−1), a bigint outside. */
function isCanonical(value: unknown): boolean {
  return typeof value === "bigint" ? demote(value) === value : Number.isSafeInteger(value);
}

test("integers are exact and canonical", () => {
  fc.assert(
    fc.property(integers, integers, (a, b) => {
      const floor = (x: bigint, y: bigint) => x / y - (x % y !== 0n && x < 0n !== y < 0n ? 1n : 0n);
      const cases: [unknown, bigint][] = [
        [add(a.value, b.value), a.exact + b.exact],
        [sub(a.value, b.value), a.exact - b.exact],
        [mul(a.value, b.value), a.exact * b.exact],
        [neg(a.value), -a.exact],
        [invert(a.value), ~a.exact],
        [bitand(a.value, b.value), a.exact & b.exact],
        [bitor(a.value, b.value), a.exact | b.exact],
        [lshift(a.value, 7), a.exact << 7n],
        [rshift(a.value, 7), a.exact >> 7n],
        [pow(a.value, 3), a.exact ** 3n],
      ];
      if (b.exact !== 0n) {
        cases.push([floordiv(a.value, b.value), floor(a.exact, b.exact)]);
        cases.push([mod(a.value, b.value), a.exact - b.exact * floor(a.exact, b.exact)]);
      }
      for (const [got, wanted] of cases) {
        expect(isCanonical(got)).toBe(true);
        expect(BigInt(got as number)).toBe(wanted);
      }
    }),
  );
});

test("a quotient is the nearest double, or exact", () => {
  expect([div(10, 2), div(10, 4), div(1, 3), div(true, 2)].map(repr)).toEqual([
    "5",
    "2.5",
    "0.3333333333333333",
    "0.5",
  ]);
  expect(div(10n ** 30n, 10n ** 10n)).toBe(10n ** 20n);
  expect(div(10n ** 40n + 1n, 10n ** 40n)).toBe(1);
  expect(div(1n, 3n * 10n ** 330n)).toBe(0);
});

test("negative zero is never visible", () => {
  for (const zero of [mul(0, -5), div(0, -5), neg(0), mod(-4, 2), floordiv(0, -3), round(-0.4)])
    expect(repr(zero)).toBe("0");
});

test("2 ** 100, 25!, and powers that are no integers", () => {
  let factorial: unknown = 1;
  for (let i = 1; i <= 25; i += 1) factorial = mul(factorial, i);
  expect([pow(2, 100), factorial].map(repr)).toEqual([
    "1267650600228229401496703205376",
    "15511210043330985984000000",
  ]);
  expect(
    [pow(2, -1), pow(4, 0.5), pow(-8, 1 / 3), pow(1, Number.NaN), pow(-1, Number.POSITIVE_INFINITY)].map(
      repr,
    ),
  ).toEqual(["0.5", "2", "nan", "1", "1"]);
});

test("round goes by the decimal digits one sees", () => {
  expect(
    [round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(0.5, 0), round(1e22)].map(
      repr,
    ),
  ).toEqual(["2", "4", "-2", "2.68", "1200", "0", "10000000000000000000000"]);
  expect(() => round(Number.NaN)).toThrow("cannot convert float NaN to integer");
  expect(() => round(Number.POSITIVE_INFINITY)).toThrow("cannot convert float infinity to integer");
});

test.each<[string, () => unknown]>([
  ["ZeroDivisionError: division by zero", () => div(1, 0)],
  ["ZeroDivisionError: division by zero", () => mod(1n << 60n, false)],
  ["ZeroDivisionError: 0 cannot be raised to a negative power", () => pow(0, -1)],
  ["ValueError: negative shift count", () => lshift(1, -1)],
  ["TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'", () => add(1, null)],
  ["TypeError: unsupported operand type(s) for &: 'float' and 'int'", () => bitand(1.5, 1)],
  ['TypeError: can only concatenate str (not "int") to str', () => add("a", 1)],
  ['TypeError: can only concatenate list (not "tuple") to list', () => add([], new Tuple([]))],
  ['TypeError: can only concatenate tuple (not "list") to tuple', () => add(new Tuple([]), [])],
  ["TypeError: can't multiply sequence by non-int of type 'float'", () => mul("a", 1.5)],
  ["TypeError: bad operand type for unary -: 'str'", () => neg("a")],
])("%s", (message, run) => {
  const [name, ...text] = message.split(": ");
  expect(run).toThrow(expect.objectContaining({ name, message: text.join(": ") }));
});

test("sequences are concatenated and repeated", () => {
  const xs = [1];
  expect(repr(add(xs, [2]))).toBe("[1, 2]");
  expect(repr(mul(2, xs))).toBe("[1, 1]");
  expect(repr(mul(new Tuple([1, 2]), 2))).toBe("(1, 2, 1, 2)");
  expect(repr(mul("ab", -1))).toBe("''");
  expect(xs).toEqual([1]);
});

test("augmented assignment changes lists in place", () => {
  const xs: unknown[] = [1];
  expect(iadd(xs, "ab")).toBe(xs);
  expect(iadd(xs, xs)).toBe(xs);
  expect(imul(xs, 2)).toBe(xs);
  expect(repr(xs)).toBe("[1, 'a', 'b', 1, 'a', 'b', 1, 'a', 'b', 1, 'a', 'b']");
  expect(iadd(1, 2)).toBe(3);
});

test("classes define operators", () => {
  class Money {
    static $class = true;
    static $name = "Money";
    readonly __lookupGetter__ = OWN;
    readonly amount: number;
    constructor(amount: number) {
      this.amount = amount;
    }
    __add__(other: unknown): unknown {
      return other instanceof Money ? new Money(this.amount + other.amount) : NotImplemented;
    }
    __radd__(other: unknown): unknown {
      return new Money(this.amount + Number(other));
    }
    __isub__(other: unknown): unknown {
      return new Money(this.amount - Number(other));
    }
  }
  class Euro extends Money {
    static override $name = "Euro";
    override __radd__(): unknown {
      return "reflected first";
    }
  }
  expect(add(new Money(1), new Money(2))).toMatchObject({ amount: 3 });
  expect(add(4, new Money(2))).toMatchObject({ amount: 6 });
  expect(add(new Money(1), new Euro(2))).toBe("reflected first");
  expect(() => add(new Money(1), 2)).toThrow("unsupported operand type(s) for +: 'Money' and 'int'");
});
