/** `lambda` and `fn`: function values. */
import type { ListForm } from "../1-read/form.ts";
import { isOperator } from "../1-read/make.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { isRawList, isSymbol } from "../3-analyze/form-parts.ts";
import { functionNode, restParameter } from "../3-analyze/function.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const lambdaForm: SpecialForm = {
  names: ["lambda", "fn"],
  syntax: "(lambda (param…) body…)\n(fn (param…) body…)\n(lambda args body…)\nlambda a, b: expression",
  doc: "A function value. A single name instead of the parameter list receives all positional arguments as a tuple.",
  analyze(operands, ctx, span, head) {
    const [first, ...rest] = operands;
    const params = isSymbol(first)
      ? restParameter(first.name, first.span)
      : isRawList(first)
        ? first
        : emptyList(first);
    if (params === null) {
      ctx.report(messages.lambdaParameters((first ?? head).span));
      return none(span);
    }
    const body = isOperator(rest[0], ":") ? rest.slice(1) : rest;
    return functionNode({ name: "<lambda>", nameSpan: null, flavour: "lambda", params, body, span }, ctx);
  },
};

/** Sugar may give `()` as an empty tuple. */
function emptyList(form: unknown): ListForm | null {
  const list = form as ListForm | undefined;
  if (list?.kind !== "list" || list.shape !== "made") return null;
  const head = list.items[0];
  return isSymbol(head, "tuple-literal") ? { ...list, shape: "raw", items: list.items.slice(1) } : null;
}
