/** Calls of values that turn out to be functions of M28, as JavaScript's own. */
import type { Core } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, bare } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

/**
 * `typeof f === "function" && typeof f.$takes === "number" && f.$takes >= 1 ? f(a) : call(f, a)`: a function of M28 that takes so many
 * arguments is called as it is. What functions of JavaScript give has to be made a value of M28, and classes make instances. What a
 * Proxy gives for the name is not converted to a number.
 * @param nodes what the values were lowered from, the function first
 */
export function functionCall(
  cx: FunctionContext,
  node: Core,
  nodes: readonly Core[],
  lowered: readonly Expr[],
): Expr {
  const { before, values } = repeatable(cx, nodes, lowered);
  const [f, ...args] = values as [Expr, ...Expr[]];
  if (f.type !== "Identifier") return cx.module.rt("call", [...lowered], node.span);
  const isA = (value: Expr, type: string) => b.binary("===", b.unary("typeof", value), b.literal(type));
  const most = b.member(bare(f), "$takes");
  const takesThem = args.length === 0 ? [] : [b.binary(">=", most, b.literal(args.length))];
  const isCounted = [isA(f, "function"), isA(most, "number"), ...takesThem];
  const slow = cx.module.rt("call", [bare(f), ...args.map(bare)], node.span);
  const direct = b.call(bare(f), args, node.span);
  return after(before, b.conditional(allOf(isCounted), direct, slow, node.span), node);
}
