/** Chained comparisons: `a < b <= c` as a form, and back. */
import type { Form, ListForm, OperatorForm } from "./form.ts";
import { isMade, join, made, madeList } from "./make.ts";

export interface ComparisonChain {
  readonly first: Form;
  readonly rest: readonly { readonly operator: OperatorForm; readonly operand: Form }[];
}

/** `(< a b)`, or for several links `(and (< a b) (<= b c))` in which the operands shared by two links are the same objects. */
export function comparisonForm({ first, rest }: ComparisonChain): ListForm {
  let left = first;
  const links = rest.map(({ operator, operand }) => {
    const link = made(operator, [left, operand], join(left.span, operand.span));
    left = operand;
    return link;
  });
  if (links.length === 1) return links[0]!;
  return madeList("and", links, join(first.span, left.span));
}

/** The chain a made `and` stands for, whose operands are to be evaluated once each; null for any other form. */
export function comparisonChain(form: Form): ComparisonChain | null {
  if (!isMade(form, "and") || form.items.length < 3) return null;
  const links = form.items.slice(1);
  const rest: { operator: OperatorForm; operand: Form }[] = [];
  let shared: Form | null = null;
  for (const link of links) {
    if (link.kind !== "list" || link.shape !== "made" || link.items.length !== 3) return null;
    const [operator, left, operand] = link.items as [Form, Form, Form];
    if (operator.kind !== "operator" || (shared && left !== shared)) return null;
    rest.push({ operator, operand });
    shared = operand;
  }
  return { first: (links[0] as ListForm).items[1]!, rest };
}
