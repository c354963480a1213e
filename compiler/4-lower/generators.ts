/** `yield`, `yield-from`, and the calls of generator functions. */
import type { FunctionNode, Yield, YieldFrom } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower } from "./evaluation.ts";
import { GENERATOR, handedOver, yielded } from "./generator-body.ts";
import { suspendedDeclaration } from "./suspension.ts";

type Expr = b.es.Expression;

export function lowerYield(cx: FunctionContext, node: Yield): Expr {
  return yielded(cx, node.value === null ? b.nil() : lower(cx, node.value), node.span);
}

/** Where it may suspend, this is a loop over what the other generator gives, and so it emits statements. */
export function lowerYieldFrom(cx: FunctionContext, node: YieldFrom): Expr {
  const at = node.span;
  const iterable = lower(cx, node.iterable);
  if (!cx.suspends) {
    const source = cx.module.rt("delegate", [iterable], at);
    return { type: "YieldExpression", argument: source, delegate: true, at };
  }
  const delegation = cx.spill(cx.module.rt("delegateS", [b.id(GENERATOR), iterable], at));
  const item = b.id(cx.temp());
  const turn = cx.collect(() => {
    suspendedDeclaration(cx, "call", item, b.call(b.member(delegation, "next"), [cx.position(at)], at), at);
    const isOver = b.binary("===", b.id(item.name), cx.module.runtime("END"));
    cx.push(b.ifStatement(isOver, [b.breaks(null)], null, at));
    for (const step of handedOver(cx, b.id(item.name), at)) cx.push(b.statement(step));
  });
  cx.push(b.whileStatement(b.literal(true), turn, at));
  return cx.spill(b.call(b.member(delegation, "result"), [], at));
}

/** What a call of a declared generator function gives. */
export function madeGenerator(cx: FunctionContext, node: FunctionNode, body: string, args: Expr[]): Expr {
  const name = b.literal(node.name);
  if (!cx.suspends) return cx.module.rt("generatorOf", [b.call(b.id(body), args), name], node.span);
  return cx.module.rt("suspendingGenerator", [b.id(body), name, ...args], node.span);
}
