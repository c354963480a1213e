/** What a list is as data: its elements in canonical form (language §2.9). */
import { bodyForms } from "../1-read/body.ts";
import { classify } from "../1-read/classify.ts";
import type { NameOracle } from "../1-read/classify-types.ts";
import { isWord } from "../1-read/elements.ts";
import { type Form, type ListForm, MARKS, type OperatorForm } from "../1-read/form.ts";
import { isMade, isOperator, join, madeList, operator, symbol, textOf } from "../1-read/make.ts";
import { ASSIGNMENT, SEPARATORS } from "../1-read/operators.ts";
import { isDecorator } from "../1-read/statement.ts";
import type { Report } from "../messages/diagnostic.ts";

export interface ListData {
  /** Head first. */
  readonly items: readonly Form[];
  /** It stands for `k=v`, `*xs` or `**m` among arguments. */
  readonly marked: boolean;
}

/** Problems in code that is only data are reported when it is used as code. */
const QUIET: Report = () => {};

/** @param names what the names visible at the list denote: infix is told from calls by it */
export function listData(list: ListForm, names: NameOracle): ListData {
  if (list.shape === "made") return madeData(list);
  const [first] = list.items;
  let problem = false;
  const read = classify(list, names, () => (problem = true));
  // What cannot be read as code is a list all the same.
  if (problem) return plain(list.items.filter((item) => !isOperator(item, ",")));
  switch (read.kind) {
    case "tuple":
      return plain(list.items.length === 0 ? [] : [symbol("tuple-literal", list.span), ...read.items]);
    case "special":
      return plain([first!, ...operandForms(read.operands)]);
    case "macro":
      return plain([first!, ...argumentForms(read.operands)]);
    case "operation":
      return plain([first?.kind === "list" ? operator(read.op, read.headSpan) : first!, ...read.args]);
    case "item-or-call":
      return plain([read.form]);
    case "call":
      return plain(
        first === read.callee
          ? [first, ...argumentForms(list.items.slice(1))]
          : [read.callee, ...read.args.map(({ form }) => form)],
      );
    case "form":
      // A list of one element groups it: as data it is still a list.
      if (list.items.length === 1 || read.form.kind !== "list") return plain(list.items);
      return read.form.shape === "made" ? madeData(read.form) : listData(read.form, names);
  }
}

function plain(items: readonly Form[]): ListData {
  return { items, marked: false };
}

function madeData(list: ListForm): ListData {
  const { items, span } = list;
  if (isMade(list, MARKS.splat)) return { items: [operator("*", span), ...items.slice(1)], marked: true };
  if (isMade(list, MARKS.keywordSplat))
    return { items: [operator("**", span), ...items.slice(1)], marked: true };
  if (isMade(list, MARKS.keyword)) return { items: [operator("=", span), ...items.slice(1)], marked: true };
  return plain(items);
}

/** The operands of a special form, sugar assignments and definitions among them read. */
function operandForms(items: readonly Form[]): readonly Form[] {
  const unreadable = (item: Form) => isSeparator(item) && !isOperator(item, ",") && !isAssignment(item);
  if (items.some(unreadable)) return items.filter((item) => !isOperator(item, ","));
  return bodyForms(items, QUIET).map((form) => (isMade(form, "=") ? markedAssignment(form) : form));
}

function markedAssignment(form: ListForm): Form {
  const [, target, value] = form.items;
  if (form.items.length !== 3 || target!.kind !== "symbol") return form;
  return madeList(MARKS.keyword, [target!, value!], form.span);
}

/** The arguments of a call, keyword arguments and other assignments (`x += 1`) made into one form each. */
export function argumentForms(items: readonly Form[]): Form[] {
  const forms: Form[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const sign = items[i + 1];
    const value = items[i + 2];
    if (isOperator(item, ",")) continue;
    if (isDecorator(item) && sign !== undefined && value !== undefined) {
      const [definition, ...rest] = argumentForms(items.slice(i + 2));
      forms.push(madeList("@", [sign, definition!], join(item.span, definition!.span)), ...rest);
      return forms;
    }
    if (value !== undefined && isAssignment(sign) && !isSeparator(value) && !isSeparator(item)) {
      forms.push(assigned(item, sign, value));
      i += 2;
    } else forms.push(item);
  }
  return forms;
}

function assigned(target: Form, sign: OperatorForm, value: Form): Form {
  const span = join(target.span, value.span);
  if (sign.op !== "=" || !isWord(target)) return madeList(sign.op, [target, value], span);
  // Any word may name a keyword argument.
  const name = target.kind === "symbol" ? target : symbol(textOf(target), target.span);
  return madeList(MARKS.keyword, [name, value], span);
}

function isAssignment(item: Form | undefined): item is OperatorForm {
  return item?.kind === "operator" && ASSIGNMENT.has(item.op);
}

function isSeparator(item: Form): boolean {
  return item.kind === "operator" && SEPARATORS.has(item.op);
}
