/** Classifies a parenthesised list (language §2.4), given what the names visible there denote. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { callArguments } from "./arguments.ts";
import { bodyForms } from "./body.ts";
import type { Classified, NameOracle } from "./classify-types.ts";
import { comprehension, isComprehension } from "./comprehension.ts";
import type { Form, ListForm, OperatorForm } from "./form.ts";
import { MARKS } from "./form.ts";
import { flatten, InfixParser, infixForm } from "./infix.ts";
import { HARD_KEYWORDS, SOFT_FORMS } from "./keywords.ts";
import { errorForm, isMade, isOperator, isRaw, isSymbol, spanOf } from "./make.ts";
import { ASSIGNMENT, BINARY, SEPARATORS } from "./operators.ts";
import { isDecorator, StatementReader } from "./statement.ts";

/** What a list is. Takes raw and call lists; a made list is taken by its head. */
export function classify(list: ListForm, names: NameOracle, report: Report): Classified {
  if (list.shape === "made") return classifyMade(list);
  if (list.shape === "call") return classifyCall(list, names, report);
  if (list.canonical) return classifyCanonical(list, names, report);
  return (
    tuple(list, names, report) ??
    headed(list, names, report) ??
    generator(list, report) ??
    infix(list, names, report) ??
    single(list, names) ?? {
      kind: "call",
      callee: list.items[0]!,
      args: callArguments(list.items.slice(1), report),
    }
  );
}

/** A list in prefix notation, made from data. */
function classifyCanonical(list: ListForm, names: NameOracle, report: Report): Classified {
  const [callee, ...items] = list.items;
  if (!callee) return { kind: "tuple", items: [] };
  const args = () => callArguments(items, report);
  return headed(list, names, report) ?? single(list, names) ?? { kind: "call", callee, args: args() };
}

function classifyMade({ items }: ListForm): Classified {
  const [head, ...args] = items;
  const word = head!.kind === "symbol" ? head!.name : (head as OperatorForm).op;
  const headSpan = head!.span;
  if (head!.kind === "operator" || LOGIC.has(word)) return { kind: "operation", op: word, headSpan, args };
  return { kind: "special", head: word, headSpan, operands: args };
}

const LOGIC = new Set(["and", "or", "not"]);

/** Call sugar; `NAME(…)` is also a soft form or a macro call. */
function classifyCall(list: ListForm, names: NameOracle, report: Report): Classified {
  const [callee, ...items] = list.items as [Form, ...Form[]];
  const kind = callee.kind === "symbol" ? formKind(callee.name, names) : null;
  if (kind && callee.kind === "symbol") {
    const operands = items.filter((item) => !isOperator(item, ","));
    return { kind, head: callee.name, headSpan: callee.span, operands };
  }
  return { kind: "call", callee, args: callArguments(items, report) };
}

/** Rule 3's question of a name in head position. */
function formKind(name: string, names: NameOracle): "special" | "macro" | null {
  if (HARD_KEYWORDS.has(name) || name === ".") return "special";
  if (names.isMacro(name)) return "macro";
  return SOFT_FORMS.has(name) && !names.isUserBound(name) ? "special" : null;
}

/** Rules 1 and 2. */
function tuple(list: ListForm, names: NameOracle, report: Report): Classified | null {
  const { items } = list;
  if (items.length === 0) return { kind: "tuple", items: [] };
  const comma = items.findIndex((item) => isOperator(item, ","));
  const first = items[0]!;
  if (comma < 1 || (first.kind === "symbol" && HARD_KEYWORDS.has(first.name))) return null;
  if (LOGIC.has((first as OperatorForm).op)) return null;
  const start = items.slice(0, comma);
  if (callsWithOperator(start, names) || !infixForm(start, report)) return null;
  return { kind: "tuple", items: segments(items).map((segment) => tupleItem(segment, list, report)) };
}

/** The runs of items between commas; a comma at the end begins none. */
function segments(items: readonly Form[]): Form[][] {
  const found: Form[][] = [[]];
  for (const item of items) {
    if (isOperator(item, ",")) found.push([]);
    else found[found.length - 1]!.push(item);
  }
  if (found[found.length - 1]!.length === 0) found.pop();
  return found;
}

function tupleItem(segment: readonly Form[], list: ListForm, report: Report): Form {
  const form = segment.length > 0 ? infixForm(segment, report) : null;
  if (form) return form;
  const span = spanOf(segment, list.span);
  report(messages.tupleElement(span));
  return errorForm(span);
}

/** Rule 3. */
function headed(list: ListForm, names: NameOracle, report: Report): Classified | null {
  const [head, ...operands] = list.items as [Form, ...Form[]];
  if (head.kind === "operator") {
    if (head.op === "not" && isComprehension(flatten(list.items))) return null;
    if (!isDefinedOperator(head.op, operands, names)) return operation(head, operands, list, report);
    return { kind: "call", callee: head, args: callArguments(operands, report) };
  }
  const star = isMade(head, MARKS.splat) ? "*" : isMade(head, MARKS.keywordSplat) ? "**" : null;
  if (star) return applyOperator(star, head, [(head as ListForm).items[1]!, ...operands], report);
  if (head.kind !== "symbol") return null;
  const sugar = head.name === "lambda" ? infixForm(list.items, report) : definition(list, report);
  if (sugar) return { kind: "form", form: sugar };
  const kind = formKind(head.name, names);
  if (kind) return { kind, head: head.name, headSpan: head.span, operands };
  if (!head.name.startsWith(".")) return null;
  report(messages.unexpectedToken(head.span, { token: head.name }));
  return { kind: "form", form: errorForm(list.span) };
}

/** Is the operator one of the program's own functions here? The sign of a number never is. */
export function isDefinedOperator(op: string, operands: readonly Form[], names: NameOracle): boolean {
  return names.isUserBound(op) && (operands.length !== 1 || operands[0]!.kind !== "number");
}

/** `(def f(a): e)`: def-sugar that fills a list. */
function definition({ items }: ListForm, report: Report): Form | null {
  if (!isSymbol(items[0], "def") || !items.some((item) => isOperator(item, ":"))) return null;
  const tokens = flatten(items);
  const read = new StatementReader(tokens, report, () => null).read(0);
  return read?.next === tokens.length ? read.form : null;
}

function operation(head: OperatorForm, operands: Form[], list: ListForm, report: Report): Classified {
  const { op, span: headSpan } = head;
  if (isDecorator(head) && operands.length > 0) {
    const [decorator, ...definition] = operands as [Form, ...Form[]];
    return { kind: "special", head: "@", headSpan, operands: [decorator, ...bodyForms(definition, report)] };
  }
  if (ASSIGNMENT.has(op) || op === "->" || op === "->>")
    return { kind: "special", head: op, headSpan, operands };
  if (SEPARATORS.has(op)) {
    report(messages.unexpectedToken(headSpan, { token: op }));
    return { kind: "form", form: errorForm(list.span) };
  }
  if (op === "not" && operands.length > 1) {
    const form = infixForm(list.items, report);
    if (form?.kind === "list") return { kind: "form", form: { ...form, span: list.span } };
  }
  return applyOperator(op, head, operands, report);
}

/** A prefix operation; with splats among its operands a call of the operator function. */
function applyOperator(op: string, head: Form, operands: readonly Form[], report: Report): Classified {
  if (operands.some((item) => isMade(item, MARKS.splat) || isMade(item, MARKS.keywordSplat))) {
    const callee: Form = { kind: "operator", op, spaceBefore: true, spaceAfter: true, span: head.span };
    return { kind: "call", callee, args: callArguments(operands, report) };
  }
  const args = operands.filter((item) => !isOperator(item, ","));
  for (const item of args) {
    if (item.kind === "operator" && SEPARATORS.has(item.op)) {
      report(messages.unexpectedToken(item.span, { token: item.op }));
    }
  }
  return { kind: "operation", op, headSpan: head.span, args };
}

/** Rule 4. */
function generator(list: ListForm, report: Report): Classified | null {
  const tokens = flatten(list.items);
  if (!isComprehension(tokens)) return null;
  const parser = new InfixParser(tokens, "list", report);
  return { kind: "form", form: comprehension(parser, "gen-comp", list.span, report) };
}

/** Rule 5. */
function infix({ items, span }: ListForm, names: NameOracle, report: Report): Classified | null {
  const second = items[1];
  if (items.length < 3 || callsWithOperator(items, names)) return null;
  if (second?.kind === "operator" && ASSIGNMENT.has(second.op)) return assignment(items, report);
  if (!isSymbol(second, "if") && !(second?.kind === "operator" && BINARY.has(second.op))) return null;
  const form = infixForm(items, report);
  if (form?.kind === "list" && form.shape === "made") {
    return { kind: "form", form: { ...form, span } };
  }
  return form && { kind: "form", form };
}

function assignment(items: readonly Form[], report: Report): Classified | null {
  const quiet: Report = () => {};
  const forms = bodyForms(items, quiet);
  const form = forms.length === 1 ? bodyForms(items, report)[0]! : null;
  return form && form.kind !== "error" ? { kind: "form", form } : null;
}

/** Rule 5a: a function's name, then an operator that it takes as a value. */
function callsWithOperator(items: readonly Form[], names: NameOracle): boolean {
  const [first, second] = items;
  if (items.length < 3 || first?.kind !== "symbol" || second?.kind !== "operator") return false;
  return VALUE_OPERATORS.has(second.op) && names.denotesFunction(first.name);
}

const VALUE_OPERATORS = new Set("+ - * / // % ** @ & | ^ << >> < <= > >=".split(" "));

/** Rule 6, but for calls. */
function single({ items }: ListForm, names: NameOracle): Classified | null {
  const item = items[0]!;
  if (items.length !== 1) return null;
  if (item.kind !== "list") return LITERAL_KINDS.has(item.kind) ? { kind: "form", form: item } : null;
  if (item.shape === "call") return null;
  if (isRaw(item)) return isValue(item, names) ? { kind: "form", form: item } : null;
  if (isMade(item, "get-item")) return { kind: "item-or-call", form: item };
  return isMade(item, ".") ? null : { kind: "form", form: item };
}

const LITERAL_KINDS = new Set<Form["kind"]>([
  "constant",
  "number",
  "string",
  "bytes",
  "f-string",
  "keyword",
  "error",
]);

/** Does a nested list group a value that it would be a mistake to call? */
function isValue(list: ListForm, names: NameOracle): boolean {
  let inner = list;
  while (inner.items.length === 1 && isRaw(inner.items[0])) inner = inner.items[0];
  const quiet: Report = () => {};
  const inside = classify(inner, names, quiet);
  if (inside.kind === "operation") return inside.args.length === 1 && SIGNS.has(inside.op);
  return inside.kind === "form" || inside.kind === "tuple";
}

const SIGNS = new Set(["-", "+", "~", "not"]);
