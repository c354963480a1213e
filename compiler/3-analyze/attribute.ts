/** Attributes and path items: `e.name`, `e.3`. */
import type { Form } from "../1-read/form.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Attribute, Core, PathItem } from "./core.ts";
import { nameOrText } from "./form-parts.ts";

/** The part is a name, a string or a number. */
export function attributeOf(object: Core, part: Form, span: Span, ctx: Context): Attribute | PathItem {
  if (part.kind === "number" && typeof part.value === "number") {
    return { kind: "path-item", object, index: part.value, span };
  }
  const name = nameOrText(part);
  if (name === null && part.kind !== "error") ctx.report(messages.attributeNameExpected(part.span));
  return { kind: "attribute", object, name: name ?? "_", nameSpan: part.span, span };
}
