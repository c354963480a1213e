/** `global` and `nonlocal`: declarations for the whole scope (language §4.6). */

import type { SpecialForm } from "../3-analyze/context.ts";
import { isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const globalForm: SpecialForm = {
  names: ["global", "nonlocal"],
  syntax: "(global name…)\n(nonlocal name…)",
  doc: "Declares that names of this scope are the module's variables (`nonlocal`: the nearest enclosing function's).",
  analyze(operands, ctx, span, head) {
    const kind = isSymbol(head, "nonlocal") ? "nonlocal" : "global";
    const items = withoutCommas(operands);
    if (items.length === 0) ctx.report(messages.declarationOperands(span, { name: kind }));
    const { home } = ctx.frame;
    for (const item of items) {
      if (!isSymbol(item)) ctx.report(messages.declarationOperands(item.span, { name: kind }));
      else if (home.scope.variables.get(item.name)?.variable === "parameter") {
        ctx.report(messages.parameterDeclared(item.span, { name: item.name, kind }));
      } else if (kind === "nonlocal" || home.scope.kind !== "module") {
        home.declarations.set(item.name, { kind, span: item.span });
      }
    }
    return none(span);
  },
};
