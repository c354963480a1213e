/** reduce: combining items from the left. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { call, callS } from "../objects/calls.ts";
import { collectS } from "../objects/index.ts";
import { type Stepwise, stepwise } from "../objects/stepwise.ts";
import { itemsOf } from "../values/iterate.ts";
import { isIterable } from "./iterable.ts";

/** `(reduce f it [init])`, also `(reduce f init it)` when the second argument is not iterable. */
export function reduce(f: unknown, it: unknown, initial?: unknown): unknown {
  const [source, start] = operands(f, it, initial);
  const items = itemsOf(source, notIterable);
  let [value, next] = beginning(items, start);
  for (; next < items.length; next++) value = call(f, value, items[next]);
  return value;
}

export const reduce$s = /* @__PURE__ */ stepwise(function* (
  f: unknown,
  it: unknown,
  initial?: unknown,
): Stepwise {
  const [source, start] = operands(f, it, initial);
  const collected = yield collectS(source, notIterable);
  const items = collected as unknown[];
  let [value, next] = beginning(items, start);
  for (; next < items.length; next++) {
    value = yield callS(f, value, items[next]);
  }
  return value;
});

const notIterable = "reduce() arg 2 must support iteration";

function operands(f: unknown, it: unknown, initial: unknown): [source: unknown, start: unknown] {
  if (it === undefined)
    throw typeError(`reduce expected at least 2 arguments, got ${f === undefined ? 0 : 1}`);
  return initial !== undefined && !isIterable(it) ? [initial, it] : [it, initial];
}

/** The value to start with, and the place of the first item to combine it with. */
function beginning(items: readonly unknown[], start: unknown): [value: unknown, next: number] {
  if (start !== undefined) return [start, 0];
  if (items.length === 0) throw new ValueError("reduce() of empty sequence with no initial value");
  return [items[0], 1];
}
