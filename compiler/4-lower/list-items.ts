/** Items of lists, read and stored in place; everything else goes through the runtime. */
import type { Core, Item } from "../3-analyze/core.ts";
import { isIndex, isNumber, isOnly, KIND, mayBe, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, isNumberTest } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/** `Array.isArray(xs) && i >>> 0 === i && i < xs.length ? xs[i] : getitem(xs, i)` */
export function listItem(cx: FunctionContext, node: Item, values: readonly [Expr, Expr]): Expr {
  if (!mayBeListItem(cx, node)) return operation(cx, node, "getitem", [...values]);
  const { before, values: names } = repeatable(cx, [node.object, node.index], values);
  const [object, index] = names as [Expr, Expr];
  const slow = operation(cx, node, "getitem", [object, index]);
  const fromBack = fromEnd(node.index, object);
  const item = b.id(cx.temporary());
  const found = b.binary(
    "!==",
    b.assign(item, b.computed(object, fromBack ?? index, node.span)),
    b.id("undefined"),
  );
  const guards = [...listGuards(cx, node, object, fromBack === null ? index : null), found];
  const test = allOf(guards);
  return after(before, b.conditional(test, item, slow, node.span), node);
}

/** `Array.isArray(xs) && i >>> 0 === i && i < xs.length ? xs[i] = v : setitem(xs, i, v)`; the value comes first in the order. */
export function storeListItem(
  cx: FunctionContext,
  target: Item,
  valueNode: Core,
  values: readonly [value: Expr, object: Expr, index: Expr],
): Expr {
  const { before, values: names } = repeatable(cx, [valueNode, target.object, target.index], values);
  const [value, object, index] = names as [Expr, Expr, Expr];
  const inside = b.binary("<", index, b.member(object, "length"));
  const test = allOf([...listGuards(cx, target, object, index), inside]);
  const stored = b.assign(b.computed(object, index, target.span), value);
  const slow = operation(cx, target, "setitem", [object, index, value]);
  return after(before, b.conditional(test, stored, slow, target.span), valueNode);
}

/** The object may be a list, and the index a position in it. */
export function mayBeListItem(cx: FunctionContext, { object, index }: Item): boolean {
  if (index.kind === "slice" || cx.module.members.itemsAreHooked) return false;
  const { types } = cx.module;
  const indexType = types.typeOf(index);
  const isPlace = indexType.kinds === 0 || mayBe(indexType, KIND.int);
  return isPlace && mayBe(types.typeOf(object), KIND.list);
}

/** What has to be tested before the index, unless it is null, can be used on the object. */
function listGuards(cx: FunctionContext, node: Item, object: Expr, index: Expr | null): Expr[] {
  const { types } = cx.module;
  const isList = b.call(b.member(b.id("Array"), "isArray"), [object]);
  const type = types.typeOf(node.index);
  return [
    ...(isOnly(types.typeOf(node.object), KIND.list) ? [] : [isList]),
    ...(index === null || isIndex(type) ? [] : isPosition(index, type)),
  ];
}

function isPosition(index: Expr, type: Type): Expr[] {
  const isNatural = b.binary("===", b.binary(">>>", index, b.literal(0)), index);
  return isNumber(type) ? [isNatural] : [isNumberTest(index), isNatural];
}

/** `xs.length - 1` for `xs[-1]` */
function fromEnd(index: Core, object: Expr): Expr | null {
  if (index.kind !== "literal" || typeof index.value !== "number" || index.value >= 0) return null;
  return b.binary("-", b.member(object, "length"), b.literal(-index.value));
}
