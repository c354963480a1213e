/** `import` and `from`: all shapes of language §12.2. */

import type { Macro } from "../2-expand/macro.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { type ImportClause, readImport } from "../3-analyze/import-clauses.ts";
import { block, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const importForm: SpecialForm = {
  names: ["import", "from"],
  syntax:
    "(import module [as name])\n(import module from [name…])\n(from module import name… [as alias])\n(from module import *)",
  doc: "Runs a module, once, and binds it or names of it. A path in quotes names a file or a JavaScript module.",
  analyze(operands, ctx, span, head) {
    const reading = readImport([head, ...operands]);
    if (reading === null || reading.problem !== null) {
      ctx.report(messages.importShape(reading?.problem ?? span));
      if (reading === null) return none(span);
    }
    const nodes = reading.clauses.map((clause) => importNode(clause, span, ctx));
    return nodes.length === 1 ? nodes[0]! : block(nodes, span);
  },
};

const NO_MACROS: ReadonlyMap<string, Macro> = new Map();

/** How many names between dots a module may have: each is a folder, and something that is looked for. */
const MOST_PARTS = 500;

function importNode(clause: ImportClause, span: Span, ctx: Context): Core {
  const { request } = clause;
  const count = /["/:\\]/.test(request.specifier) ? 1 : request.specifier.split(".").length;
  if (count > MOST_PARTS) {
    ctx.report(messages.importTooDeep(span, { count, most: MOST_PARTS }));
    return none(span);
  }
  ctx.requests.push(request);
  const { home } = ctx.frame;
  switch (clause.kind) {
    case "module":
      for (const [name, macro] of ctx.expander?.imported(request.specifier) ?? NO_MACROS) {
        (home.macros ??= new Map()).set(`${clause.name}.${name}`, macro);
      }
      return { kind: "import", request, target: ctx.write(clause.name, clause.span, "import"), span };
    case "names": {
      const names = clause.names.map(({ name, alias, span: at }) => ({
        name,
        target: ctx.write(alias, at, "import"),
        span: at,
      }));
      const macros = ctx.expander?.imported(request.specifier) ?? NO_MACROS;
      for (const { name, alias } of clause.names) {
        const macro = macros.get(name);
        if (macro !== undefined) (home.macros ??= new Map()).set(alias, macro);
      }
      return { kind: "import-from", request, names, span };
    }
    case "star":
      if (ctx.frame.home.scope.kind !== "module") ctx.report(messages.starImportInside(span));
      ctx.starImports = true;
      for (const [name, macro] of ctx.expander?.starImported(request.specifier) ?? NO_MACROS) {
        if (!clause.except.includes(name)) (home.macros ??= new Map()).set(name, macro);
      }
      return { kind: "import-star", request, except: clause.except, span };
  }
}
