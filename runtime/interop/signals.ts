/** Contexts and AbortSignals: each cancels the other (language §13.7). */
import { typeError } from "../errors/hierarchy.ts";
import type { Cancellation } from "../sync/cancellation.ts";
import { Context, isContext } from "../sync/context.ts";
import { str } from "../text/str.ts";
import { typeName } from "../values/types.ts";

const signals: WeakMap<Cancellation, AbortSignal> = /* @__PURE__ */ new WeakMap();

/** `(context-from-signal signal)`: a context that is cancelled when the signal is aborted. */
export function contextFromSignal(...operands: unknown[]): Context {
  const [signal] = operands;
  if (operands.length !== 1) throw typeError("context-from-signal takes exactly one signal argument");
  if (!isSignal(signal)) throw typeError(`context-from-signal expected AbortSignal, got ${typeName(signal)}`);
  const context = new Context(null);
  const cancel = (): void => context.cancellation.cancel(reasonText(signal.reason));
  if (signal.aborted) cancel();
  else {
    signal.addEventListener("abort", cancel);
    context.cancellation.whenCancelled(() => signal.removeEventListener("abort", cancel));
  }
  return context;
}

/** `(context-signal ctx)`: the signal that is aborted when the context is cancelled, the same one each time. */
export function contextSignal(...operands: unknown[]): AbortSignal {
  const [context] = operands;
  if (operands.length !== 1) throw typeError("context-signal takes exactly one context argument");
  if (!isContext(context)) {
    throw typeError(`context-signal expected context, got ${typeName(context)}`);
  }
  const { cancellation } = context;
  let signal = signals.get(cancellation);
  if (signal === undefined) {
    const controller = new AbortController();
    signal = controller.signal;
    signals.set(cancellation, signal);
    cancellation.whenCancelled((reason) => controller.abort(new DOMException(reason, "AbortError")));
  }
  return signal;
}

function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Partial<AbortSignal>).aborted === "boolean"
  );
}

function reasonText(reason: unknown): string {
  return reason instanceof Error ? reason.message : str(reason);
}
