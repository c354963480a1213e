/** An exception class without a body: `(defexception Name [Parent])`, and unknown names in `raise`. */
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { ClassNode, Core } from "./core.ts";
import { block, positional } from "./make.ts";

/** No parents: Exception. */
export function exceptionClass(name: string, parents: readonly Core[], span: Span, ctx: Context): ClassNode {
  const given = parents.length > 0 ? parents : [ctx.builtin("Exception", span)];
  const { scope } = ctx.enter("class");
  ctx.leave();
  const node: ClassNode = {
    kind: "class",
    name,
    nameSpan: span,
    parents: given.map(positional),
    body: block([], span),
    doc: null,
    scope,
    span,
  };
  scope.owner = node;
  return node;
}
