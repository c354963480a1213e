/** Calls: arguments, method calls, `super`, and the forms that look like calls. */
import { callArguments } from "../1-read/arguments.ts";
import type { CallArgument } from "../1-read/classify-types.ts";
import type { Form, ListForm } from "../1-read/form.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Argument, Core } from "./core.ts";
import { isMade } from "./form-parts.ts";
import { printKeywords } from "./print-dictionary.ts";
import { superNode } from "./super.ts";

/** A call with its arguments as they stand in the source. */
export function callOf(
  callee: Form,
  items: readonly Form[],
  whole: { readonly span: Span },
  ctx: Context,
): Core {
  const like = callLike(callee, ctx);
  if (like !== undefined) return like.analyze(items, ctx, whole.span, callee);
  return plainCall(callee, callArguments(items, ctx.report), whole.span, ctx);
}

/** A classified call. */
export function call(callee: Form, args: readonly CallArgument[], list: ListForm, ctx: Context): Core {
  const like = callLike(callee, ctx);
  if (like !== undefined && list.items[0] === callee)
    return like.analyze(list.items.slice(1), ctx, list.span, callee);
  return plainCall(callee, args, list.span, ctx);
}

/** `js`, `dot-assign` …: forms by name only, which any definition of that name replaces. */
function callLike(callee: Form, ctx: Context) {
  if (callee.kind !== "symbol" || ctx.names.isUserBound(callee.name)) return undefined;
  const form = ctx.forms.get(callee.name);
  return form?.callLike ? form : undefined;
}

function plainCall(callee: Form, args: readonly CallArgument[], span: Span, ctx: Context): Core {
  if (callee.kind === "symbol" && callee.name === "super" && !ctx.names.isUserBound("super"))
    return superNode(
      ctx,
      span,
      args.flatMap((arg) => (arg.kind === "positional" ? [arg.form] : [])),
    );
  if (isMade(callee, ".") && callee.items[2]?.kind === "string") {
    const name = callee.items[2];
    const object = ctx.expression(callee.items[1]!);
    return {
      kind: "method-call",
      object,
      name: name.value,
      nameSpan: name.span,
      args: translate(args, ctx),
      span,
    };
  }
  if (LITERALS.has(callee.kind)) ctx.report(messages.literalCalled(span));
  const target = ctx.expression(callee);
  return { kind: "call", callee: target, args: translate(printKeywords(callee, args, ctx), ctx), span };
}

const LITERALS: ReadonlySet<Form["kind"]> = new Set(["string", "bytes", "f-string", "number", "constant"]);

function translate(args: readonly CallArgument[], ctx: Context): Argument[] {
  const made: Argument[] = [];
  for (const arg of args) {
    const value = ctx.expression(arg.form);
    made.push(
      arg.kind === "keyword" ? { kind: "keyword", name: arg.name, value } : { kind: arg.kind, value },
    );
  }
  return made;
}

/** The arguments of a call, class or `new`, translated in order. */
export function translateArguments(items: readonly Form[], ctx: Context): Argument[] {
  return translate(callArguments(items, ctx.report), ctx);
}
