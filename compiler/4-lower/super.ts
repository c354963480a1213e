/** `super`: calls, attributes, and itself as a value. */

import type { Attribute, ClassNode, MethodCall, Super } from "../3-analyze/core.ts";
import { isThisMethod } from "../3-analyze/parameters.ts";
import { mayBeForeign, parentMethod } from "../3-analyze/types/class-methods.ts";
import { isOneByOne, packedArguments } from "./arguments.ts";
import { bindArguments } from "./bind-arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower, operands } from "./evaluation.ts";
import { bare } from "./guards.ts";
import { isForeign } from "./members.ts";
import { callSuspends, isVariadic } from "./references.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";
import { type CallOperation, calleeAndArguments, maybe, unknownCall } from "./unknown-calls.ts";

type Expr = b.es.Expression;

export function superCall(
  cx: FunctionContext,
  node: MethodCall,
  base: Super,
  suspends: boolean,
): CallOperation {
  const dispatch = superDispatcher(cx, node);
  if (dispatch !== null) {
    const method: Attribute = { ...node, kind: "attribute", object: base };
    return unknownCall(cx, method, node.args, node, suspends);
  }
  if (base.owner === null) {
    const method: Attribute = { ...node, kind: "attribute", object: base };
    return unknownCall(cx, method, node.args, node, suspends);
  }
  const owner = ownerClass(cx, base.owner);
  if (isParentInit(cx, node)) return remaking(cx, base, calledSuper(cx, node, base, owner, suspends));
  const direct = suspends ? null : directCall(cx, node, base, base.owner);
  return direct === null ? calledSuper(cx, node, base, owner, suspends) : maybe(false, direct);
}

function calledSuper(
  cx: FunctionContext,
  node: MethodCall,
  base: Super,
  owner: Expr,
  suspends: boolean,
): CallOperation {
  const name = b.literal(node.name, node.nameSpan);
  if (isOneByOne(node.args)) {
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

/** Does it call an `__init__` that may be that of a class of JavaScript's, which makes the instance? */
export function isParentInit(cx: FunctionContext, { name, object }: MethodCall): boolean {
  if (name !== "__init__" || object.kind !== "super" || object.owner === null) return false;
  return mayBeForeign(object.owner, cx.module.facts);
}

/** The call, and `self = remade(self)`. */
function remaking(cx: FunctionContext, base: Super, call: CallOperation): CallOperation {
  const self = lower(cx, base.self);
  if (self.type !== "Identifier" || !cx.remakesSelf()) return call;
  const after = b.assign(self, cx.module.rt("remade", [bare(self)]));
  const finish = (raw: Expr) =>
    ({ type: "SequenceExpression", expressions: [raw, after, b.nil(base.span)] }) as Expr;
  return { ...call, finish, after };
}

/** `self instanceof C ? C$parent.m.call(self, a) : callSuper(C, self, "m", a)`, where it is known which method that is. */
function directCall(cx: FunctionContext, node: MethodCall, base: Super, around: ClassNode): Expr | null {
  const { members, facts } = cx.module;
  const { name, args } = node;
  if (members.hasSeveralParents || !members.isMethod(name) || (name !== "__init__" && isForeign(cx, name)))
    return null;
  const method = parentMethod(around, name, facts);
  if (method === null || !isThisMethod(method) || isVariadic(method) || method.generator) return null;
  if (callSuspends(cx.module, method) || !args.every(({ kind }) => kind === "positional")) return null;
  const slots = bindArguments(
    method.params.slice(1).map((p) => ({ name: p.name, kind: p.kind, hasDefault: p.default !== null })),
    args,
  );
  if (slots === null) return null;
  const nodes = [base.self, ...args.map(({ value }) => value)];
  const { before, values } = repeatable(cx, nodes, operands(cx, nodes));
  const owner = ownerClass(cx, around);
  const found = b.member(b.id(cx.module.parentPrototype(around)), name, node.nameSpan);
  const call = b.call(b.member(found, "call"), values, node.span);
  const [self, ...given] = values.map(bare);
  const slow = cx.module.rt("callSuper", [owner, self!, b.literal(name), ...given], node.span);
  return after(before, b.conditional(b.binary("instanceof", self!, owner), call, slow, node.span), node);
}

/** `super` itself, as a value. */
export function lowerSuper(cx: FunctionContext, node: Super): Expr {
  return cx.module.rt("superObject", ownerAndSelf(cx, node), node.span);
}

export function superAttribute(cx: FunctionContext, node: Attribute): Expr {
  if (node.object.kind !== "super") throw new Error("super expected");
  const dispatch = superDispatcher(cx, node);
  if (dispatch !== null) {
    const name = b.literal(node.name, node.nameSpan);
    return operation(cx, node, "superMethod", [dispatch, ...ownerAndSelf(cx, node.object), name]);
  }
  return operation(cx, node, "superGet", [
    ...ownerAndSelf(cx, node.object),
    b.literal(node.name, node.nameSpan),
  ]);
}

function ownerAndSelf(cx: FunctionContext, { owner, behind, self }: Super): Expr[] {
  return owner === null ? operands(cx, [behind!, self]) : [ownerClass(cx, owner), lower(cx, self)];
}

/** The class around a method. */
function ownerClass(cx: FunctionContext, owner: ClassNode): Expr {
  return b.id(cx.module.className(owner));
}

/** The dispatcher of a method that the class may have from a built-in container; null where it has none. */
function superDispatcher(
  cx: FunctionContext,
  { name, nameSpan }: Pick<Attribute, "name" | "nameSpan">,
): Expr | null {
  if (cx.module.options.manifest.methods(name) === null) return null;
  return cx.module.runtime(`m_${name}`, nameSpan, name);
}
