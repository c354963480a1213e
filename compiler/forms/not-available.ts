/** Forms of the language that this compiler does not have yet. */
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

function notAvailable(name: string, syntax: string, doc: string, callLike = false): SpecialForm {
  return {
    names: [name],
    syntax,
    doc,
    callLike,
    analyze(_operands, ctx, span, head) {
      ctx.report(messages.notAvailable(head.span, { name }));
      return none(span);
    },
  };
}

export const notAvailableForms: readonly SpecialForm[] = [
  notAvailable(
    "match",
    "(match value (pattern body…) …)",
    "The body of the first clause whose pattern fits.",
  ),
  notAvailable("defmacro", "(defmacro name (param…) body…)", "Defines a macro."),
  notAvailable("quasiquote", "`form", "A form as data, with parts to fill in."),
  notAvailable("unquote", ",form", "Fills a value into a quasiquoted form."),
  notAvailable("unquote-splicing", ",@form", "Fills the elements of a list into a quasiquoted form."),
  notAvailable("->", "(-> value step…)", "Passes a value through calls as their first argument.", true),
  notAvailable("->>", "(->> value step…)", "Passes a value through calls as their last argument.", true),
];
