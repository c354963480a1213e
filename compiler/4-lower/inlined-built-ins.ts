/** Calls of built-in functions for which JavaScript has the same, behind the tests that say that it is the same. */
import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import type { Argument, Core } from "../3-analyze/core.ts";
import { isNumber, isOnly, KIND, mayBe } from "../3-analyze/types/type.ts";
import { positional } from "./arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { listTest } from "./direct-flags.ts";
import { lower, operands } from "./evaluation.ts";
import { allOf, bare, isNumberTest, mayBeNumber } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { typeTest } from "./type-tests.ts";

type Expr = b.es.Expression;

/** Null where there is nothing better than the runtime's function. */
export function inlinedBuiltin(
  cx: FunctionContext,
  entry: BuiltinEntry,
  args: readonly Argument[],
  node: Core,
): Expr | null {
  const values = positional(args);
  if (values === null || cx.module.facts.protocolSuspends(node)) return null;
  const [only] = values;
  const slow = (operands: Expr[]) => cx.module.rt(entry.export, operands, node.span);
  switch (entry.name) {
    case "isinstance":
      return values.length === 2 ? typeTest(cx, node, only!, values[1]!) : null;
    case "math.sqrt":
      return values.length === 1 ? squareRoot(cx, entry, only!, node) : null;
    case "len":
      return values.length === 1 ? length(cx, node, only!, slow) : null;
    case "min":
    case "max":
      return extreme(cx, node, entry.name === "min" ? "<" : ">", values, (operands) =>
        slow([cx.module.rt("tupleOf", operands)]),
      );
    default:
      return null;
  }
}

/** What the runtime does with operands of other kinds. */
type Slow = (values: Expr[]) => Expr;

/** So many numbers are compared in place. */
const MOST_COMPARED = 4;

/** `typeof x === "number" && x >= 0 ? Math.sqrt(x) : math_sqrt(x)` */
function squareRoot(cx: FunctionContext, entry: BuiltinEntry, operand: Core, node: Core): Expr | null {
  if (!mayBeNumber(cx.module.types.typeOf(operand))) return null;
  const { before, values } = repeatable(cx, [operand], [lower(cx, operand)]);
  const [value] = values as [Expr];
  const isPositive = b.binary(">=", bare(value), b.literal(0));
  const isKnown = isNumber(cx.module.types.typeOf(operand));
  const test = isKnown ? isPositive : allOf([isNumberTest(value), isPositive]);
  const root = b.call(b.member(b.id("Math"), "sqrt"), [value], node.span);
  return after(before, b.conditional(test, root, cx.module.rt(entry.export, [bare(value)], node.span)), node);
}

function length(cx: FunctionContext, node: Core, operand: Core, slow: Slow): Expr | null {
  const type = cx.module.types.typeOf(operand);
  if (isOnly(type, KIND.list)) return b.member(operands(cx, [operand])[0]!, "length", node.span);
  const { members, facts } = cx.module;
  const isHooked = members.extendsBuiltIns && facts.definesMethod("__len__");
  if (isHooked || !mayBe(type, KIND.list)) return null;
  const { before, values } = repeatable(cx, [operand], operands(cx, [operand]));
  const xs = values[0]!;
  return after(
    before,
    b.conditional(listTest(cx, operand, xs), b.member(xs, "length"), slow(values.map(bare)), node.span),
    node,
  );
}

/** The first of the numbers that none of the others is below, or above. */
function extreme(
  cx: FunctionContext,
  node: Core,
  op: "<" | ">",
  nodes: readonly Core[],
  slow: Slow,
): Expr | null {
  if (nodes.length < 2 || nodes.length > MOST_COMPARED) return null;
  const types = nodes.map((each) => cx.module.types.typeOf(each));
  if (!types.every(mayBeNumber)) return null;
  const { before, values } = repeatable(cx, nodes, operands(cx, nodes));
  const tests = values.filter((_, i) => !isNumber(types[i]!)).map(isNumberTest);
  const fast = values.slice(1).reduce((best, value, i) => {
    if (i === 0) return chosen(op, value, best);
    const held = b.id(cx.temporary());
    return b.conditional(b.binary(op, value, b.assign(held, best)), value, held);
  }, values[0]!);
  if (tests.length === 0) return after(before, fast, node);
  return after(before, b.conditional(allOf(tests), fast, slow(values.map(bare)), node.span), node);
}

function chosen(op: "<" | ">", value: Expr, best: Expr): Expr {
  return b.conditional(b.binary(op, value, best), value, best);
}
