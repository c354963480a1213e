/** Augmented assignments: a place is read, combined with a value, and stored again. */
import type { Attribute, AugmentedAssign, Item } from "../3-analyze/core.ts";
import { attributeOf, itemOf } from "./access.ts";
import { arithmetic } from "./arithmetic.ts";
import { store } from "./assignment.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower, needsStatements, operands } from "./evaluation.ts";
import { isStoredInPlace, storePlain } from "./items.ts";
import { mayStore, setterOf, storedAttribute } from "./members.ts";
import { INPLACE } from "./operators.ts";
import { after, repeatable } from "./repeatable.ts";
import { lowerExact } from "./sums.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/** The target is evaluated once, read, combined and stored; the value is the new value. */
export function lowerAugmentedExpression(cx: FunctionContext, node: AugmentedAssign): Expr {
  const { target } = node;
  const combine = (current: Expr, value: Expr) => operation(cx, node, INPLACE[node.op], [current, value]);
  if (target.kind === "ref") {
    const { op } = node;
    const combined = { op, left: target, right: node.value, slow: INPLACE[op] };
    const exact = lowerExact(cx, { ...combined, node });
    if (exact !== null) return store(cx, target, exact, node);
    const [current, value] = operands(cx, [target, node.value]);
    return store(cx, target, arithmetic(cx, { ...combined, at: node }, [current!, value!]), node);
  }
  if (target.kind === "item") return augmentedItem(cx, node, target);
  if (target.kind === "attribute") return augmentedAttribute(cx, node, target);
  const prelude: Expr[] = [];
  const [first, value] = operands(cx, [target.object, node.value]);
  const object = held(cx, first!, prelude);
  const key = b.literal(target.index);
  const next = combine(itemOf(cx, object, key, target), value!);
  return b.sequence([...prelude, operation(cx, target, "setitem", [object, key, next], node.span)]);
}

/** The attribute is read before the value is evaluated. */
function augmentedAttribute(cx: FunctionContext, node: AugmentedAssign, target: Attribute): Expr {
  const { value } = node;
  const { before, values } = repeatable(cx, [target.object], [lower(cx, target.object)], [value]);
  const object = values[0]!;
  const read = attributeOf(cx, object, target.name, target);
  const current = needsStatements(cx, value) ? cx.spill(after(before.splice(0), read, target)) : read;
  const next = combination(cx, node, target, current);
  if (mayStore(cx, target)) return after(before, storedAttribute(cx, target, node, [next, object]), node);
  const name = b.literal(target.name, target.nameSpan);
  return after(before, operation(cx, target, setterOf(target.name), [object, name, next], node.span), node);
}

/** The item is read before the value is evaluated. */
function augmentedItem(cx: FunctionContext, node: AugmentedAssign, target: Item): Expr {
  const { value } = node;
  const parts = operands(cx, [target.object, target.index]);
  const { before, values } = repeatable(cx, [target.object, target.index], parts, [value]);
  const [object, index] = values as [Expr, Expr];
  const read = itemOf(cx, object, index, target);
  const current = needsStatements(cx, value) ? cx.spill(after(before.splice(0), read, target)) : read;
  const next = combination(cx, node, target, current);
  if (!isStoredInPlace(cx, target))
    return after(before, operation(cx, target, "setitem", [object, index, next], node.span), node);
  const { before: computed, values: results } = repeatable(cx, [node], [next]);
  return after([...before, ...computed], storePlain(cx, target, [results[0]!, object, index]), node);
}

/** What the target holds, combined with the value. */
function combination(
  cx: FunctionContext,
  node: AugmentedAssign,
  target: Item | Attribute,
  current: Expr,
): Expr {
  const combined = { op: node.op, left: target, right: node.value, slow: INPLACE[node.op] };
  return (
    lowerExact(cx, { ...combined, node, leftValue: current }) ??
    arithmetic(cx, { ...combined, at: node }, [current, lower(cx, node.value)])
  );
}

function held(cx: FunctionContext, value: Expr, prelude: Expr[]): Expr {
  if (value.type === "Identifier" || value.type === "Literal") return value;
  const name = cx.temp();
  cx.hoisted.push(name);
  prelude.push(b.assign(b.id(name), value));
  return b.id(name);
}
