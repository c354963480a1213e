/** `def` and `define`: functions in both styles, and variables (language §5, §6.1). */
import { bodyForms } from "../1-read/body.ts";
import type { Form, ListForm, SymbolForm } from "../1-read/form.ts";
import { infixForm } from "../1-read/infix.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { isOperator } from "../1-read/make.ts";
import { assignment } from "../3-analyze/assignment.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { FunctionNode } from "../3-analyze/core.ts";
import { definedName, isRawList, isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { functionNode } from "../3-analyze/function.ts";
import { assign, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const defForm: SpecialForm = {
  names: ["def", "define"],
  syntax:
    "(def name (param…) body…)\n(def (name param…) body…)\n(def name value)\ndef name(param…): expression",
  doc: "Defines a function, or a variable. The function's result is what `return` gives, else the value of its last expression.",
  analyze(operands, ctx, span) {
    const shape = functionShape(operands);
    if (shape !== null) {
      const node = definition(operands, ctx, span, false)!;
      return assign(ctx.write(node.name, node.nameSpan!, "def"), node, span);
    }
    const items = withoutCommas(operands);
    if (items.length === 2) return assignment(items[0]!, items[1]!, span, ctx);
    const sugar = operands.length > 2 ? bodyForms(operands, ctx.report) : [];
    if (sugar.length === 1) return ctx.statement(sugar[0]!);
    ctx.report(messages.defOperands(span));
    return none(span);
  },
};

/** The function that operands of `def` define, not yet bound to its name; null when they define a variable. */
export function definition(
  operands: readonly Form[],
  ctx: Context,
  span: Span,
  decorated: boolean,
): FunctionNode | null {
  const shape = functionShape(operands);
  if (shape === null) return null;
  const { name, params, result } = shape;
  if (HARD_KEYWORDS.has(name.name))
    ctx.report(messages.cannotAssign(name.span, { what: `the keyword '${name.name}'` }));
  // A decorator gets a plain function, which takes `self` as its first argument.
  const flavour = ctx.frame.home.classNode !== null && !decorated ? "method" : "def";
  const body = oneLine(shape.body, ctx) ?? shape.body;
  return functionNode({ name: name.name, nameSpan: name.span, flavour, params, result, body, span }, ctx);
}

/** `name (param…) …` or `(name param…) …`, as functions and macros begin. */
export function signature(operands: readonly Form[]): {
  readonly form: "name" | "list";
  readonly name: SymbolForm;
  readonly params: ListForm;
  readonly rest: readonly Form[];
} | null {
  const [first, second] = operands;
  if (first?.kind === "list" && first.shape !== "made") {
    const name = definedName(first.items[0]);
    const params: ListForm = { ...first, shape: "raw", items: first.items.slice(1) };
    return name && { form: "list", name, params, rest: operands.slice(1) };
  }
  const name = definedName(first);
  if (name === null || !isRawList(second)) return null;
  return { form: "name", name, params: second, rest: operands.slice(2) };
}

interface FunctionShape {
  readonly name: SymbolForm;
  readonly params: ListForm;
  readonly result: Form | null;
  readonly body: readonly Form[];
}

function functionShape(operands: readonly Form[]): FunctionShape | null {
  const head = signature(operands);
  if (head === null || (head.form === "name" && operands.length < 3)) return null;
  const { name, params, rest } = head;
  return { name, params, ...resultAndBody(rest) };
}

/** `[-> T] body…` */
function resultAndBody(items: readonly Form[]): Pick<FunctionShape, "result" | "body"> {
  const isAnnotated = isOperator(items[0], "->") || isSymbol(items[0], "->");
  return isAnnotated ? { result: items[1] ?? null, body: items.slice(2) } : { result: null, body: items };
}

/** `: expression`, the body of `def f(x): expression`. */
function oneLine(items: readonly Form[], ctx: Context): readonly Form[] | null {
  if (!isOperator(items[0], ":")) return null;
  const rest = items.slice(1);
  const infix = infixForm(rest, ctx.report);
  return infix === null ? rest : [infix];
}
