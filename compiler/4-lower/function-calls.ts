/** Calls of values that turn out to be functions of M28, as JavaScript's own. */
import type { Core } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, bare } from "./guards.ts";
import { MARK } from "./members.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

/**
 * `typeof f === "function" && typeof ($t = f.isPrototypeOf) === "number" && $t >= 1 ? f(a) : call(f, a)`: a function of M28 that takes so many
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
  const found = b.member(bare(f), MARK);
  const isCounted = [isA(f, "function")];
  if (args.length === 0) isCounted.push(isA(found, "number"));
  else {
    // Read once: where many functions are called, finding it takes longest.
    const most = b.id(cx.temporary());
    isCounted.push(isA(b.assign(most, found), "number"), b.binary(">=", bare(most), b.literal(args.length)));
  }
  const slow = cx.module.rt("call", [bare(f), ...args.map(bare)], node.span);
  const direct = b.call(bare(f), args, node.span);
  return after(before, b.conditional(allOf(isCounted), direct, slow, node.span), node);
}
