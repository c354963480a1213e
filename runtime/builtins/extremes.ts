/** min and max, of several arguments or of the items of one iterable. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { sortKeys } from "../methods/sort.ts";
import { collectS } from "../objects/index.ts";
import { settle, settleLater } from "../objects/settle.ts";
import { itemsOf } from "../values/iterate.ts";
import { gt, lt } from "../values/order.ts";
import type { Tuple } from "../values/tuple.ts";
import { callEachS } from "./suspending.ts";

type Name = "min" | "max";

export function min(args: Tuple, key?: unknown, otherwise?: unknown): unknown {
  return extreme("min", args, key, otherwise);
}

export function max(args: Tuple, key?: unknown, otherwise?: unknown): unknown {
  return extreme("max", args, key, otherwise);
}

export function min$s(args: Tuple, key?: unknown, otherwise?: unknown): unknown {
  return extremeS("min", args, key, otherwise);
}

export function max$s(args: Tuple, key?: unknown, otherwise?: unknown): unknown {
  return extremeS("max", args, key, otherwise);
}

function extreme(name: Name, args: Tuple, key: unknown, otherwise: unknown): unknown {
  check(name, args, otherwise);
  const items = args.items.length === 1 ? itemsOf(args.items[0]) : args.items;
  return choose(name, items, sortKeys(items, key), otherwise);
}

function extremeS(name: Name, args: Tuple, key: unknown, otherwise: unknown): unknown {
  check(name, args, otherwise);
  return settleLater(args.items.length === 1 ? collectS(args.items[0]) : args.items, (collected) => {
    const items = collected as unknown[];
    const keys = key === undefined || key === null ? items : callEachS(key, items);
    return settle(keys, (found) => choose(name, items, found as unknown[], otherwise));
  });
}

function check(name: Name, args: Tuple, otherwise: unknown): void {
  if (args.items.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
  if (args.items.length > 1 && otherwise !== undefined) {
    throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  }
}

/** The first item whose key nobody precedes, or comes after. */
function choose(
  name: Name,
  items: readonly unknown[],
  keys: readonly unknown[],
  otherwise: unknown,
): unknown {
  if (items.length === 0) {
    if (otherwise === undefined) throw new ValueError(`${name}() arg is an empty sequence`);
    return otherwise;
  }
  let best = 0;
  for (let i = 1; i < items.length; i++) {
    if (name === "min" ? lt(keys[i], keys[best]) : gt(keys[i], keys[best])) best = i;
  }
  return items[best];
}
