/** Calls of values that turn out to be functions of M28, as JavaScript's own. */
import type { Core } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, bare } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

/**
 * `typeof f === "function" && f.$sig !== undefined ? f(a) : call(f, a)`: classes that the program defines have no signature, and
 * what functions of JavaScript give has to be made a value of M28.
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
  const isFunction = b.binary("===", b.unary("typeof", f), b.literal("function"));
  const isOwn = b.binary("!==", b.member(bare(f), "$sig"), b.id("undefined"));
  const slow = cx.module.rt("call", [bare(f), ...args.map(bare)], node.span);
  const direct = b.call(bare(f), args, node.span);
  return after(before, b.conditional(allOf([isFunction, isOwn]), direct, slow, node.span), node);
}
