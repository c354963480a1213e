/** Templates and quoted code: data that remembers the text it stands for, holes filled in (language §11.4). */
import { bounds } from "../../runtime/bounds.ts";
import { marked } from "../../runtime/macros/marks.ts";
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form, ListForm } from "../1-read/form.ts";
import { listData } from "./list-data.ts";
import { dataOf, type Fillings, remembered } from "./to-data.ts";

/** What a template's data is built of. */
export type Shape = Constant | Hole | ListShape;

interface Constant {
  readonly kind: "constant";
  readonly form: Form;
}

/** `,e`, and `,@e` where `splices`. Where data has a part of the text twice, as the middle of `a < b < c`, it is the same form. */
export interface Hole {
  readonly kind: "hole";
  readonly form: ListForm;
  readonly expression: Form;
  readonly splices: boolean;
}

export interface ListShape {
  readonly kind: "list";
  readonly form: ListForm;
  readonly marked: boolean;
  readonly items: readonly Shape[];
}

/**
 * @param level in how many quasiquotes the form stands; 0 for quoted code, which has no holes
 * @param names what the names visible at the form denote
 */
export function shapeOf(form: Form, level: number, names: NameOracle): Shape {
  if (form.kind !== "list") return { kind: "constant", form };
  const { items, marked } = listData(form, names);
  const operator = level === 0 ? null : operatorOf(items);
  if (operator !== null && operator !== "quasiquote" && level === 1)
    return { kind: "hole", form, expression: items[1]!, splices: operator === "unquote-splicing" };
  const inner = operator === null ? level : operator === "quasiquote" ? level + 1 : level - 1;
  return { kind: "list", form, marked, items: items.map((item) => shapeOf(item, inner, names)) };
}

const OPERATORS = new Set(["quasiquote", "unquote", "unquote-splicing"]);

function operatorOf([head, ...operands]: readonly Form[]): string | null {
  return head?.kind === "symbol" && operands.length === 1 && OPERATORS.has(head.name) ? head.name : null;
}

/** The holes, each once, in the order of the text. */
export function holesOf(shape: Shape): readonly Hole[] {
  const found = new Map<Form, Hole>();
  const visit = (each: Shape): void => {
    if (each.kind === "hole") found.set(each.form, each);
    if (each.kind === "list") each.items.forEach(visit);
  };
  visit(shape);
  return [...found.values()].sort((a, b) => a.form.span.start - b.form.span.start);
}

/**
 * The data of a template.
 * @param values of the holes, by their forms; of those that splice, arrays
 */
export function filled(shape: Shape, values: Fillings, names: NameOracle): unknown {
  if (shape.kind === "constant") return dataOf(shape.form, names);
  if (shape.kind === "hole") return values.get(shape.form);
  bounds?.work(shape.items.length);
  const list = shape.items.flatMap((item) => {
    const value = filled(item, values, names);
    return item.kind === "hole" && item.splices ? (value as unknown[]) : [value];
  });
  return remembered(shape.marked ? marked(list) : list, shape.form, values);
}
