/** Items of lists, read and stored in place; everything else goes through the runtime. */
import type { Core, Item } from "../3-analyze/core.ts";
import { isIndex, isNumber, isOnly, KIND, mayBe, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { flagOf, listTest } from "./direct-flags.ts";
import { allOf, isNumberTest } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/** `Array.isArray(xs) && i >>> 0 === i && i < xs.length ? xs[i] : getitem(xs, i)` */
export function listItem(cx: FunctionContext, node: Item, values: readonly [Expr, Expr]): Expr {
  const type = cx.module.types.typeOf(node.object);
  const flag = isOnly(type, KIND.list) || !mayBe(type, KIND.str) ? null : flagOf(cx, node.object);
  if (!mayBePlace(cx, node) || (flag === null && !mayBe(type, KIND.list)))
    return operation(cx, node, "getitem", [...values]);
  const { before, values: names } = repeatable(cx, [node.object, node.index], values);
  const [object, index] = names as [Expr, Expr];
  const slow = operation(cx, node, "getitem", [object, index]);
  const place = placeIn(node.index, object, index);
  const isDirect = flag === null ? listGuards(cx, node, object) : [b.id(flag)];
  const test = allOf([...isDirect, ...positionGuards(cx, node, index), place.isInside]);
  return after(
    before,
    b.conditional(test, b.computed(object, place.index, node.span), slow, node.span),
    node,
  );
}

/** `Array.isArray(xs) && i >>> 0 === i && i < xs.length ? xs[i] = v : setitem(xs, i, v)`, of names and literals. */
export function listStore(
  cx: FunctionContext,
  target: Item,
  [value, object, index]: readonly [value: Expr, object: Expr, index: Expr],
): Expr {
  const place = placeIn(target.index, object, index);
  const guards = [...listGuards(cx, target, object), ...positionGuards(cx, target, index)];
  const test = allOf([...guards, place.isInside]);
  const stored = b.assign(b.computed(object, place.index, target.span), value);
  const slow = operation(cx, target, "setitem", [object, index, value]);
  return b.conditional(test, stored, slow, target.span);
}

/** The object may be a list, and the index a position in it. */
export function mayBeListItem(cx: FunctionContext, node: Item): boolean {
  return mayBePlace(cx, node) && mayBe(cx.module.types.typeOf(node.object), KIND.list);
}

function mayBePlace(cx: FunctionContext, { index }: Item): boolean {
  if (index.kind === "slice" || cx.module.members.itemsAreHooked) return false;
  const type = cx.module.types.typeOf(index);
  return type.kinds === 0 || mayBe(type, KIND.int);
}

function listGuards(cx: FunctionContext, node: Item, object: Expr): Expr[] {
  return isOnly(cx.module.types.typeOf(node.object), KIND.list) ? [] : [listTest(cx, node.object, object)];
}

function positionGuards(cx: FunctionContext, node: Item, index: Expr): Expr[] {
  const type = cx.module.types.typeOf(node.index);
  return isIndex(type) || fromEnd(node.index) !== null ? [] : isPosition(index, type);
}

function isPosition(index: Expr, type: Type): Expr[] {
  const isNatural = b.binary("===", b.binary(">>>", index, b.literal(0)), index);
  return isNumber(type) ? [isNatural] : [isNumberTest(index), isNatural];
}

interface Place {
  readonly index: Expr;
  readonly isInside: Expr;
}

/** `xs[i]` if `i < xs.length`; `xs[xs.length - 1]` if `xs.length >= 1`, for the index −1. */
function placeIn(node: Core, object: Expr, index: Expr): Place {
  const length = b.member(object, "length");
  const distance = fromEnd(node);
  if (distance === null) return { index, isInside: b.binary("<", index, length) };
  return {
    index: b.binary("-", length, b.literal(distance)),
    isInside: b.binary(">=", length, b.literal(distance)),
  };
}

/** How far from the end a negative literal is. */
function fromEnd(index: Core): number | null {
  const isNegative = index.kind === "literal" && typeof index.value === "number" && index.value < 0;
  return isNegative && Number.isSafeInteger(index.value) ? -(index.value as number) : null;
}
