/** Items and slices: `xs[i]`, `xs[a:b]`. */
import type { Form } from "../1-read/form.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Core, Item } from "./core.ts";
import { isMade } from "./form-parts.ts";

export function itemOf(object: Core, index: Form, span: Span, ctx: Context): Item {
  return { kind: "item", object, index: indexOf(index, ctx), span };
}

function indexOf(index: Form, ctx: Context): Core {
  if (!isMade(index, "slice-literal")) return ctx.expression(index);
  const [start, stop, step] = [1, 2, 3].map((i) => sliceEnd(index.items[i], ctx));
  return { kind: "slice", start: start!, stop: stop!, step: step!, span: index.span };
}

function sliceEnd(form: Form | undefined, ctx: Context): Core | null {
  return form === undefined || (form.kind === "constant" && form.value === null)
    ? null
    : ctx.expression(form);
}
