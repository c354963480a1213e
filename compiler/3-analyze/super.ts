/** `super` in every spelling (language §7.3). */
import type { Span } from "../1-read/form.ts";
import type { Context } from "./context.ts";
import type { Core, Ref } from "./core.ts";
import type { Frame } from "./frame.ts";
import { callBuiltin, literal } from "./make.ts";

/** The parent's view of `self`; outside a method a RuntimeError when evaluated. */
export function superNode(ctx: Context, span: Span): Core {
  const method = enclosingMethod(ctx.frame);
  if (method?.self == null) {
    const error = callBuiltin(ctx, "RuntimeError", [literal("super(): no arguments", span)], span);
    return { kind: "raise", exception: error, message: null, cause: null, span };
  }
  const self: Ref = { kind: "ref", name: method.self.name, span, binding: method.self };
  ctx.noteUse(self, method.self);
  return { kind: "super", self, owner: method.owner, span };
}

function enclosingMethod(from: Frame): Frame["method"] {
  for (let frame: Frame | null = from; frame !== null; frame = frame.parent) {
    if (frame.method !== null) return frame.method;
    if (frame.scope.kind === "class") return null;
  }
  return null;
}
