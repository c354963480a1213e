/** Forms → Core: the dispatch over every shape a form can have. */
import { classify } from "../1-read/classify.ts";
import type { Form, ListForm, SymbolForm } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { messages } from "../messages/generated.ts";
import { attributeOf } from "./attribute.ts";
import { expressions } from "./body.ts";
import { call } from "./call.ts";
import type { Context, SpecialForm } from "./context.ts";
import type { Core } from "./core.ts";
import { display, isDisplayHead } from "./display.ts";
import { fString } from "./f-string.ts";
import { isMade } from "./form-parts.ts";
import { inPieces, isLongChain } from "./long-chains.ts";
import { warnOfLooseOperator } from "./loose-operators.ts";
import { expanded } from "./macro-calls.ts";
import { block, callBuiltin, literal, none } from "./make.ts";
import { isOperationHead, operation } from "./operation.ts";
import { macroNamed } from "./oracle.ts";
import { superNode } from "./super.ts";

const BARE_STATEMENTS = new Set(["pass", "break", "continue", "return"]);

/** The method `Context.statement`. */
export function statement(this: Context, form: Form): Core {
  if (form.kind === "symbol" && BARE_STATEMENTS.has(form.name)) {
    return this.forms.get(form.name)!.analyze([], this, form.span, form);
  }
  return this.expression(form);
}

/** The method `Context.expression`. It and what it calls keep few variables alive, for nesting costs stack. */
export function expression(this: Context, form: Form): Core {
  if (form.kind !== "list") return atom(form, this);
  if (isLongChain(form)) return inPieces(form, this);
  return form.shape === "made" ? made(form, this) : written(form, this);
}

function atom(form: Exclude<Form, ListForm>, ctx: Context): Core {
  switch (form.kind) {
    case "symbol":
      return name(form, ctx);
    case "constant":
      return form.value === "ellipsis" ? ctx.builtin("Ellipsis", form.span) : literal(form.value, form.span);
    case "number":
      return literal(form.value, form.span, form.float);
    case "string":
      return literal(form.value, form.span);
    case "bytes":
      return callBuiltin(ctx, "%bytes", [literal(form.value, form.span)], form.span);
    case "f-string":
      return fString(form, ctx);
    case "keyword":
      return { kind: "quote", datum: { symbol: `:${form.name}` }, span: form.span };
    case "operator":
      return operatorValue(form.op, form, ctx);
    case "js-name":
      return { kind: "js-global", name: form.name, span: form.span };
    case "error":
      return none(form.span);
  }
}

const WORDS_INSIDE: ReadonlySet<string> = new Set(["if", "else", "for", "in", "not", "lambda"]);
const INFIX_HINT = "in an argument, write '(a if c else b)' or '(x for x in xs)' with parentheses of its own";

function name(form: SymbolForm, ctx: Context): Core {
  if (HARD_KEYWORDS.has(form.name)) {
    const hint = WORDS_INSIDE.has(form.name) ? { hint: INFIX_HINT } : undefined;
    ctx.report(messages.keywordAsValue(form.span, { name: form.name }, hint));
    return none(form.span);
  }
  if (form.name === "super" && !ctx.names.isUserBound("super")) return superNode(ctx, form.span);
  return ctx.read(form.name, form.span);
}

function operatorValue(op: string, form: Form, ctx: Context): Core {
  if (ctx.names.isUserBound(op)) return ctx.read(op, form.span);
  const known = ctx.builtins.lookup(op);
  if (known === null) {
    ctx.report(messages.operatorAsValue(form.span, { op }));
    return none(form.span);
  }
  return ctx.builtin(known.canonical, form.span);
}

/** A parenthesised list or a sugar call: what it is depends on the names visible here (language §2.4). */
function written(list: ListForm, ctx: Context): Core {
  const read = classify(list, ctx.names, ctx.report);
  switch (read.kind) {
    case "call":
      return moduleMacro(read.callee, list, ctx) ?? call(read.callee, read.args, list, ctx);
    case "special":
      warnOfLooseOperator(read.operands, read.head, ctx);
      return (ctx.forms.get(read.head) ?? MISPLACED).analyze(read.operands, ctx, list.span, list.items[0]!);
    case "operation":
      return operation(read.op, read.args, list.span, read.headSpan, ctx);
    case "form":
      return ctx.expression(read.form);
    case "tuple":
      return display("tuple-literal", read.items, list.span, ctx);
    case "item-or-call":
      return callBuiltin(ctx, "%item-or-call", [ctx.expression(read.form)], list.span);
    case "macro":
      return expanded(macroNamed(ctx.frame, read.head)!, read.operands, list, ctx);
  }
}

/** A call of `m.name`, where the module m has a macro of that name. */
function moduleMacro(callee: Form, list: ListForm, ctx: Context): Core | null {
  if (!isMade(callee, ".") || callee.items[1]?.kind !== "symbol" || callee.items[2]?.kind !== "string")
    return null;
  const module = callee.items[1].name;
  const macro = macroNamed(ctx.frame, `${module}.${callee.items[2].value}`, module);
  return macro && expanded(macro, list.items.slice(1), list, ctx);
}

/** A keyword that is only a part of other forms: `else`, `except`, `as` … */
const MISPLACED: Pick<SpecialForm, "analyze"> = {
  analyze(operands, ctx, span, head) {
    ctx.report(messages.keywordAsHead(head.span, { name: head.kind === "symbol" ? head.name : "" }));
    return block(expressions(operands, ctx), span);
  },
};

/** A canonical list form made from sugar. */
function made(list: ListForm, ctx: Context): Core {
  const head = list.items[0]!;
  const operands = list.items.slice(1);
  const named = head.kind === "symbol" ? head.name : head.kind === "operator" ? head.op : "";
  if (isDisplayHead(named)) return display(named, operands, list.span, ctx);
  if (named === "." && operands.length === 2) {
    return attributeOf(ctx.expression(operands[0]!), operands[1]!, list.span, ctx);
  }
  // With a name as its head `(@ decorator form)` is a decorated form.
  if (isOperationHead(named) && !(named === "@" && head.kind === "symbol"))
    return operation(named, operands, list.span, head.span, ctx);
  return (ctx.forms.get(named) ?? MISPLACED).analyze(operands, ctx, list.span, head);
}
