/** Loops over the items of dicts that take each item apart: no tuple is made for it. */
import type { Core, MethodCall } from "../3-analyze/core.ts";
import { isOnly, KIND } from "../3-analyze/types/type.ts";
import { assignTarget } from "./assignment.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower } from "./evaluation.ts";
import { type LoopHead, labelled, loopBody } from "./loop-body.ts";
import type { Loop } from "./usage.ts";

/**
 * Evaluates the dict of `for (k, v) in d.items()` and gives what makes the loop's statement,
 * `for (const $1 = pairs(d); $1.next();) { let k = $1.key; … }`; null if it is no such loop.
 */
export function pairLoop(
  cx: FunctionContext,
  loop: Loop,
  { target, iterable }: LoopHead,
  emit: () => void,
): (() => b.es.Statement) | null {
  const { members, facts } = cx.module;
  if (!isItemsCall(iterable) || facts.suspends(iterable) || members.extendsBuiltIns) return null;
  if (target.kind !== "pattern" || target.rest !== null || target.before.length !== 2) return null;
  const at = iterable.span;
  const isDict = isOnly(cx.module.types.typeOf(iterable.object), KIND.dict);
  const source = cx.module.rt(isDict ? "dictPairs" : "pairs", [lower(cx, iterable.object)], at);
  const [key, value] = target.before;
  return () => {
    const pair = cx.temp();
    const statements = loopBody(cx, loop, () => {
      assignTarget(cx, key!, b.member(b.id(pair), "key"));
      assignTarget(cx, value!, b.member(b.id(pair), "value"));
      emit();
    });
    const advanced = b.call(b.member(b.id(pair), "next"), [], at);
    const start = b.declare("const", b.id(pair), source);
    return labelled(cx, loop, b.forStatement(start, advanced, null, statements, loop.span));
  };
}

function isItemsCall(node: Core): node is MethodCall {
  return node.kind === "method-call" && node.name === "items" && node.args.length === 0;
}
