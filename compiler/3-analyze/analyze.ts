/** Analysis: the forms of a module → Core, with names resolved. */
import type { Form, Source, Span } from "../1-read/form.ts";
import { specialForms } from "../forms/registry.ts";
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Scope } from "./binding.ts";
import { splitDocstring } from "./body.ts";
import type { BuiltinNames } from "./builtin-names.ts";
import { findCaptures } from "./captures.ts";
import { Context } from "./context.ts";
import type { Core, ModuleNode } from "./core.ts";
import { exportedNames } from "./exports.ts";
import { expression, statement } from "./expression.ts";
import { block } from "./make.ts";
import { boundNames } from "./prescan.ts";
import { resolveNames } from "./resolve.ts";
import { boundBefore, type SessionNames } from "./session-names.ts";

export interface AnalyzeOptions {
  /** `__main__` or the dotted name. */
  readonly name: string;
  readonly builtins: BuiltinNames;
  /** The module is an input of this session. */
  readonly session?: SessionNames;
}

/** Reports every problem it finds and goes on; in the result each `Ref.binding` is final. */
export function analyzeModule(
  forms: readonly Form[],
  source: Source,
  options: AnalyzeOptions,
  report: Report,
): ModuleNode {
  const span: Span = { source, start: 0, end: source.text.length };
  const ctx = new Context(report, options.builtins, boundBefore(options.session, boundNames(forms)), specialForms, {
    expression,
    statement,
  });
  const { doc, rest } = splitDocstring(forms);
  const body = block(topLevel(rest, ctx), span);
  resolveNames(ctx, options.session);
  findCaptures(ctx);
  const requests = ctx.requests.sort((a, b) => a.span.start - b.span.start);
  const { scope } = ctx.module;
  const exports = exportedNames(body, ctx.exported);
  const node: ModuleNode = { kind: "module", name: options.name, span, body, doc, scope, requests, exports };
  scope.owner = node;
  for (const { frame } of ctx.occurrences) giveOwner(frame.scope);
  return node;
}

function topLevel(forms: readonly Form[], ctx: Context): Core[] {
  const { surroundings } = ctx;
  const made: Core[] = [];
  for (const form of forms) {
    try {
      made.push(ctx.statement(form));
    } catch (error) {
      // The engine's stack is the limit of how deep forms may nest.
      if (!(error instanceof RangeError)) throw error;
      ctx.report(messages.nestedTooDeeply(form.span));
      ctx.frame = ctx.module;
      ctx.surroundings = surroundings;
    }
  }
  return made;
}

/** Blocks belong to the node of the nearest scope around them. */
function giveOwner(scope: Scope): void {
  if (scope.owner !== null) return;
  let around: Scope | null = scope;
  while (around?.kind === "block") around = around.parent;
  scope.owner = around?.owner ?? null;
}
