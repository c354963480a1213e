/** The cases of `select`: what is written in them, and their bodies (language §13.5). */
import type { Form, ListForm, SymbolForm } from "../1-read/form.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { body } from "./body.ts";
import type { Context } from "./context.ts";
import type { Block, Core, SelectCase } from "./core.ts";
import { isRawList, isSymbol, sequenceItems, withoutCommas } from "./form-parts.ts";
import { block, none } from "./make.ts";
import { mentions } from "./mentions.ts";

export interface Operation {
  readonly op: "recv" | "send";
  readonly channel: Core;
  readonly value: Core | null;
  readonly as: SymbolForm | null;
  readonly clause: Clause;
}

export interface Clause {
  readonly body: readonly Form[];
  readonly span: Span;
}

export interface SelectCases {
  readonly operations: readonly Operation[];
  readonly default: Clause | null;
  readonly timeout: Clause | null;
}

/** Reads the cases and analyses their channels and values, in order; the bodies come later. */
export function readCases(items: readonly Form[], timed: boolean, ctx: Context): SelectCases {
  const operations: Operation[] = [];
  const fallback: { default: Clause | null; timeout: Clause | null } = { default: null, timeout: null };
  for (const item of items) {
    const parts = sequenceItems(item);
    const spec = parts?.[0];
    if (parts === null || !isRawList(spec)) {
      ctx.report(messages.selectCaseShape(item.span));
      continue;
    }
    const clause: Clause = { body: parts.slice(1), span: item.span };
    const name = isSymbol(spec.items[0]) ? spec.items[0].name : "";
    if (name === "default" || name === "timeout") {
      if ((name === "timeout") !== timed) ctx.report(messages.selectCaseMisplaced(spec.span, { name }));
      else if (fallback[name] !== null) ctx.report(twice(name, spec.span));
      else fallback[name] = clause;
      continue;
    }
    const operation = name === "case" ? readOperation(spec, clause, ctx) : null;
    if (operation !== null) operations.push(operation);
    else if (name !== "case") ctx.report(messages.selectOperation(spec.span));
  }
  return { operations, ...fallback };
}

function twice(name: "default" | "timeout", span: Span) {
  return name === "default" ? messages.selectTwoDefaults(span) : messages.selectTwoTimeouts(span);
}

/** `(case :recv channel [as name])` or `(case :send [channel value])`. */
function readOperation(spec: ListForm, clause: Clause, ctx: Context): Operation | null {
  const [, op, operand, as, name, ...more] = withoutCommas(spec.items);
  const kind = op?.kind === "keyword" || op?.kind === "symbol" ? op.name : "";
  if (kind === "recv" && operand !== undefined) {
    const named = as !== undefined;
    if (named && (!isSymbol(as, "as") || !isSymbol(name) || more.length > 0)) {
      ctx.report(messages.selectAs(as.span));
    }
    const alias = isSymbol(name) ? name : null;
    return { op: "recv", channel: ctx.expression(operand), value: null, as: alias, clause };
  }
  if (kind === "send") {
    const [channel, value, ...extra] = sequenceItems(operand) ?? [];
    if (channel === undefined || value === undefined || extra.length > 0 || as !== undefined) {
      ctx.report(messages.selectSendShape(operand?.span ?? spec.span));
      return null;
    }
    return { op: "send", channel: ctx.expression(channel), value: ctx.expression(value), as: null, clause };
  }
  ctx.report(messages.selectOperation(op?.span ?? spec.span));
  return null;
}

export function selectCase({ op, channel, value, as, clause }: Operation, ctx: Context): SelectCase {
  const { span } = clause;
  if (op === "send") {
    const made = plainCaseBody(clause, ctx);
    return { op, channel, value, valueBinding: null, okBinding: null, asBinding: null, body: made, span };
  }
  ctx.enter("block");
  const bind = (name: string, at: Span) =>
    mentions(clause.body, name, ctx.names) ? ctx.declare(name, "block", "block", at) : null;
  const valueBinding = bind("select-value", span);
  const okBinding = bind("select-ok", span);
  const asBinding = as === null ? null : bind(as.name, as.span);
  const made = body(clause.body, span, ctx);
  ctx.leave();
  return { op, channel, value, valueBinding, okBinding, asBinding, body: made, span };
}

/** The body of a send, default or timeout case: in it `select-value` and `select-ok` are None. */
export function plainCaseBody({ body: forms, span }: Clause, ctx: Context): Block {
  const names = ["select-value", "select-ok"].filter((name) => mentions(forms, name, ctx.names));
  if (names.length === 0) return body(forms, span, ctx);
  ctx.enter("block");
  const bindings = names.map((name) => ({
    binding: ctx.declare(name, "block", "block", span),
    value: none(span),
  }));
  const inner = body(forms, span, ctx);
  ctx.leave();
  return block([{ kind: "let", style: "let", bindings, body: inner, span }], span);
}
