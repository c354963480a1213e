/** Items of dicts, read and stored by the dict's own methods; everything else goes through the runtime. */
import type { Item } from "../3-analyze/core.ts";
import { isOnly, KIND, mayBe } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/** Is the object a dict, or may it be one and the index is a str, which no other built-in container takes? */
export function mayBeDictItem(cx: FunctionContext, node: Item): boolean {
  const { types, members, facts } = cx.module;
  // What else is a dict, an instance of a class derived from it, may have a method of that name.
  if (node.index.kind === "slice" || members.extendsBuiltIns || facts.protocolSuspends(node)) return false;
  const type = types.typeOf(node.object);
  return isDict(cx, node) || (mayBe(type, KIND.dict) && isOnly(types.typeOf(node.index), KIND.str));
}

/** `d instanceof Dict && (v = d.get(k)) !== undefined ? v : getitem(d, k)` */
export function dictItem(cx: FunctionContext, node: Item, values: readonly [Expr, Expr]): Expr {
  const { before, values: names } = repeatable(cx, [node.object, node.index], values);
  const [object, key] = names as [Expr, Expr];
  const item = b.id(cx.temporary());
  const read = b.call(b.member(object, "get", node.span), [key], node.span);
  const found = b.binary("!==", b.assign(item, read), b.id("undefined"));
  const slow = operation(cx, node, "getitem", [object, key]);
  const test = allOf([...dictGuards(cx, node, object), found]);
  return after(before, b.conditional(test, item, slow, node.span), node);
}

/** `d instanceof Dict ? (d.set(k, v), v) : setitem(d, k, v)`, of names and literals. */
export function dictStore(
  cx: FunctionContext,
  target: Item,
  [value, object, key]: readonly [value: Expr, object: Expr, key: Expr],
): Expr {
  const stored = b.sequence([b.call(b.member(object, "set", target.span), [key, value], target.span), value]);
  if (isDict(cx, target)) return stored;
  const slow = operation(cx, target, "setitem", [object, key, value]);
  return b.conditional(allOf(dictGuards(cx, target, object)), stored, slow, target.span);
}

function dictGuards(cx: FunctionContext, node: Item, object: Expr): Expr[] {
  return isDict(cx, node) ? [] : [dictTest(cx, object)];
}

/** `d instanceof Dict` */
export function dictTest(cx: FunctionContext, object: Expr): Expr {
  return b.binary("instanceof", object, cx.module.runtime("Dict"));
}

function isDict(cx: FunctionContext, { object }: Item): boolean {
  return isOnly(cx.module.types.typeOf(object), KIND.dict);
}
