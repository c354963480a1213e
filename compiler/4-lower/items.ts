/** Items of containers, read and stored in the way that their types, or their indexes, make likely. */
import type { Core, Item } from "../3-analyze/core.ts";
import type * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { dictItem, dictStore, mayBeDictItem } from "./dict-items.ts";
import { listItem, listStore, mayBeListItem } from "./list-items.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;

export function readItem(cx: FunctionContext, node: Item, values: readonly [Expr, Expr]): Expr {
  return mayBeDictItem(cx, node) ? dictItem(cx, node, values) : listItem(cx, node, values);
}

/** Is there anything better than the runtime's function? */
export function isStoredInPlace(cx: FunctionContext, target: Item): boolean {
  return mayBeDictItem(cx, target) || mayBeListItem(cx, target);
}

/**
 * The value comes first in the order.
 * @param valueNode what the value was lowered from; null for a constant of JavaScript's
 */
export function storeItem(
  cx: FunctionContext,
  target: Item,
  valueNode: Core | null,
  values: readonly [value: Expr, object: Expr, index: Expr],
): Expr {
  const { before, values: names } = repeatable(cx, [valueNode, target.object, target.index], values);
  const store = storePlain(cx, target, names as [Expr, Expr, Expr]);
  return after(before, store, valueNode ?? target);
}

/** The store of names and literals. */
export function storePlain(
  cx: FunctionContext,
  target: Item,
  values: readonly [value: Expr, object: Expr, index: Expr],
): Expr {
  return mayBeDictItem(cx, target) ? dictStore(cx, target, values) : listStore(cx, target, values);
}
