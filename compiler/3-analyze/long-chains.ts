/**
 * Text without any nesting makes deep trees where one operand after another is added at the end: `a.b.c`, `f(1)(2)`, `a + b + c`,
 * decorators. Beyond a length such a chain is evaluated piece by piece, through a variable, so that no later phase and no engine
 * meets a tree that is deeper than the text.
 */
import type { Form, ListForm } from "../1-read/form.ts";
import { made as madeForm, operator, symbol } from "../1-read/make.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Core, Let } from "./core.ts";
import { headName, isMade } from "./form-parts.ts";
import { assign, block, hidden } from "./make.ts";

/** A chain is not cut into pieces up to this length. */
export const LONGEST_CHAIN = 100;

const LEFT_FIRST: ReadonlySet<string> = new Set(". get-item + - * / // % ** @ & | ^ << >>".split(" "));

/** Where the operand stands that is evaluated before all others and may be a chain itself; -1 where there is none. */
function leftmost(form: Form): number {
  if (form.kind !== "list" || form.shape === "raw") return -1;
  if (form.shape === "call") return form.items[0]?.kind === "list" ? 0 : -1;
  if (form.items[1]?.kind !== "list" || form.items.length !== 3) return -1;
  const head = headName(form)!;
  // With a name as its head `(@ decorator form)` is a decorated form.
  return LEFT_FIRST.has(head) && !(head === "@" && form.items[0]!.kind === "symbol") ? 1 : -1;
}

export function isLongChain(form: ListForm): boolean {
  let each: Form = form;
  // A piece may be longer by one, the name of a method.
  for (let length = 0; length <= LONGEST_CHAIN + 1; length++) {
    const at = leftmost(each);
    if (at < 0) return false;
    each = (each as ListForm).items[at]!;
  }
  return true;
}

/** A chain's value, by way of a variable that holds that of each piece. */
export function inPieces(form: ListForm, ctx: Context): Core {
  return evaluatedInTurn(cut(form), form.span, ctx);
}

/** The value of the last piece; each but the first finds that of the one before under the name `valueBefore`. */
export function evaluatedInTurn(pieces: readonly Form[], span: Span, ctx: Context): Core {
  const [first, ...rest] = pieces;
  const value = ctx.expression(first!);
  if (rest.length === 0) return value;
  const steps = rest.map((piece) => () => ctx.expression(piece));
  return stepwise(value, steps, span, ctx);
}

const PIECE = "%part";

export function valueBefore(span: Span): Form {
  return symbol(PIECE, span);
}

/** `first`, and then the steps, made in order. */
function stepwise(first: Core, steps: readonly (() => Core)[], span: Span, ctx: Context): Let {
  const { binding } = hidden(ctx, PIECE.slice(1), span);
  const body = steps.map((step, i) => {
    const value = step();
    return i === steps.length - 1 ? value : assign(ctx.write(PIECE, value.span, "block"), value, value.span);
  });
  ctx.leave();
  return { kind: "let", style: "let", bindings: [{ binding, value: first }], body: block(body, span), span };
}

/** The pieces in the order of evaluation; all but the first begin with the name of the value before. */
function cut(form: ListForm): Form[] {
  const links: { readonly list: ListForm; readonly at: number }[] = [];
  let each: Form = form;
  for (let at = leftmost(each); at >= 0; at = leftmost(each)) {
    const list = each as ListForm;
    links.push({ list, at });
    each = list.items[at]!;
  }
  const pieces: Form[] = [];
  let length = 0;
  for (let i = links.length - 1; i >= 0; i--) {
    const { list, at } = links[i]!;
    each = { ...list, items: list.items.with(at, each) };
    length++;
    // What a call finds as an attribute of its object is a method, and knows the object.
    const isMethod = isMade(list, ".") && links[i - 1]?.list.shape === "call";
    if (i > 0 && length >= LONGEST_CHAIN && !isMethod) {
      pieces.push(each);
      each = valueBefore(list.span);
      length = 0;
    }
  }
  return [...pieces, each];
}

/** `(+ a b c)` as `(+ (+ a b) c)`. */
export function folded(op: string, args: readonly Form[], span: Span, headSpan: Span): ListForm {
  const [first, ...rest] = args;
  return rest.reduce<Form>((left, right, i) => {
    const upTo = i === rest.length - 1 ? span : { ...span, end: right.span.end };
    return madeForm(operator(op, headSpan), [left, right], upTo);
  }, first!) as ListForm;
}

/** The value that results when each of the functions, from the last to the first, is called with the one before. */
export function appliedInTurn(
  functions: readonly { readonly callee: Core; readonly span: Span }[],
  value: Core,
  span: Span,
  ctx: Context,
): Core {
  const call = (callee: Core, argument: Core, at: Span): Core => ({
    kind: "call",
    callee,
    args: [{ kind: "positional", value: argument }],
    span: at,
  });
  if (functions.length <= LONGEST_CHAIN)
    return functions.reduceRight((made, each) => call(each.callee, made, each.span), value);
  // The functions come first, in the order of the text, then the value.
  ctx.enter("block");
  const bindings = functions.map(({ callee, span: at }, i) => ({
    binding: ctx.declare(`%function${i}`, "block", "block", at),
    value: callee,
  }));
  const steps = functions.map(
    ({ span: at }, i) =>
      () =>
        call(ctx.read(`%function${i}`, at), ctx.read(PIECE, at), at),
  );
  const body = stepwise(value, steps.reverse(), span, ctx);
  ctx.leave();
  return { kind: "let", style: "let", bindings, body: block([body], span), span };
}
