/** Attributes and methods of instances as properties of JavaScript's objects; everything else goes through the runtime. */
import type { Attribute, Core, MethodCall } from "../3-analyze/core.ts";
import { KIND, mayBe } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/**
 * What is true of instances alone, and of functions a number: how many arguments they take. A Proxy knows the name, since every object
 * of JavaScript's has something there.
 */
export const MARK = "isPrototypeOf";

/** May JavaScript have properties of that name in instances, which are none of theirs? */
export function isForeign(cx: FunctionContext, name: string): boolean {
  if (cx.module.members.extendsBuiltIns) return true;
  return name in Object.prototype || name.startsWith("$") || name.startsWith("__");
}

/** `o !== null && o.isPrototypeOf === true && (v = o.name) !== undefined ? v : getattr(o, "name")` */
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
  const tests = [...instanceTests(cx, objectOf(node), held), found];
  const test = allOf(members.isOfClass(name) ? [...tests, isNoMethod] : tests);
  return after(before, b.conditional(test, value, slow(held), node.span), node);
}

/** `o !== null && o.isPrototypeOf === true ? o.name = v : setattr(o, "name", v)` */
export function storedAttribute(
  cx: FunctionContext,
  target: Attribute,
  valueNode: Core,
  [value, object]: readonly [Expr, Expr],
): Expr {
  const slow = (held: Expr, stored: Expr) =>
    operation(
      cx,
      target,
      setterOf(target.name),
      [held, b.literal(target.name, target.nameSpan), stored],
      target.span,
    );
  const { before, values } = repeatable(cx, [valueNode, target.object], [value, object]);
  const [stored, held] = values as [Expr, Expr];
  const store = b.assign(b.member(held, target.name, target.nameSpan), stored, target.span);
  const test = allOf(instanceTests(cx, target.object, held));
  return after(before, b.conditional(test, store, slow(held, stored), target.span), valueNode);
}

/** The runtime's function that stores an attribute of this name: most programs carry nothing of what these names mean. */
export function setterOf(name: string): string {
  return name === "__dict__" || name === "__len__" ? "setattrByName" : "setattr";
}

export function mayStore(cx: FunctionContext, target: Attribute): boolean {
  const { members, facts } = cx.module;
  return !isForeign(cx, target.name) && !members.writesAreHooked && !facts.protocolSuspends(target);
}

/** `o !== null && o.isPrototypeOf === true && typeof o.m === "function" ? o.m(a) : slow`, for a name that only methods have. */
export function instanceCall(
  cx: FunctionContext,
  node: MethodCall,
  values: readonly Expr[],
  slow: (values: Expr[]) => Expr,
): Expr {
  const { before, names, held, args } = repeatableCall(cx, node, values);
  const method = b.member(held, node.name, node.nameSpan);
  const isFunction = b.binary("===", b.unary("typeof", method), b.literal("function"));
  const test = allOf([...instanceTests(cx, node.object, held), isFunction]);
  return after(before, b.conditional(test, b.call(method, args, node.span), slow(names), node.span), node);
}

/** `o !== null && o.isPrototypeOf === true && (m = o.m) !== undefined && (m = m.$s) !== undefined ? m.call(o, a) : slow`, for a method that may suspend. */
export function suspendingInstanceCall(
  cx: FunctionContext,
  node: MethodCall,
  values: readonly Expr[],
  slow: (values: Expr[]) => Expr,
): Expr {
  const { before, names, held, args } = repeatableCall(cx, node, values);
  const entry = b.id(cx.temporary());
  const isThere = (value: Expr) => b.binary("!==", b.assign(entry, value), b.id("undefined"));
  const method = b.member(held, node.name, node.nameSpan);
  const test = allOf([
    ...instanceTests(cx, node.object, held),
    isThere(method),
    isThere(b.member(entry, "$s")),
  ]);
  const call = b.call(b.member(entry, "call"), [held, ...args], node.span);
  return after(before, b.conditional(test, call, slow(names), node.span), node);
}

/** Receiver and arguments as expressions that may stand on both sides of a test, and what has to be evaluated before them. */
function repeatableCall(cx: FunctionContext, node: MethodCall, values: readonly Expr[]) {
  const nodes = [node.object, ...node.args.map(({ value }) => value)];
  const { before, values: names } = repeatable(cx, nodes, values);
  const [held, ...args] = names as [Expr, ...Expr[]];
  return { before, names, held, args };
}

export function mayCall(cx: FunctionContext, node: MethodCall): boolean {
  const { members, types } = cx.module;
  const type = types.typeOf(node.object);
  if (type.kinds !== 0 && !mayBe(type, KIND.object)) return false;
  const isKnown = members.isMethod(node.name) && node.args.length <= members.mostArguments(node.name);
  return isKnown && !isForeign(cx, node.name) && !members.readsAreHooked;
}

/** An optional chain would make the engine keep what is read from the object in a box, for it might be absent. */
function instanceTests(cx: FunctionContext, node: Core, object: Expr): Expr[] {
  const isInstance = b.binary("===", b.member(object, MARK), b.literal(true));
  const type = cx.module.types.typeOf(node);
  return type.kinds === 0 || mayBe(type, KIND.none)
    ? [b.binary("!==", object, b.nil()), isInstance]
    : [isInstance];
}

function objectOf(node: Core): Core {
  return node.kind === "attribute" ? node.object : node;
}
