/** `get-item`, `set-item` and `del-item`: items of containers (language §6.7). */

import type { SpecialForm } from "../3-analyze/context.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";
import { itemOf } from "../3-analyze/item.ts";
import { assign, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

const getItem: SpecialForm["analyze"] = (operands, ctx, span) => {
  const items = withoutCommas(operands);
  if (items.length === 2) return itemOf(ctx.expression(items[0]!), items[1]!, span, ctx);
  ctx.report(messages.operandCount(span, { name: "get-item", count: 2 }));
  return none(span);
};

const setItem: SpecialForm["analyze"] = (operands, ctx, span) => {
  const items = withoutCommas(operands);
  if (items.length === 3) {
    const place = itemOf(ctx.expression(items[0]!), items[1]!, span, ctx);
    return assign(place, ctx.expression(items[2]!), span);
  }
  ctx.report(messages.operandCount(span, { name: "set-item", count: 3 }));
  return none(span);
};

const delItem: SpecialForm["analyze"] = (operands, ctx, span) => {
  const items = withoutCommas(operands);
  if (items.length === 2) {
    return { kind: "delete", targets: [itemOf(ctx.expression(items[0]!), items[1]!, span, ctx)], span };
  }
  ctx.report(messages.operandCount(span, { name: "del-item", count: 2 }));
  return none(span);
};

const get = { syntax: "(get-item container key)", doc: "The item with that index or key.", analyze: getItem };
const set = { syntax: "(set-item container key value)", doc: "Stores an item; its value.", analyze: setItem };
const del = { syntax: "(del-item container key)", doc: "Deletes an item; None.", analyze: delItem };

export const itemForms: readonly SpecialForm[] = [
  { names: ["get-item"], ...get },
  { names: ["getitem"], callLike: true, ...get },
  { names: ["set-item"], ...set },
  { names: ["setitem"], callLike: true, ...set },
  { names: ["del-item"], ...del },
  { names: ["delitem"], callLike: true, ...del },
];
