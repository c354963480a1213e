/** Calls of built-in functions for which JavaScript has the same, behind the tests that say that it is the same. */
import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import type { Argument, Core } from "../3-analyze/core.ts";
import { isNumber } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, bare, isNumberTest, mayBeNumber } from "./guards.ts";
import { lower } from "./lower-expression.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

/** Null where there is nothing better than the runtime's function. */
export function inlinedBuiltin(
  cx: FunctionContext,
  entry: BuiltinEntry,
  args: readonly Argument[],
  node: Core,
): Expr | null {
  const [arg] = args;
  if (entry.name !== "math.sqrt" || args.length !== 1 || arg?.kind !== "positional") return null;
  return mayBeNumber(cx.module.types.typeOf(arg.value)) ? squareRoot(cx, entry, arg.value, node) : null;
}

/** `typeof x === "number" && x >= 0 ? Math.sqrt(x) : math_sqrt(x)` */
function squareRoot(cx: FunctionContext, entry: BuiltinEntry, operand: Core, node: Core): Expr {
  const { before, values } = repeatable(cx, [operand], [lower(cx, operand)]);
  const [value] = values as [Expr];
  const isPositive = b.binary(">=", bare(value), b.literal(0));
  const isKnown = isNumber(cx.module.types.typeOf(operand));
  const test = isKnown ? isPositive : allOf([isNumberTest(value), isPositive]);
  const root = b.call(b.member(b.id("Math"), "sqrt"), [value], node.span);
  return after(before, b.conditional(test, root, cx.module.rt(entry.export, [bare(value)], node.span)), node);
}
