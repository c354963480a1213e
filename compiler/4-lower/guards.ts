/** Tests that stand before JavaScript's own way of doing an operation. */
import { KIND, mayBe, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";

type Expr = b.es.Expression;

/** Do all of these hold? There must be one. */
export function allOf(tests: readonly Expr[]): Expr {
  return tests.reduce((x, y) => b.logical("&&", x, y));
}

/** `typeof value === "number"` */
export function isNumberTest(value: Expr): Expr {
  return b.binary("===", b.unary("typeof", bare(value)), b.literal("number"));
}

/** `Array.isArray(value)` */
export function isListTest(value: Expr): Expr {
  return b.call(b.member(b.id("Array"), "isArray"), [value]);
}

/** `value === (value | 0)`, of a number */
export function isInt32Test(value: Expr): Expr {
  return b.binary("===", bare(value), b.binary("|", bare(value), b.literal(0)));
}

/** Without its place in the source, which another mention of it has. */
export function bare(value: Expr): Expr {
  return value.type === "Identifier" ? b.id(value.name) : value;
}

/** Is there any use in testing for a number? Of a value that never is, nothing is known. */
export function mayBeNumber(type: Type): boolean {
  return type.kinds === 0 || mayBe(type, KIND.int | KIND.float);
}
