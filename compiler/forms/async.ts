/** `async`: functions whose calls make coroutines (language §14). */
import type { Form } from "../1-read/form.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { headName, isSymbol } from "../3-analyze/form-parts.ts";
import { assign, callBuiltin, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { definition } from "./def.ts";

export const asyncForm: SpecialForm = {
  names: ["async"],
  syntax:
    "(async def name (param…) body…)\n(async (def name (param…) body…))\n(async (lambda (param…) body…))",
  doc: "An async function: calling it binds the arguments and gives a coroutine, which `await` runs and `create_task` starts. One with `yield` in it gives a generator, for `for` and `async for`.",
  analyze(operands, ctx, span) {
    const [first, ...rest] = operands;
    if (isSymbol(first)) {
      if (first.name === "with") return ctx.forms.get("with")!.analyze(rest, ctx, span, first);
      if (first.name === "for") {
        const loop = ctx.forms.get("for")!.analyze(rest, ctx, span, first);
        if (loop.kind !== "for") return loop;
        return { ...loop, iterable: callBuiltin(ctx, "%async-iterable", [loop.iterable], first.span) };
      }
      return isDefinition(first.name) ? defined(rest, ctx, span) : refuse(ctx, span);
    }
    if (first?.kind !== "list" || rest.length > 0) return refuse(ctx, span);
    const head = headName(first);
    if (isDefinition(head)) return defined(first.items.slice(1), ctx, span);
    if (head !== "lambda" && head !== "fn") return refuse(ctx, span);
    return callBuiltin(ctx, "%async", [ctx.expression(first)], span);
  },
};

function isDefinition(head: string | null): boolean {
  return head === "def" || head === "define";
}

function defined(operands: readonly Form[], ctx: Context, span: Span): Core {
  const node = definition(operands, ctx, span, true);
  if (node === null) return refuse(ctx, span);
  // A generator may block anywhere: it needs no coroutine to do so.
  const value = node.generator ? node : callBuiltin(ctx, "%async", [node], span);
  return assign(ctx.write(node.name, node.nameSpan ?? span, "def"), value, span);
}

function refuse(ctx: Context, span: Span): Core {
  ctx.report(messages.asyncForm(span));
  return none(span);
}
