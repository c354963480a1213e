/** `export`: names the public names of a module (language §12.3). */

import type { SpecialForm } from "../3-analyze/context.ts";
import { sequenceItems, withoutCommas } from "../3-analyze/form-parts.ts";
import { messages } from "../messages/generated.ts";

export const exportForm: SpecialForm = {
  names: ["export"],
  syntax: "(export name…)\n(export [name…])",
  doc: "Adds names to the module's public names; None.",
  analyze(operands, ctx, span) {
    const names: string[] = [];
    for (const operand of withoutCommas(operands)) {
      if (operand.kind === "keyword" && operand.name === "all") continue;
      for (const item of sequenceItems(operand) ?? [operand]) {
        if (item.kind === "symbol") names.push(item.name);
        else if (item.kind === "string") names.push(item.value);
        else ctx.report(messages.exportOperands(item.span));
      }
    }
    ctx.exported.push(...names);
    return { kind: "export", names, span };
  },
};
