/** `js`: an expression in JavaScript (language §15.3). */
import { callArguments } from "../1-read/arguments.ts";
import type { StringForm } from "../1-read/form.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const jsForm: SpecialForm = {
  names: ["js"],
  syntax: '(js "expression" name=value…)',
  doc: "The value of a JavaScript expression; its free variables are the names given, and JavaScript's globals.",
  callLike: true,
  analyze(operands, ctx, span) {
    const code = operands[0];
    if (code?.kind !== "string") {
      ctx.report(messages.jsCode((code ?? { span }).span));
      return none(span);
    }
    const args: { name: string; value: ReturnType<typeof ctx.expression> }[] = [];
    for (const arg of callArguments(operands.slice(1), ctx.report)) {
      if (arg.kind === "keyword") args.push({ name: arg.name, value: ctx.expression(arg.form) });
      else ctx.report(messages.jsArguments(arg.span));
    }
    return { kind: "embedded-js", code: code.value, codeSpan: inside(code), args, span };
  },
};

/** A string's span without prefix and quotes. */
function inside({ span }: StringForm): Span {
  const text = span.source.text.slice(span.start, span.end);
  const opening = /^[rR]?("""|'''|"|')/.exec(text);
  const quote = opening?.[1]?.length ?? 0;
  return { source: span.source, start: span.start + (opening?.[0].length ?? 0), end: span.end - quote };
}
