/** `for`: all shapes of iteration (language §6.4). */
import { bodyForms } from "../1-read/body.ts";
import type { Form } from "../1-read/form.ts";
import { isOperator } from "../1-read/make.ts";
import { patternForm } from "../1-read/pattern.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { forLoop } from "../3-analyze/for-loop.ts";
import { isSymbol, sequenceItems } from "../3-analyze/form-parts.ts";
import { takeLabel } from "../3-analyze/loop-body.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const forForm: SpecialForm = {
  names: ["for"],
  syntax:
    "(for name in iterable body… [else body…])\n(for name iterable body…)\n(for (name iterable) body…)\n(for (a b) in pairs body…)",
  doc: "Evaluates its body for each element of an iterable; a channel is received from until it is closed. Its value is None.",
  analyze(operands, ctx, span) {
    const label = takeLabel(ctx);
    const head = readHead(operands);
    if (head === null) {
      ctx.report(messages.forShape(span));
      return none(span);
    }
    const iterable = ctx.expression(head.iterable);
    return forLoop(head.pattern, iterable, bodyForms(head.body, ctx.report), label, span, ctx);
  },
};

interface Head {
  readonly pattern: Form;
  readonly iterable: Form;
  readonly body: readonly Form[];
}

function readHead(operands: readonly Form[]): Head | null {
  const at = positionOfIn(operands);
  if (at === 0) return null;
  if (at > 0) {
    const iterable = operands[at + 1];
    if (iterable === undefined) return null;
    return {
      pattern: patternForm(operands.slice(0, at)),
      iterable,
      body: operands.slice(at + 2),
    };
  }
  const [first, second] = operands;
  if (first === undefined) return null;
  return (
    pairHead(first, operands.slice(1)) ??
    (second === undefined ? null : { pattern: first, iterable: second, body: operands.slice(2) })
  );
}

/** `(x xs)`, a list of two without `in`, is a name and its iterable; so is `(x in xs)`. */
function pairHead(first: Form, body: readonly Form[]): Head | null {
  if (first.kind !== "list") return null;
  const items = sequenceItems(first);
  if (items === null) return null;
  const at = positionOfIn(items);
  if (at > 0 && at === items.length - 2) {
    return { pattern: patternForm(items.slice(0, at)), iterable: items[at + 1]!, body };
  }
  const [pattern, iterable] = items;
  if (items.length !== 2 || isSymbol(pattern, ".") || pattern === undefined || iterable === undefined)
    return null;
  return { pattern, iterable, body };
}

/** The index of the `in` behind a pattern, or −1; operators other than `,` and `*` belong to no pattern. */
function positionOfIn(items: readonly Form[]): number {
  const at = items.findIndex((item) => item.kind === "operator" && item.op !== "," && item.op !== "*");
  return at >= 0 && isOperator(items[at], "in") ? at : -1;
}
