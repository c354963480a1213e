/** `class`: parents, docstring and body (language §7.1). */
import { bodyForms } from "../1-read/body.ts";
import type { Form, SymbolForm } from "../1-read/form.ts";
import { HARD_KEYWORDS, SOFT_FORMS } from "../1-read/keywords.ts";
import { isOperator } from "../1-read/make.ts";
import { splitDocstring, statements } from "../3-analyze/body.ts";
import { translateArguments } from "../3-analyze/call.ts";
import { type Context, OUTSIDE, type SpecialForm } from "../3-analyze/context.ts";
import type { Block, ClassNode } from "../3-analyze/core.ts";
import { isMade, isRawList, isSymbol } from "../3-analyze/form-parts.ts";
import { assign, block, none } from "../3-analyze/make.ts";
import { boundNames } from "../3-analyze/prescan.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const classForm: SpecialForm = {
  names: ["class"],
  syntax: "(class Name [(Parent…)] body…)",
  doc: "Defines a class. Every binding of its body becomes a class attribute; functions of the body are methods.",
  analyze(operands, ctx, span) {
    const node = classDefinition(operands, ctx, span);
    if (node === null) return none(span);
    return assign(ctx.write(node.name, node.nameSpan, "class"), node, span);
  },
};

/** The class, not yet bound to its name; null when it has no name. */
export function classDefinition(operands: readonly Form[], ctx: Context, span: Span): ClassNode | null {
  const shape = classShape(operands, ctx);
  if (shape === null) {
    ctx.report(messages.className((operands[0] ?? { span }).span));
    return null;
  }
  const { name } = shape;
  const parents = translateArguments(shape.parents, ctx);
  const forms = bodyForms(shape.body, ctx.report);
  const { doc, rest } = splitDocstring(forms, true);
  const frame = ctx.enter("class", boundNames(rest));
  const node: ClassNode & { body: Block } = {
    kind: "class",
    name: name.name,
    nameSpan: name.span,
    parents,
    body: block([], span),
    doc,
    scope: frame.scope,
    span,
  };
  frame.scope.owner = node;
  frame.classNode = node;
  const outside = ctx.surroundings;
  ctx.surroundings = OUTSIDE;
  node.body = statements(rest, span, ctx);
  ctx.surroundings = outside;
  ctx.leave();
  return node;
}

interface ClassShape {
  readonly name: SymbolForm;
  readonly parents: readonly Form[];
  readonly body: readonly Form[];
}

function classShape(operands: readonly Form[], ctx: Context): ClassShape | null {
  const [first, second] = operands;
  if (first?.kind === "list" && first.shape === "call" && isSymbol(first.items[0])) {
    return { name: first.items[0], parents: first.items.slice(1), body: operands.slice(1) };
  }
  if (!isSymbol(first)) return null;
  if (second === undefined || !isParentList(second, ctx))
    return { name: first, parents: [], body: operands.slice(1) };
  const parents = second.kind === "list" ? second.items.slice(isRawList(second) ? 0 : 1) : [];
  return { name: first, parents, body: operands.slice(2) };
}

/** `()`, or a list of names, dotted names, calls and keyword arguments that does not begin like a form. */
function isParentList(form: Form, ctx: Context): boolean {
  if (isMade(form, "tuple-literal")) return true;
  if (!isRawList(form)) return false;
  const [first, second] = form.items;
  if (first === undefined) return true;
  if (isSymbol(first) && (HARD_KEYWORDS.has(first.name) || isSoftForm(first.name, ctx)))
    // The form `set` has operands; the class has none.
    return first.name === "set" && form.items.length === 1;
  // `(x = 5)` is an assignment; a class made of keyword arguments only is written without the spaces.
  if (second?.kind === "operator" && second.op === "=" && second.spaceBefore) return false;
  for (let i = 0; i < form.items.length; i++) {
    const item = form.items[i]!;
    if (isOperator(item, ",")) continue;
    if (isSymbol(item) && isOperator(form.items[i + 1], "=")) i += 2;
    else if (item.kind === "keyword") i++;
    else if (!isParent(item) && !(isRawList(first) && isCall(item, ctx))) return false;
  }
  return true;
}

function isSoftForm(name: string, ctx: Context): boolean {
  return SOFT_FORMS.has(name) && !ctx.names.isUserBound(name);
}

/** `(make A)`: parents where the list begins with one, since no body begins with a call of what a call gives. */
function isCall(form: Form, ctx: Context): boolean {
  if (!isRawList(form)) return false;
  const [head] = form.items;
  if (isSymbol(head)) return !HARD_KEYWORDS.has(head.name) && !isSoftForm(head.name, ctx);
  return head !== undefined && isParent(head);
}

function isParent(form: Form): boolean {
  if (form.kind === "symbol" || form.kind === "js-name") return true;
  return form.kind === "list" && (form.shape === "call" || isMade(form, "."));
}
