/** A counter that goroutines wait for. */

import { RuntimeError, typeError } from "../errors/hierarchy.ts";
import { builtin, fn, limited } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import { block, completed, throwIfInterrupted, wake } from "../scheduler/blocking.ts";
import { WaitQueue } from "../scheduler/waiter.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";
import { blockingMethod, plainMethod } from "./lock-methods.ts";

class WaitGroupValue {
  static readonly $name: string = "waitgroup";

  private counter = 0;
  private readonly waiting = new WaitQueue();

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "waitgroup";
  }

  /** @throws RuntimeError when the counter would go below 0; it stays as it is */
  $change(delta: number): null {
    if (this.counter + delta < 0) throw new RuntimeError("negative WaitGroup counter");
    this.counter += delta;
    if (this.counter === 0) {
      while (this.waiting.first !== null) wake(this.waiting.shift().goroutine, null);
    }
    return null;
  }

  /** A blocking primitive. */
  $awaitZero(at: number): null | undefined {
    throwIfInterrupted();
    if (this.counter === 0) return completed(null);
    this.waiting.push(block("sync.WaitGroup.Wait", at).waiter);
    return undefined;
  }

  get add(): FunctionValue {
    return add;
  }

  get done(): FunctionValue {
    return done;
  }

  get wait(): FunctionValue {
    return wait;
  }

  __repr__(): string {
    return "<waitgroup>";
  }
}

export const WaitGroup: typeof WaitGroupValue = /* @__PURE__ */ shownByItself(WaitGroupValue);
export type WaitGroup = WaitGroupValue;

/** @throws TypeError with `message` when it is not a number; a fraction is cut off */
export function toDelta(value: unknown, message: string): number {
  if (typeof value !== "number" && typeof value !== "bigint") throw typeError(message);
  return Math.trunc(Number(value));
}

const add = /* @__PURE__ */ builtin(
  /* @__PURE__ */ limited(
    /* @__PURE__ */ fn(function (this: WaitGroup, delta: unknown = 1) {
      return this.$change(toDelta(delta, "waitgroup-add requires a number as second argument"));
    }, ".add(self, n=)"),
    "add",
    "takes at most 1 argument",
  ),
);
const done = /* @__PURE__ */ plainMethod("done", (group: WaitGroup) => group.$change(-1));
const wait = /* @__PURE__ */ blockingMethod("wait", (group: WaitGroup, at) => group.$awaitZero(at));
