/** Chained comparisons: the form of `a < b <= c`. */
import type { Form, ListForm, OperatorForm } from "./form.ts";
import { join, made, madeList } from "./make.ts";

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
