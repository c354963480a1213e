/** A `for` node from a pattern, an analysed iterable and body forms; `for`, `dotimes` and `dolist` make it. */
import type { Form } from "../1-read/form.ts";
import type { Span } from "../source/source.ts";
import { statements } from "./body.ts";
import type { Context } from "./context.ts";
import type { Core, For } from "./core.ts";
import { enterLoop, loopBody, splitElse } from "./loop-body.ts";
import { target } from "./target.ts";

export function forLoop(
  pattern: Form,
  iterable: Core,
  body: readonly Form[],
  label: string | null,
  span: Span,
  ctx: Context,
): For {
  const { forms, otherwise } = splitElse(body, ctx);
  const leaveLoop = enterLoop(ctx, span);
  const to = target(pattern, ctx, "for");
  const made = loopBody(forms, label, span, ctx);
  leaveLoop();
  const after = otherwise === null ? null : statements(otherwise, span, ctx);
  return { kind: "for", label, target: to, iterable, body: made, otherwise: after, span };
}
