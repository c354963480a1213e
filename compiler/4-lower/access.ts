/** Attributes, items and slices. */
import type { Attribute, Core, Item, JsGlobal, PathItem, Slice } from "../3-analyze/core.ts";
import { readableOf } from "./attribute-names.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower, operands } from "./evaluation.ts";
import { moduleMember } from "./imports.ts";
import { readItem } from "./items.ts";
import { isJavaScript, jsGlobal, lowerJavaScript, orNone } from "./javascript.ts";
import { instanceAttribute } from "./members.ts";
import { superAttribute } from "./super.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

export function lowerJsGlobal(cx: FunctionContext, node: JsGlobal): Expr {
  return orNone(jsGlobal(cx, node.name, node));
}

export function lowerAttribute(cx: FunctionContext, node: Attribute): Expr {
  if (isJavaScript(cx, node)) return orNone(lowerJavaScript(cx, node));
  const member = moduleMember(cx, node.object, node.name, node.nameSpan);
  if (member !== null) return member;
  if (node.object.kind === "super") return superAttribute(cx, node);
  return attributeOf(cx, lower(cx, node.object), node.name, node);
}

export function attributeOf(cx: FunctionContext, object: Expr, name: string, node: Core): Expr {
  return instanceAttribute(cx, object, name, node, (held) => {
    const text = b.literal(name, node.kind === "attribute" ? node.nameSpan : undefined);
    const dispatcher = readableOf(cx, name);
    return operation(cx, node, "getattr", dispatcher === null ? [held, text] : [held, text, dispatcher]);
  });
}

export function lowerItem(cx: FunctionContext, node: Item): Expr {
  const [object, index] = operands(cx, [node.object, node.index]);
  return itemOf(cx, object!, index!, node);
}

export function itemOf(cx: FunctionContext, object: Expr, index: Expr, node: Core): Expr {
  if (node.kind === "item") return readItem(cx, node, [object, index]);
  return operation(cx, node, "getitem", [object, index]);
}

export function lowerPathItem(cx: FunctionContext, node: PathItem): Expr {
  return operation(cx, node, "pathItem", [lower(cx, node.object), b.literal(node.index)]);
}

/** `a:b:c` between brackets, as a slice object. */
export function lowerSlice(cx: FunctionContext, node: Slice): Expr {
  const none: Core = { kind: "literal", value: null, float: false, span: node.span };
  const parts = operands(cx, [node.start ?? none, node.stop ?? none, node.step ?? none]);
  return cx.module.rt("sliceOf", parts, node.span);
}
