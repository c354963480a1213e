/** `with-mutex` and `with-rlock`: a body under a lock (language §13.6). */
import { body } from "../3-analyze/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { block, callBuiltin, hidden, none, tryFinally } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const withMutexForm: SpecialForm = {
  names: ["with-mutex", "with-rlock"],
  syntax: "(with-mutex mutex body…)\n(with-rlock rwmutex body…)",
  doc: "Locks, evaluates the body, and unlocks however the body is left. `with-rlock` takes the read lock of an rwmutex.",
  analyze(operands, ctx, span, head) {
    const name = head.kind === "symbol" && head.name === "with-rlock" ? "with-rlock" : "with-mutex";
    const [lock, ...rest] = operands;
    if (lock === undefined || rest.length === 0) {
      ctx.report(
        messages.withMutexOperands(span, { name, lock: name === "with-rlock" ? "rwmutex" : "mutex" }),
      );
      return none(span);
    }
    const value = ctx.expression(lock);
    const { binding, reference } = hidden(ctx, "lock", lock.span);
    const locking = callBuiltin(ctx, `%${name}-lock`, [reference()], lock.span);
    const inner = body(rest, span, ctx);
    const unlocking = callBuiltin(ctx, `%${name}-unlock`, [reference()], lock.span);
    ctx.leave();
    const guarded = tryFinally(inner, block([unlocking], lock.span), span);
    return {
      kind: "let",
      style: "let",
      bindings: [{ binding, value }],
      body: block([locking, guarded], span),
      span,
    };
  },
};
