/** all, any and exists?: stop at the first item that decides. */
import { arity } from "../objects/arity.ts";
import { call, callS } from "../objects/calls.ts";
import { END, iterateS } from "../objects/index.ts";
import { rt } from "../scheduler/rt.ts";
import { iterate } from "../values/iterate.ts";
import { truthy } from "../values/truth.ts";
import { entry, perform } from "./suspending.ts";

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

export const all$s = /* @__PURE__ */ entry((it: unknown) => decide("all(it, /)", it, null, false));

export const any$s = /* @__PURE__ */ entry((it: unknown) => decide("any(it, /)", it, null, true));

export const exists$s = /* @__PURE__ */ entry((predicate: unknown, it: unknown) =>
  decide("exists?(pred, it, /)", it, predicate, true),
);

/** Reports `decisive` as soon as an item, or what the predicate gives for it, has that truth. */
async function decide(
  signature: string,
  it: unknown,
  predicate: unknown,
  decisive: boolean,
): Promise<unknown> {
  const goroutine = rt.cur;
  if (it === undefined) arity(signature, 0);
  const source = iterateS(it);
  for (;;) {
    let item = source.next();
    if (item === undefined) {
      await rt.pending;
      item = goroutine.resume();
    }
    if (item === END) return goroutine.done(!decisive);
    let verdict = predicate === null ? item : callS(predicate, item);
    if (verdict === undefined) {
      await rt.pending;
      verdict = goroutine.resume();
    }
    let truth = perform(truthy, verdict);
    if (truth === undefined) {
      await rt.pending;
      truth = goroutine.resume();
    }
    if (truth === decisive) return goroutine.done(decisive);
  }
}
