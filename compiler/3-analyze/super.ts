/** `super` in every spelling (language §7.3). */
import type { Form } from "../1-read/form.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Core, Ref } from "./core.ts";
import type { Frame } from "./frame.ts";
import { callBuiltin, literal } from "./make.ts";

/**
 * The parent's view of `self`; outside a method a RuntimeError when evaluated.
 * @param args `super` itself has none; what is given is mostly the class around the method and `self`
 */
export function superNode(ctx: Context, span: Span, args: readonly Form[] = []): Core {
  const method = enclosingMethod(ctx.frame);
  const [behind, object] = args;
  if (behind !== undefined && object !== undefined && !isUsual(method, behind, object))
    return { kind: "super", self: ctx.expression(object), owner: null, behind: ctx.expression(behind), span };
  if (method?.self == null) {
    const error = callBuiltin(ctx, "RuntimeError", [literal("super(): no arguments", span)], span);
    return { kind: "raise", exception: error, message: null, cause: null, span };
  }
  const self: Ref = { kind: "ref", name: method.self.name, span, binding: method.self };
  ctx.noteUse(self, method.self);
  return { kind: "super", self, owner: method.owner, behind: null, span };
}

/** Are these the class around the method and its first parameter, by their names? */
function isUsual(method: Frame["method"], behind: Form, object: Form): boolean {
  if (method === null || behind.kind !== "symbol" || object.kind !== "symbol") return false;
  return behind.name === method.owner.name && object.name === method.self?.name;
}

function enclosingMethod(from: Frame): Frame["method"] {
  for (let frame: Frame | null = from; frame !== null; frame = frame.parent) {
    if (frame.method !== null) return frame.method;
    if (frame.scope.kind === "class") return null;
  }
  return null;
}
