/** Attributes and methods of instances as properties of JavaScript's objects; everything else goes through the runtime. */
import type { Attribute, Core, MethodCall } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/** May JavaScript have properties of that name in instances, which are none of theirs? */
function isForeign(cx: FunctionContext, name: string): boolean {
  if (cx.module.members.extendsBuiltIns) return true;
  return name in Object.prototype || name.startsWith("$") || name.startsWith("__");
}

/** `isInstance && (v = o.name) !== undefined && typeof v !== "function" ? v : getattr(o, "name")` */
export function instanceAttribute(
  cx: FunctionContext,
  object: Expr,
  name: string,
  node: Core,
  slow: (object: Expr) => Expr,
): Expr {
  const { members, facts } = cx.module;
  if (isForeign(cx, name) || members.readsAreHooked || facts.protocolSuspends(node)) return slow(object);
  const { before, values } = repeatable(cx, [objectOf(node)], [object]);
  const [held] = values as [Expr];
  const value = b.id(cx.temporary());
  const nameSpan = node.kind === "attribute" ? node.nameSpan : undefined;
  const found = b.binary("!==", b.assign(value, b.member(held, name, nameSpan)), b.id("undefined"));
  const isNoMethod = b.binary("!==", b.unary("typeof", value), b.literal("function"));
  const test = b.logical("&&", b.logical("&&", isInstance(held), found), isNoMethod);
  return after(before, b.conditional(test, value, slow(held), node.span), node);
}

/** `isInstance ? o.name = v : setattr(o, "name", v)` */
export function storedAttribute(
  cx: FunctionContext,
  target: Attribute,
  valueNode: Core,
  [value, object]: readonly [Expr, Expr],
): Expr {
  const slow = (held: Expr, stored: Expr) =>
    operation(cx, target, "setattr", [held, b.literal(target.name, target.nameSpan), stored], target.span);
  const { before, values } = repeatable(cx, [valueNode, target.object], [value, object]);
  const [stored, held] = values as [Expr, Expr];
  const store = b.assign(b.member(held, target.name, target.nameSpan), stored, target.span);
  return after(before, b.conditional(isInstance(held), store, slow(held, stored), target.span), valueNode);
}

export function mayStore(cx: FunctionContext, target: Attribute): boolean {
  const { members, facts } = cx.module;
  return !isForeign(cx, target.name) && !members.writesAreHooked && !facts.protocolSuspends(target);
}

/** `isInstance && typeof o.m === "function" ? o.m(a) : slow`, for a name that only methods have. */
export function instanceCall(
  cx: FunctionContext,
  node: MethodCall,
  values: readonly Expr[],
  slow: (values: Expr[]) => Expr,
): Expr {
  const nodes = [node.object, ...node.args.map(({ value }) => value)];
  const { before, values: names } = repeatable(cx, nodes, values);
  const [held, ...args] = names as [Expr, ...Expr[]];
  const method = b.member(held, node.name, node.nameSpan);
  const isFunction = b.binary("===", b.unary("typeof", method), b.literal("function"));
  const test = b.logical("&&", isInstance(held), isFunction);
  return after(before, b.conditional(test, b.call(method, args, node.span), slow(names), node.span), node);
}

export function mayCall(cx: FunctionContext, node: MethodCall): boolean {
  const { members } = cx.module;
  return members.isMethod(node.name) && !isForeign(cx, node.name) && !members.readsAreHooked;
}

/** The classes of instances are functions; classes themselves have a mark there that is none. */
function isInstance(object: Expr): Expr {
  const mark = { ...b.member(object, "$class"), optional: true };
  const chain: Expr = { type: "ChainExpression", expression: mark } as Expr;
  return b.binary("===", b.unary("typeof", chain), b.literal("function"));
}

function objectOf(node: Core): Core {
  return node.kind === "attribute" ? node.object : node;
}
