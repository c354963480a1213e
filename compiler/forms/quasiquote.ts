/** `quasiquote`: a form as data, with values filled in (language §11.4). */
import type { Form } from "../1-read/form.ts";
import { type Datum, datum } from "../2-expand/datum.ts";
import { type Hole, holesOf, type ListShape, type Shape, shapeOf } from "../2-expand/template.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Argument, Core, Let } from "../3-analyze/core.ts";
import { block, callBuiltin, hidden, literal, none, positional } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const quasiquoteForm: SpecialForm = {
  names: ["quasiquote"],
  syntax: "`form\n(quasiquote form)",
  doc: "The form as data, in which `,e` is the value of e, and `,@e` the elements of a list, tuple or set.",
  analyze(operands, ctx, span) {
    const [form] = operands;
    if (form === undefined || operands.length !== 1) {
      ctx.report(messages.quasiquoteOperands(span, { name: "quasiquote" }));
      return none(span);
    }
    const shape = shapeOf(form, 1, ctx.names);
    if (shape.kind === "constant") return constant(datum(form, ctx.names), form);
    if (shape.kind === "list") return listCore(shape, ctx);
    if (!shape.splices) return ctx.expression(shape.expression);
    ctx.report(messages.spliceOutsideList(form.span));
    return none(form.span);
  },
};

export const unquoteForm: SpecialForm = {
  names: ["unquote", "unquote-splicing"],
  syntax: ",form\n,@form",
  doc: "Fills a value, or the elements of a list, into a quasiquoted form.",
  analyze(_operands, ctx, span, head) {
    ctx.report(messages.unquoteOutside(span, { name: head.kind === "symbol" ? head.name : "unquote" }));
    return none(span);
  },
};

/** The list as data; in the compiler also as code, which it is there. */
export function listCore(shape: ListShape, ctx: Context): Core {
  const holes = holesOf(shape);
  const number = ctx.expander?.template?.(shape, ctx.names) ?? null;
  const { span } = shape.form;
  if (number !== null) {
    const values = holes.map((hole) => ctx.expression(hole.expression));
    return callBuiltin(ctx, "%template", [literal(number, span), ...values], span);
  }
  return withRepeated(shape, holes, ctx);
}

/** What the data has twice is evaluated once. */
function withRepeated(shape: ListShape, holes: readonly Hole[], ctx: Context): Core {
  // In the order of the text.
  const repeated = occurrences(shape) > holes.length ? holes : [];
  const values = new Map<Form, () => Core>();
  const bindings = repeated.map((hole, i): Let["bindings"][number] => {
    const value = ctx.expression(hole.expression);
    const { binding, reference } = hidden(ctx, `hole-${i}`, hole.form.span);
    values.set(hole.form, reference);
    return { binding, value };
  });
  const core = built(shape, (hole) => values.get(hole.form)?.() ?? ctx.expression(hole.expression), ctx);
  for (const _ of repeated) ctx.leave();
  const { span } = shape.form;
  return repeated.length === 0
    ? core
    : { kind: "let", style: "let*", bindings, body: block([core], span), span };
}

/** How often the data has holes. */
function occurrences(shape: Shape): number {
  if (shape.kind === "list") return shape.items.reduce((sum, item) => sum + occurrences(item), 0);
  return shape.kind === "hole" ? 1 : 0;
}

/** A list of constants is a constant. */
function built(shape: ListShape, coreOf: (hole: Hole) => Core, ctx: Context): Core {
  const items = shape.items.map((item): Argument => {
    if (item.kind === "hole") return { kind: item.splices ? "splat" : "positional", value: coreOf(item) };
    if (item.kind === "list") return positional(built(item, coreOf, ctx));
    return positional(constant(datum(item.form, ctx.names), item.form));
  });
  const { span } = shape.form;
  const data: Datum[] = [];
  for (const { kind, value } of items) {
    if (kind !== "positional" || (value.kind !== "quote" && value.kind !== "literal")) {
      const list: Core = { kind: "display", type: "list", items, span };
      return shape.marked ? callBuiltin(ctx, "%marked", [list], span) : list;
    }
    data.push(value.kind === "quote" ? value.datum : value.value);
  }
  return { kind: "quote", datum: { list: data, marked: shape.marked }, span };
}

function constant(data: Datum, { span }: Form): Core {
  return data !== null && typeof data === "object"
    ? { kind: "quote", datum: data, span }
    : literal(data, span);
}
