/** `super`: calls, attributes, and itself as a value. */
import type { Attribute, MethodCall, Super } from "../3-analyze/core.ts";
import { ownerClass } from "./access.ts";
import { isPositional, packedArguments } from "./arguments.ts";
import * as b from "./build.ts";
import { type CallOperation, calleeAndArguments, maybe, unknownCall } from "./calls.ts";
import type { FunctionContext } from "./context.ts";
import { lower } from "./lower-expression.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

export function superCall(
  cx: FunctionContext,
  node: MethodCall,
  base: Super,
  suspends: boolean,
): CallOperation {
  const name = b.literal(node.name, node.nameSpan);
  const dispatch = superDispatcher(cx, node);
  if (dispatch !== null) {
    const method: Attribute = { ...node, kind: "attribute", object: base };
    return unknownCall(cx, method, node.args, node, suspends);
  }
  const owner = ownerClass(base.owner);
  if (isPositional(node.args)) {
    const [self, ...args] = calleeAndArguments(cx, base.self, node.args, suspends);
    return maybe(
      suspends,
      cx.module.rt(suspends ? "callSuperS" : "callSuper", [owner, self as Expr, name, ...args], node.span),
    );
  }
  const { before, positional, keywords } = packedArguments(cx, [base.self], node.args, suspends);
  const parts = [owner, before[0]!, name, positional, keywords];
  return maybe(suspends, cx.module.rt(suspends ? "callSuperKwS" : "callSuperKw", parts, node.span));
}

/** `super` itself, as a value. */
export function lowerSuper(cx: FunctionContext, node: Super): Expr {
  return cx.module.rt("superObject", [ownerClass(node.owner), lower(cx, node.self)], node.span);
}

export function superAttribute(cx: FunctionContext, node: Attribute): Expr {
  if (node.object.kind !== "super") throw new Error("super expected");
  const { owner, self } = node.object;
  const dispatch = superDispatcher(cx, node);
  if (dispatch !== null) {
    const name = b.literal(node.name, node.nameSpan);
    return operation(cx, node, "superMethod", [dispatch, ownerClass(owner), lower(cx, self), name]);
  }
  return operation(cx, node, "superGet", [
    ownerClass(owner),
    lower(cx, self),
    b.literal(node.name, node.nameSpan),
  ]);
}

/** The dispatcher of a method that the class may have from a built-in container; null where it has none. */
function superDispatcher(
  cx: FunctionContext,
  { name, nameSpan }: Pick<Attribute, "name" | "nameSpan">,
): Expr | null {
  if (cx.module.options.manifest.methods(name) === null) return null;
  return cx.module.runtime(`m_${name}`, nameSpan, name);
}
