/** Calls of classes: instances are made and initialised in place where it is known how. */

import type { Call, ClassNode, New } from "../3-analyze/core.ts";
import { isThisMethod } from "../3-analyze/parameters.ts";
import { initializationOf } from "../3-analyze/types/initializers.ts";
import { directArguments } from "./arguments.ts";
import { bindArguments } from "./bind-arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower, needsStatements, operands } from "./evaluation.ts";
import { importedModule, moduleMember } from "./imports.ts";
import { isJavaScript, javaScriptArguments, javaScriptNew, lowerJavaScript } from "./javascript.ts";
import { callSuspends, isVariadic } from "./references.ts";

type Expr = b.es.Expression;

/** `(o = new C.$object(), o.__init__(a, b), o)`; null where the runtime has to find out what to do. */
export function madeInPlace(cx: FunctionContext, node: Call, owner: ClassNode): Expr | null {
  const known = initializationOf(owner, cx.module.facts, cx.module.members);
  if (known === null || node.args.some(({ value }) => needsStatements(cx, value))) return null;
  const { method } = known;
  if (method !== null && (!isThisMethod(method) || isVariadic(method) || method.generator)) return null;
  if (method !== null && callSuspends(cx.module, method)) return null;
  const slots = bindArguments(
    (method?.params ?? [])
      .slice(1)
      .map(({ name, kind, default: value }) => ({ name, kind, hasDefault: value !== null })),
    node.args,
  );
  if (slots === null) return null;
  const args = directArguments(cx, slots, node.args);
  const { before, names } = firstOf(cx, args);
  const made = b.newExpr(b.member(lower(cx, node.callee), "$object"), [], node.span);
  if (method === null) return made;
  const object = b.id(cx.temporary());
  const initialized = b.call(b.member(object, "__init__", node.span), names, node.span);
  return b.sequence([...before, b.assign(object, made), initialized, object], node.span);
}

/**
 * What the arguments take to evaluate comes before the object is made: if objects are made meanwhile, they are the older ones,
 * and the garbage collector has less to remember.
 */
function firstOf(cx: FunctionContext, args: readonly Expr[]) {
  const before: Expr[] = [];
  const last = args.findLastIndex((arg) => !isPlain(arg));
  const names = args.map((arg, index) => {
    if (arg.type === "Literal" || index > last) return arg;
    const name = b.id(cx.temporary());
    before.push(b.assign(name, arg));
    return name;
  });
  return { before, names };
}

function isPlain(value: Expr): boolean {
  return value.type === "Literal" || value.type === "Identifier";
}

/** `(new C a)` */
export function lowerNew(cx: FunctionContext, node: New): Expr {
  if (isJavaScript(cx, node.callee)) {
    return javaScriptNew(cx, lowerJavaScript(cx, node.callee), node.args, node.span);
  }
  const imported = importedModule(cx, node.callee);
  if (imported?.target.kind === "javascript") {
    return javaScriptNew(cx, moduleMember(cx, node.callee, "default", node.span)!, node.args, node.span);
  }
  const [callee] = operands(cx, [node.callee]);
  const values = javaScriptArguments(cx, node.args);
  return values.some(({ type }) => type === "SpreadElement")
    ? cx.module.rt("newJsOf", [callee!, b.array(values as Expr[])], node.span)
    : cx.module.rt("newJs", [callee!, ...(values as Expr[])], node.span);
}
