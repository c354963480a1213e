/** all, any and exists?: stop at the first item that decides. */
import { arity } from "../objects/arity.ts";
import { call, callS } from "../objects/calls.ts";
import { type Stepwise, stepwise } from "../objects/stepwise.ts";
import { iterate } from "../values/iterate.ts";
import { truthy } from "../values/truth.ts";
import { findItem, perform } from "./suspending.ts";

export function all(it: unknown): boolean {
  if (it === undefined) arity("all(it, /)", 0);
  for (const item of iterate(it)) if (!truthy(item)) return false;
  return true;
}

export function any(it: unknown): boolean {
  if (it === undefined) arity("any(it, /)", 0);
  for (const item of iterate(it)) if (truthy(item)) return true;
  return false;
}

/** `(exists? pred it)`. */
export function exists(predicate: unknown, it: unknown): boolean {
  if (it === undefined) arity("exists?(pred, it, /)", predicate === undefined ? 0 : 1);
  for (const item of iterate(it)) if (truthy(call(predicate, item))) return true;
  return false;
}

export const all$s = /* @__PURE__ */ stepwise((it: unknown) => decide("all(it, /)", it, null, false));

export const any$s = /* @__PURE__ */ stepwise((it: unknown) => decide("any(it, /)", it, null, true));

export const exists$s = /* @__PURE__ */ stepwise((predicate: unknown, it: unknown) =>
  decide("exists?(pred, it, /)", it, predicate, true),
);

/** Reports `decisive` as soon as an item, or what the predicate gives for it, has that truth. */
function* decide(signature: string, it: unknown, predicate: unknown, decisive: boolean): Stepwise {
  if (it === undefined) arity(signature, 0);
  const found = yield* findItem(it, function* (item) {
    const verdict = yield predicate === null ? item : callS(predicate, item);
    const truth = yield perform(truthy, verdict);
    return truth === decisive;
  });
  return found === decisive;
}
