/** Patterns: the targets of assignments, loops and comprehensions. */
import type { Form, ListForm } from "./form.ts";
import { MARKS } from "./form.ts";
import { flatten, withQuotes } from "./infix.ts";
import { isMade, isOperator, isRaw, isSymbol, isUnquote, join, madeList, spanOf } from "./make.ts";

/**
 * The pattern that the items spell (at least one): `a`, `a, b`, `a b`, `(a b)`, `[a (b c)]`, `(a *r)`. Unpacking patterns become made
 * `tuple-literal` or `list-literal` lists whose starred items are made `(%splat name)` lists; everything else stays as it is.
 */
export function patternForm(items: readonly Form[]): Form {
  const elements = patternItems(items);
  const first = elements[0];
  const unpacks = elements.length !== 1 || items.some((item) => isOperator(item, ","));
  if (!first || unpacks) return madeList("tuple-literal", elements, spanOf(items, items[0]!.span));
  return first;
}

function patternItems(items: readonly Form[]): Form[] {
  const tokens = withQuotes(flatten(items));
  const elements: Form[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const following = tokens[index + 1];
    if (isOperator(token, ",")) continue;
    if (isOperator(token, "*") && following && following.kind !== "operator") {
      const name = patternElement(following);
      elements.push(madeList(MARKS.splat, [name], join(token.span, name.span)));
      index++;
    } else elements.push(patternElement(token));
  }
  return elements;
}

function patternElement(form: Form): Form {
  if (form.kind !== "list" || isAccess(form) || isUnquote(form)) return form;
  const bracketed = isMade(form, "list-literal");
  if (!isRaw(form) && !bracketed && !isMade(form, "tuple-literal")) return form;
  const written =
    isRaw(form) && !isSymbol(form.items[0], "list-literal") && !isSymbol(form.items[0], "tuple-literal");
  const items = patternItems(written ? form.items : form.items.slice(1));
  return madeList(bracketed ? "list-literal" : "tuple-literal", items, form.span);
}

const ACCESS_FORMS = new Set([".", "dot", "get-item", "getitem", "get-prop"]);

/** `(. obj attr)`, `(get-item xs i)`: a place, not a list of names. */
function isAccess({ shape, items }: ListForm): boolean {
  const head = items[0];
  return shape === "raw" && items.length > 2 && head?.kind === "symbol" && ACCESS_FORMS.has(head.name);
}
