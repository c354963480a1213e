/** `(xs[i])`: a call if the item is callable, else the item (language §2.4). */
import { call, callS, isCallable } from "../objects/calls.ts";

export function itemOrCall(item: unknown): unknown {
  return isCallable(item) ? call(item) : item;
}

/** The same under the suspending convention. */
export function itemOrCall$s(item: unknown): unknown {
  return isCallable(item) ? callS(item) : item;
}
