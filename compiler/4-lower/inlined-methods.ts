/** Calls of methods of lists as JavaScript's own, behind the tests that say that it is a list. */
import type { MethodCall } from "../3-analyze/core.ts";
import { isOnly, KIND, mayBe } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, bare, isListTest } from "./guards.ts";
import { positional } from "./inlined-built-ins.ts";
import { operands } from "./lower-expression.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

/** What the runtime does with operands of other kinds. */
type Slow = (values: Expr[]) => Expr;

/** Null where the call goes through the runtime. */
export function inlinedMethod(cx: FunctionContext, node: MethodCall, slow: Slow): Expr | null {
  const { object, name } = node;
  const args = positional(node.args);
  const form = FORMS[name];
  if (args === null || form === undefined || args.length !== form.parameters) return null;
  // What else is an array, an instance of a class derived from `list`, may have a method of its own.
  const type = cx.module.types.typeOf(object);
  const isList = isOnly(type, KIND.list);
  if (!isList && (cx.module.members.extendsBuiltIns || !mayBe(type, KIND.list))) return null;
  const nodes = [object, ...args];
  const lowered = operands(cx, nodes);
  if (isList && form.test === undefined) return form.fast(lowered[0]!, lowered.slice(1), node);
  const { before, values } = repeatable(cx, nodes, lowered);
  const [xs, ...rest] = values as [Expr, ...Expr[]];
  const tests = [...(isList ? [] : [isListTest(xs)]), ...(form.test === undefined ? [] : [form.test(xs)])];
  const fast = form.fast(xs, rest, node);
  return after(before, b.conditional(allOf(tests), fast, slow(values.map(bare)), node.span), node);
}

interface Form {
  readonly parameters: number;
  /** What must hold of the list. */
  readonly test?: (xs: Expr) => Expr;
  readonly fast: (xs: Expr, args: Expr[], node: MethodCall) => Expr;
}

const FORMS: Readonly<Record<string, Form>> = {
  append: { parameters: 1, fast: (xs, args, node) => pushed(xs, args, node) },
  copy: { parameters: 0, fast: (xs, args, node) => ownMethod(xs, "slice", args, node) },
  pop: {
    parameters: 0,
    test: (xs) => b.binary(">", b.member(xs, "length"), b.literal(0)),
    fast: (xs, args, node) => ownMethod(xs, "pop", args, node),
  },
};

/** Its value is None; who takes only its effect drops that. */
function pushed(xs: Expr, args: Expr[], node: MethodCall): Expr {
  return b.sequence([ownMethod(xs, "push", args, node), b.nil()], node.span);
}

function ownMethod(xs: Expr, name: string, args: Expr[], node: MethodCall): Expr {
  return b.call(b.member(xs, name, node.nameSpan), args, node.span);
}
