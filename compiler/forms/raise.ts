/** `raise`: all shapes of language §8.2. */
import type { Form, StringForm, SymbolForm } from "../1-read/form.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core, Raise } from "../3-analyze/core.ts";
import { exceptionClass } from "../3-analyze/exception-class.ts";
import { isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { callBuiltin } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const raiseForm: SpecialForm = {
  names: ["raise"],
  syntax:
    '(raise exception)\n(raise Type message [cause])\n(raise exception from cause)\n(raise "text")\n(raise)',
  doc: "Raises an exception: a class, an instance, or a text. Without operands it raises again what is being handled.",
  analyze(operands, ctx, span): Core {
    const items = withoutCommas(operands);
    const [first, second, third] = items;
    if (first === undefined) return raise(span, null);
    if (isSymbol(second, "from") && third !== undefined) {
      const exception = exceptionAlone(first, ctx);
      tooMany(items, 3, ctx);
      return raise(span, exception, null, ctx.expression(third));
    }
    if (second === undefined) return raise(span, exceptionAlone(first, ctx));
    tooMany(items, 3, ctx);
    const exception = exceptionNamed(first, ctx);
    const message = ctx.expression(second);
    return raise(span, exception, message, third === undefined ? null : ctx.expression(third));
  },
};

function raise(
  span: Span,
  exception: Core | null,
  message: Core | null = null,
  cause: Core | null = null,
): Raise {
  return { kind: "raise", exception, message, cause, span };
}

function tooMany(items: readonly Form[], limit: number, ctx: Context): void {
  if (items.length > limit) ctx.report(messages.raiseOperands(items[limit]!.span));
}

/** `(raise "text")` raises an Exception with that text, unless the text names a built-in exception. */
function exceptionAlone(form: Form, ctx: Context): Core {
  if (form.kind === "string" && ctx.builtins.lookup(form.value)?.kind === "exception") {
    return ctx.builtin(ctx.builtins.lookup(form.value)!.canonical, form.span);
  }
  const value = ctx.expression(form);
  const isText = form.kind === "string" || form.kind === "f-string";
  return isText ? callBuiltin(ctx, "Exception", [value], form.span) : value;
}

/** The E of `(raise E message)`: a name, or a str that names a class; an unknown name makes a class. */
function exceptionNamed(form: Form, ctx: Context): Core {
  if (form.kind !== "string" && form.kind !== "symbol") return ctx.expression(form);
  const name = nameOf(form);
  if (ctx.names.isUserBound(name)) return ctx.read(name, form.span);
  const known = ctx.builtins.lookup(name);
  if (known !== null) return ctx.builtin(known.canonical, form.span);
  return ctx.starImports ? ctx.read(name, form.span) : exceptionClass(name, [], form.span, ctx);
}

function nameOf(form: StringForm | SymbolForm): string {
  return form.kind === "string" ? form.value : form.name;
}
