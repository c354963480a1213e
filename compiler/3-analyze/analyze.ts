/** Analysis: the forms of a module → Core, with names resolved. */

import { isStackOverflow } from "../../runtime/errors/stack-overflow.ts";
import type { Form } from "../1-read/form.ts";
import { Layered, type Names } from "../2-expand/layered.ts";
import type { Macro } from "../2-expand/macro.ts";
import type { Report } from "../messages/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import { splitDocstring } from "./body.ts";
import type { BuiltinNames } from "./builtin-names.ts";
import { findCaptures } from "./captures.ts";
import { Context, type Expander, type SpecialForm } from "./context.ts";
import type { Core, ModuleNode, Scope } from "./core.ts";
import { exportedNames } from "./exports.ts";
import { expression, statement } from "./expression.ts";
import { seeOutside } from "./frame.ts";
import { overflowed } from "./macro-calls.ts";
import { block } from "./make.ts";
import { type BoundAs, boundNames } from "./prescan.ts";
import { resolveNames } from "./resolve.ts";
import { boundBefore, type SessionNames } from "./session-names.ts";

export interface AnalyzeOptions {
  /** `__main__` or the dotted name. */
  readonly name: string;
  readonly builtins: BuiltinNames;
  /** The module is an input of this session. */
  readonly session?: SessionNames;
  /** What runs macros. */
  readonly forms: ReadonlyMap<string, SpecialForm>;
  readonly expander?: Expander;
  /** The forms are a part of a module, to be run apart from it. */
  readonly within?: Within;
  /** Takes what the engine threw when the stack was not enough for a statement, before that is reported; may throw. */
  readonly stackIsTooSmall?: (error: unknown) => void;
}

/** What a part of a module sees of the module around it. */
export interface Within {
  /** How the module's text binds its names. */
  readonly bound: Names<BoundAs>;
  /** Its variables that hold something by now. */
  readonly names: Names<unknown>;
  /** The macros visible to the part. */
  readonly macros: Names<Macro>;
}

/** Reports every problem it finds and goes on; in the result each `Ref.binding` is final. */
export function analyzeModule(
  forms: readonly Form[],
  source: Source,
  options: AnalyzeOptions,
  report: Report,
): ModuleNode {
  const span: Span = { source, start: 0, end: source.text.length };
  const { builtins, expander = null, within } = options;
  const own = boundBefore(options.session, boundNames(forms));
  const bound = within === undefined ? own : new Layered(within.bound, own);
  const ctx = new Context(report, builtins, bound, options.forms, { expression, statement }, expander);
  ctx.module.macros = within === undefined ? (expander?.macros ?? null) : new Layered(within.macros);
  if (within !== undefined) seeOutside(ctx.module, within.names, builtins);
  const { doc, rest } = splitDocstring(forms);
  const body = block(topLevel(rest, ctx, options), span);
  resolveNames(ctx, options.session);
  findCaptures(ctx);
  const requests = ctx.requests.sort((a, b) => a.span.start - b.span.start);
  const { scope } = ctx.module;
  const exports = exportedNames(body, ctx.exported);
  const node: ModuleNode = { kind: "module", name: options.name, span, body, doc, scope, requests, exports };
  scope.owner = node;
  for (const { frame } of ctx.occurrences) giveOwner(frame.scope);
  ctx.forgetOccurrences();
  return node;
}

function topLevel(forms: readonly Form[], ctx: Context, { stackIsTooSmall }: AnalyzeOptions): Core[] {
  const { surroundings } = ctx;
  const made: Core[] = [];
  for (const form of forms) {
    ctx.expansionDepth = 0;
    ctx.expansionCount = 0;
    const before = ctx.occurrences.length;
    try {
      const node = ctx.statement(form);
      made.push(node);
      ctx.expander?.note(form, node, writtenSince(before, ctx), ctx);
    } catch (error) {
      // The engine's stack is the limit of how deep forms may nest.
      if (!isStackOverflow(error)) throw error;
      stackIsTooSmall?.(error);
      ctx.report(overflowed(form.span, ctx));
      ctx.frame = ctx.module;
      ctx.surroundings = surroundings;
    }
  }
  return made;
}

/** The module variables that the text behind an occurrence writes. */
function writtenSince(start: number, ctx: Context): string[] {
  const names = new Set<string>();
  for (let i = start; i < ctx.occurrences.length; i++) {
    const { name, use, frame, variable } = ctx.occurrences[i]!;
    if (use === "write" && frame.home === ctx.module && variable === null) names.add(name);
  }
  return [...names];
}

/** Blocks belong to the node of the nearest scope around them. */
function giveOwner(scope: Scope): void {
  if (scope.owner !== null) return;
  let around: Scope | null = scope;
  while (around?.kind === "block") around = around.parent;
  scope.owner = around?.owner ?? null;
}
