/** `list-literal`, `tuple-literal`, `set-literal` and `dict-literal`: what `[a b]` and its kin are in data (language §2.9), written out. */

import type { SpecialForm } from "../3-analyze/context.ts";
import { display } from "../3-analyze/display.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";

function displayForm(name: string, operands: string, doc: string): SpecialForm {
  return {
    names: [name],
    syntax: `(${name} ${operands})`,
    doc,
    analyze: (items, ctx, span) => display(name, withoutCommas(items), span, ctx),
  };
}

export const displayForms: readonly SpecialForm[] = [
  displayForm("list-literal", "item…", "A list: `[item…]` as it stands in code that macros build."),
  displayForm("tuple-literal", "item…", "A tuple: `(item, …)` as it stands in code that macros build."),
  displayForm("set-literal", "item…", "A set: `{item…}` as it stands in code that macros build."),
  displayForm(
    "dict-literal",
    "key value…",
    "A dict: `{key: value …}` as it stands in code that macros build; `(** mapping)` adds the entries of a mapping.",
  ),
];
