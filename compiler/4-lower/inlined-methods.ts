/** Calls of methods of lists as JavaScript's own, behind the tests that say that it is a list. */
import type { MethodCall } from "../3-analyze/core.ts";
import { isOnly, KIND, mayBe } from "../3-analyze/types/type.ts";
import { positional } from "./arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { dictTest } from "./dict-items.ts";
import { listTest } from "./direct-flags.ts";
import { operands } from "./evaluation.ts";
import { allOf, bare } from "./guards.ts";
import { instanceCall, mayCall } from "./members.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

/** Null where the call goes through the runtime. */
export function inlinedMethod(cx: FunctionContext, node: MethodCall, dispatcher: () => Expr): Expr | null {
  const { object, name } = node;
  const args = positional(node.args);
  const type = cx.module.types.typeOf(object);
  const form = FORMS.find((each) => each.name === name && mayBe(type, each.kind));
  if (args === null || form === undefined || !form.takes.includes(args.length)) return null;
  if (cx.module.facts.protocolSuspends(node)) return null;
  // What else is an array, an instance of a class derived from `list`, may have a method of its own.
  const isKnown = isOnly(type, form.kind);
  if (!isKnown && cx.module.members.extendsBuiltIns) return null;
  const nodes = [object, ...args];
  const lowered = operands(cx, nodes);
  if (isKnown && form.test === undefined) return form.fast(lowered[0]!, lowered.slice(1), node, null);
  const { before, values } = repeatable(cx, nodes, lowered);
  const [receiver, ...rest] = values as [Expr, ...Expr[]];
  const kindTest = form.kind === KIND.list ? listTest(cx, object, receiver) : dictTest(cx, receiver);
  const held = form.finds ? b.id(cx.temporary()) : null;
  const tests = [
    ...(isKnown ? [] : [kindTest]),
    ...(form.test === undefined ? [] : [form.test(receiver, rest, node, held)]),
  ];
  const fast = form.fast(receiver, rest, node, held);
  const dispatched = (given: Expr[]) => b.call(dispatcher(), given, node.span);
  const others = values.map(bare);
  const slow =
    form.otherwise?.(isKnown, rest) ??
    (!isKnown && mayCall(cx, node) ? instanceCall(cx, node, others, dispatched) : dispatched(others));
  return after(before, b.conditional(allOf(tests), fast, slow, node.span), node);
}

interface Form {
  readonly name: string;
  /** What the receiver has to be. */
  readonly kind: number;
  /** How many arguments it may have. */
  readonly takes: readonly number[];
  /** Does the test leave a value in a variable? */
  readonly finds?: true;
  /** What must hold, besides. */
  readonly test?: (receiver: Expr, args: Expr[], node: MethodCall, held: b.es.Identifier | null) => Expr;
  readonly fast: (receiver: Expr, args: Expr[], node: MethodCall, held: Expr | null) => Expr;
  /** The value where that does not hold of a receiver that is known. */
  readonly otherwise?: (isKnown: boolean, args: Expr[]) => Expr | null;
}

const FORMS: readonly Form[] = [
  { name: "append", kind: KIND.list, takes: [1], fast: (xs, args, node) => pushed(xs, args, node) },
  { name: "copy", kind: KIND.list, takes: [0], fast: (xs, args, node) => ownMethod(xs, "slice", args, node) },
  {
    name: "pop",
    kind: KIND.list,
    takes: [0],
    test: (xs) => b.binary(">", b.member(xs, "length"), b.literal(0)),
    fast: (xs, args, node) => ownMethod(xs, "pop", args, node),
  },
  {
    name: "get",
    kind: KIND.dict,
    takes: [1, 2],
    finds: true,
    test: (d, [key], node, held) =>
      b.binary("!==", b.assign(held!, ownMethod(d, "get", [key!], node)), b.id("undefined")),
    fast: (_d, _args, _node, held) => held!,
    otherwise: (isKnown, [, value]) => (isKnown ? (value ?? b.nil()) : null),
  },
];

/** Its value is None; who takes only its effect drops that. */
function pushed(xs: Expr, args: Expr[], node: MethodCall): Expr {
  return b.sequence([ownMethod(xs, "push", args, node), b.nil()], node.span);
}

function ownMethod(xs: Expr, name: string, args: Expr[], node: MethodCall): Expr {
  return b.call(b.member(xs, name, node.nameSpan), args, node.span);
}
