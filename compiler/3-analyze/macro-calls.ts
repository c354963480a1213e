/** Calls of macros: arguments as data in, the form that replaces the call out (language §11.2). */
import { bounds } from "../../runtime/bounds.ts";
import { caught } from "../../runtime/errors/catching.ts";
import { isStackOverflow } from "../../runtime/errors/stack-overflow.ts";
import { str } from "../../runtime/text/str.ts";
import { isSymbol } from "../../runtime/values/symbol.ts";
import { typeName } from "../../runtime/values/types.ts";
import type { Form, ListForm } from "../1-read/form.ts";
import { errorForm } from "../1-read/make.ts";
import { argumentForms } from "../2-expand/list-data.ts";
import { AlreadyReported, type Macro } from "../2-expand/macro.ts";
import type { Place } from "../2-expand/placed.ts";
import { dataOf } from "../2-expand/to-data.ts";
import { formOf, NotAForm } from "../2-expand/to-form.ts";
import { Malformed } from "../2-expand/well-formed.ts";
import { Exhausted } from "../2-expand/work.ts";
import type { Diagnostic, Label } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Core } from "./core.ts";

/** How deep calls may nest in what calls give. */
const MAX_DEPTH = 1100;

/** Code that a macro makes has to be compiled. */
const WORK_OF_A_FORM = 20;

/** How many calls one statement may come to. */
const MAX_CALLS = 20_000;

/** The Core of a call of a macro. */
export function expanded(macro: Macro, operands: readonly Form[], call: ListForm, ctx: Context): Core {
  const { expansions } = ctx.expander!;
  let form = expansions.get(call)?.form;
  if (form === undefined) {
    form = expansionOf(macro, operands, call, ctx);
    expansions.set(call, { call, form, macro });
  }
  ctx.alsoBinds(form);
  ctx.expanding = macro;
  ctx.expansionDepth++;
  const core = ctx.statement(form);
  ctx.expansionDepth--;
  return core;
}

/** Calls in each other beyond this are the reason when the stack, or what a call may cost, is not enough. */
const MANY = 100;

/** What to say of a statement for which the stack was not enough: without a larger one an endless expansion ends there, too. */
export function overflowed(span: Span, { expanding, expansionDepth }: Context): Diagnostic {
  if (expanding === null || expansionDepth < MANY) return messages.nestedTooDeeply(span);
  return messages.endlessExpansion(span, { name: expanding.name }, labelled(expanding));
}

function expansionOf(macro: Macro, operands: readonly Form[], call: ListForm, ctx: Context): Form {
  const { span } = call;
  const failed = (diagnostic: Diagnostic): Form => {
    ctx.report(diagnostic);
    return errorForm(span);
  };
  const toldOnce = (diagnostic: Diagnostic): Form => {
    // Whatever else the statement would come to is left alone.
    ctx.expansionCount = MAX_CALLS;
    if (ctx.endless) return errorForm(span);
    ctx.endless = true;
    return failed(diagnostic);
  };
  if (ctx.expansionDepth > MAX_DEPTH || ++ctx.expansionCount > MAX_CALLS)
    return toldOnce(messages.endlessExpansion(span, { name: macro.name }, labelled(macro)));
  const names = ctx.names;
  const forms = argumentForms(operands);
  const place: Place = { span, names: positionsOf(forms), count: () => bounds?.work(WORK_OF_A_FORM) };
  const run = (): Form => {
    try {
      const args = forms.map((form) => dataOf(form, names));
      return formOf(macro.apply(args, ctx.report), place);
    } catch (error) {
      if (error instanceof AlreadyReported) return errorForm(span);
      // It is not the macro that recurs.
      if (ctx.expansionDepth > MANY && isStackOverflow(error)) throw error;
      return failed(failure(macro, span, error));
    }
  };
  try {
    return ctx.expander!.bounded(ctx.expansionDepth === 0, run);
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    const tooMuch = messages.macroEndless(span, { name: macro.name, reason: error.message }, labelled(macro));
    return ctx.expansionDepth > MANY ? toldOnce(tooMuch) : failed(tooMuch);
  }
}

function failure(macro: Macro, span: Span, error: unknown): Diagnostic {
  const { name } = macro;
  if (error instanceof NotAForm && isSymbol(error.value))
    return messages.macroSymbol(span, { name, symbol: error.value.name }, labelled(macro));
  if (error instanceof NotAForm)
    return messages.macroResult(span, { name, type: typeName(error.value) }, labelled(macro));
  if (error instanceof Malformed)
    return messages.macroMalformed(span, { name, what: error.what }, labelled(macro));
  return messages.macroFailed(span, { name, error: errorText(error) }, labelled(macro));
}

function labelled(macro: Macro): { readonly labels: readonly Label[] } {
  return { labels: [{ span: macro.span, text: `macro '${macro.name}' is defined here` }] };
}

function errorText(thrown: unknown): string {
  const error = caught(thrown);
  const message = str(error);
  return message === "" ? typeName(error) : `${typeName(error)}: ${message}`;
}

/** Where names stand in forms, each at its first place. */
function positionsOf(forms: readonly Form[]): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>();
  const pending = forms.toReversed();
  for (let form = pending.pop(); form !== undefined; form = pending.pop()) {
    if (form.kind === "symbol" && !found.has(form.name)) found.set(form.name, form.span);
    if (form.kind === "list") pending.push(...form.items.toReversed());
  }
  return found;
}
