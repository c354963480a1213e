/** `->` and `->>`: a value passed through calls (language §11.5). */
import type { Form, ListForm } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { madeList, rawList } from "../1-read/make.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";
import { evaluatedInTurn, LONGEST_CHAIN, valueBefore } from "../3-analyze/long-chains.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const threadForm: SpecialForm = {
  names: ["->", "->>"],
  syntax: "(-> value step…)\n(->> value step…)",
  doc: "Passes a value through calls, as the first argument of each (`->`) or as the last (`->>`). A step `f` is the call `(f)`, a step `(.m a)` calls the method m of the value.",
  callLike: true,
  analyze(operands, ctx, span, head) {
    const name = head.kind === "operator" ? head.op : head.kind === "symbol" ? head.name : "->";
    const [value, ...steps] = withoutCommas(operands);
    if (value === undefined) {
      ctx.report(messages.threadingOperands(span, { name }));
      return none(span);
    }
    return evaluatedInTurn(pieces(value, steps, name === "->", ctx), span, ctx);
  },
};

/** Calls in each other, as many as a long chain may have; more of them in as many pieces. */
function pieces(value: Form, steps: readonly Form[], first: boolean, ctx: Context): Form[] {
  const made: Form[] = [];
  let form = value;
  let length = 0;
  for (const step of steps) {
    if (length >= LONGEST_CHAIN && takesValue(step, first, ctx)) {
      made.push(form);
      form = valueBefore(form.span);
      length = 0;
    }
    form = threaded(form, step, first, ctx);
    length++;
  }
  return [...made, form];
}

/** Does the step take the value and not the code for it, and evaluate nothing that can be seen before it? */
function takesValue(step: Form, first: boolean, ctx: Context): boolean {
  const [callee, ...args] = callOf(step)?.items ?? [];
  if (!first && args.some((arg) => arg.kind === "list")) return false;
  if (callee?.kind === "operator") return callee.op !== "and" && callee.op !== "or";
  if (callee?.kind !== "symbol" || ctx.names.isMacro(callee.name)) return callee?.kind === "js-name";
  return (
    !HARD_KEYWORDS.has(callee.name) && (!ctx.forms.has(callee.name) || ctx.names.isUserBound(callee.name))
  );
}

function threaded(value: Form, step: Form, first: boolean, ctx: Context): Form {
  const span: Span = { ...step.span, start: Math.min(value.span.start, step.span.start) };
  const list = callOf(step);
  if (list === null) {
    ctx.report(messages.threadingStep(step.span));
    return value;
  }
  const [callee, ...args] = list.items as [Form, ...Form[]];
  if (callee.kind === "symbol" && callee.name.startsWith(".") && callee.name.length > 1) {
    return prefix([methodOf(value, callee.name, callee.span), ...args], span);
  }
  const items = first ? [callee, value, ...args] : [callee, ...args, value];
  return prefix(items, span);
}

function prefix(items: readonly Form[], span: Span): ListForm {
  return { ...rawList(items, span), canonical: true };
}

/** A step as a call: `f` is `(f)`. */
function callOf(step: Form): ListForm | null {
  if (step.kind === "list" && step.shape === "raw" && step.items.length > 0) {
    return { ...step, items: withoutCommas(step.items) };
  }
  if (step.kind === "list" && step.shape === "call")
    return { ...step, shape: "raw", items: withoutCommas(step.items) };
  const isFunction = step.kind === "symbol" || step.kind === "operator" || step.kind === "js-name";
  const isMember = step.kind === "list" && step.shape === "made";
  return isFunction || isMember ? rawList([step], step.span) : null;
}

function methodOf(object: Form, name: string, span: Span): Form {
  return madeList(".", [object, { kind: "string", value: name.slice(1), span }], span);
}
