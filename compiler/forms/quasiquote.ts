/** `quasiquote`: a form as data, with values filled in (language §11.4). */
import type { Form, ListForm, Span } from "../1-read/form.ts";
import { datum } from "../2-expand/datum.ts";
import { listData } from "../2-expand/list-data.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Argument, Core, Datum } from "../3-analyze/core.ts";
import { callBuiltin, literal, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const quasiquoteForm: SpecialForm = {
  names: ["quasiquote"],
  syntax: "`form\n(quasiquote form)",
  doc: "The form as data, in which `,e` is the value of e, and `,@e` the elements of a list, tuple or set.",
  analyze(operands, ctx, span) {
    const [form] = operands;
    if (form !== undefined && operands.length === 1) return template(form, 1, ctx);
    ctx.report(messages.quasiquoteOperands(span, { name: "quasiquote" }));
    return none(span);
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

/** @param level in how many quasiquotes the form stands */
function template(form: Form, level: number, ctx: Context): Core {
  if (form.kind !== "list") return constant(datum(form, ctx.names), form.span);
  const { items, marked } = listData(form, ctx.names);
  const operator = operatorOf(items);
  if (operator === "unquote" && level === 1) return ctx.expression(items[1]!);
  if (operator === "unquote-splicing" && level === 1) {
    ctx.report(messages.spliceOutsideList(form.span));
    return none(form.span);
  }
  const inner = operator === null ? level : operator === "quasiquote" ? level + 1 : level - 1;
  return built(
    items.map((item) => element(item, inner, ctx)),
    marked,
    form,
    ctx,
  );
}

/** An element of a list: one value, or several. */
function element(form: Form, level: number, ctx: Context): Argument {
  if (form.kind === "list" && level === 1) {
    const { items } = listData(form, ctx.names);
    if (operatorOf(items) === "unquote-splicing") return { kind: "splat", value: ctx.expression(items[1]!) };
  }
  return { kind: "positional", value: template(form, level, ctx) };
}

const OPERATORS = new Set(["quasiquote", "unquote", "unquote-splicing"]);

function operatorOf([head, ...operands]: readonly Form[]): string | null {
  return head?.kind === "symbol" && operands.length === 1 && OPERATORS.has(head.name) ? head.name : null;
}

/** A list of constants is a constant. */
function built(items: readonly Argument[], marked: boolean, { span }: ListForm, ctx: Context): Core {
  const data: Datum[] = [];
  for (const { kind, value } of items) {
    if (kind !== "positional" || (value.kind !== "quote" && value.kind !== "literal")) {
      const list: Core = { kind: "display", type: "list", items, span };
      return marked ? callBuiltin(ctx, "%marked", [list], span) : list;
    }
    data.push(value.kind === "quote" ? value.datum : value.value);
  }
  return constant({ list: data, marked }, span);
}

function constant(data: Datum, span: Span): Core {
  return data !== null && typeof data === "object"
    ? { kind: "quote", datum: data, span }
    : literal(data, span);
}
