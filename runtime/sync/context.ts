/** Contexts: cancellation, deadlines and values for a tree of operations (language §13.7). */

import { clock } from "../clock.ts";
import { typeError } from "../errors/hierarchy.ts";
import { builtin, fn } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import { str } from "../text/str.ts";
import { eq } from "../values/compare.ts";
import { kindOf } from "../values/kinds.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";
import { Cancellation } from "./cancellation.ts";

class ContextValue {
  static readonly $name: string = "context";

  /** Shared with the parent by a context that only carries a value. */
  readonly cancellation: Cancellation;
  private readonly parent: Context | null;
  private readonly key: unknown;
  private readonly value: unknown;

  /** A child with a cancellation state of its own, or one that carries a value. */
  constructor(parent: Context | null, entry?: readonly [key: unknown, value: unknown]) {
    this.parent = parent;
    this.key = entry?.[0];
    this.value = entry?.[1];
    this.cancellation =
      parent !== null && entry !== undefined
        ? parent.cancellation
        : new Cancellation(parent?.cancellation ?? null);
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "context";
  }

  /** The value of the nearest context with that key; undefined when there is none. */
  $find(key: unknown): unknown {
    for (let context: Context | null = this; context !== null; context = context.parent) {
      if (context.value !== undefined && eq(context.key, key)) return context.value;
    }
    return undefined;
  }

  /** Milliseconds until the deadline, never below 0; null without a deadline. */
  $remaining(): number | null {
    const { deadline } = this.cancellation;
    return deadline === null ? null : Math.max(deadline - clock.unixTime(), 0);
  }

  get __enter__(): FunctionValue {
    return enter;
  }

  /** Cancels it. */
  get __exit__(): FunctionValue {
    return exit;
  }

  __repr__(): string {
    if (this.cancellation.reason !== null) return "<context: canceled>";
    const remaining = this.$remaining();
    return remaining === null
      ? "<context: active>"
      : `<context: deadline in ${str(Math.floor(remaining))}ms>`;
  }
}

export const Context: typeof ContextValue = /* @__PURE__ */ shownByItself(ContextValue);
export type Context = ContextValue;

/** The function that cancels a context: `(cancel)`, `(cancel "reason")`. */
export function cancelFunction(context: Context): FunctionValue {
  const cancel = fn((reason?: unknown) => {
    context.cancellation.cancel(reasonText(reason));
    return null;
  }, "cancel(reason=)");
  return Object.assign(cancel, { $refuse: refuseReasons });
}

function refuseReasons(): never {
  throw typeError("cancel function takes at most one argument");
}

const canceled = "context canceled";

function reasonText(reason: unknown): string {
  if (reason === undefined) return canceled;
  return typeof reason === "string" ? reason : `${canceled}: ${str(reason)}`;
}

const enter = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Context) {
    return this;
  }, ".__enter__(self)"),
);

const exit = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Context) {
    this.cancellation.cancel(canceled);
    return null;
  }, ".__exit__(self, type, value, traceback)"),
);

/** A context, of this copy of the runtime or another. */
export function isContext(value: unknown): value is Context {
  return kindOf(value) === "context";
}
