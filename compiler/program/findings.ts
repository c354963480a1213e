/** The answers about one state of the module graph, as far as they stay the same taken over from those about an earlier one. */
import type { ResolvedModule, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { forcedFacts } from "../3-analyze/suspension/forced.ts";
import { analyzeSuspension } from "../3-analyze/suspension/suspension.ts";
import { type MemberFacts, memberFacts, UNKNOWN_MEMBERS } from "../3-analyze/types/members.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { analyzedProgram } from "./analyzed-program.ts";
import { manifest } from "./builtin-names.ts";
import { checkImports, fileSpan } from "./check-imports.ts";
import { type Counterparts, counterparts } from "./counterparts.ts";
import { failureMessage, type GraphModule, type ModuleGraph } from "./graph.ts";
import type { Unresolved } from "./resolve.ts";
import { translatedFacts } from "./translated-facts.ts";

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: boolean;
  /** Null when there are errors. */
  readonly facts: SuspensionFacts | null;
  readonly members: MemberFacts;
  /** Of the modules for which somebody has asked. */
  readonly fingerprints: Map<string, string>;
  /** What the next findings may be taken from. */
  readonly analyzed: Analyzed | null;
}

/** A state of the graph that has been analysed as a whole. */
interface Analyzed {
  readonly facts: SuspensionFacts;
  readonly members: MemberFacts;
  readonly fingerprints: Map<string, string>;
  readonly modules: ReadonlyMap<string, GraphModule>;
  readonly roots: string;
  readonly resolutions: ReadonlyMap<string, ResolvedModule | Unresolved>;
}

/** @param before null when everything has to be found out anew */
export function findings(graph: ModuleGraph, suspendEverything: boolean, before: Findings | null): Findings {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
  for (const { path } of graph.roots) {
    const failure = graph.failures.get(path);
    if (failure) report(failureMessage(fileSpan(graph.host.display(path)), failure, graph.host));
  }
  for (const module of graph.modules.values()) {
    module.diagnostics.forEach(report);
    checkImports(graph, module, report);
  }
  if (found.some(isError)) return failed(found, before);
  const earlier = before?.analyzed ?? null;
  const same = earlier && !suspendEverything ? unchangedParts(graph, earlier) : null;
  if (earlier !== null && same !== null) {
    const facts = translatedFacts(earlier.facts, same.then);
    return {
      ...earlier,
      diagnostics: inOrder(found),
      errors: false,
      facts,
      fingerprints: same.fingerprints,
      analyzed: earlier,
    };
  }
  return analyzed(graph, suspendEverything, found);
}

function failed(found: readonly Diagnostic[], before: Findings | null): Findings {
  return {
    diagnostics: inOrder(found),
    errors: true,
    facts: null,
    members: UNKNOWN_MEMBERS,
    fingerprints: new Map(),
    analyzed: before?.analyzed ?? null,
  };
}

function analyzed(graph: ModuleGraph, suspendEverything: boolean, found: Diagnostic[]): Findings {
  const program = analyzedProgram(graph);
  const reported = found.length;
  let facts = analyzeSuspension(program, manifest, (diagnostic) => void found.push(diagnostic));
  if (found.some(isError)) return failed(found, null);
  if (suspendEverything)
    facts = forcedFacts(program, manifest, {
      polls: facts.pollsAtBackEdge,
      leaves: true,
      rewritten: facts.rewritten,
    });
  const members = memberFacts(program, manifest, facts);
  const fingerprints = new Map<string, string>();
  const modules = new Map(graph.modules);
  const { resolutions } = graph;
  const state: Analyzed = { facts, members, fingerprints, modules, roots: rootsOf(graph), resolutions };
  // What the analysis has reported is about positions that may change.
  const analyzed = found.length === reported ? state : null;
  return { diagnostics: inOrder(found), errors: false, facts, members, fingerprints, analyzed };
}

/** What was analysed is what is there now, but for parts that make no difference; null when there is a difference. */
function unchangedParts(
  graph: ModuleGraph,
  earlier: Analyzed,
): { then: Counterparts; fingerprints: Map<string, string> } | null {
  if (earlier.modules.size !== graph.modules.size || earlier.roots !== rootsOf(graph)) return null;
  if (!graph.resolvesAs(earlier.resolutions)) return null;
  const then = new Map<object, object>();
  const fingerprints = new Map(earlier.fingerprints);
  const paths = [...earlier.modules.keys()];
  let index = 0;
  for (const [path, module] of graph.modules) {
    const old = earlier.modules.get(path);
    if (old === undefined || paths[index++] !== path) return null;
    if (module === old) continue;
    if (module.compileTime.expansions.size > 0 || old.compileTime.expansions.size > 0) return null;
    const found = counterparts(module.node, old.node);
    if (found === null) return null;
    for (const [now, part] of found) then.set(now, part);
    fingerprints.delete(path);
  }
  return { then, fingerprints };
}

function rootsOf({ roots }: ModuleGraph): string {
  return roots.map(({ path, role }) => `${role} ${path}`).join("\n");
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** Files stay in the order they were loaded in. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = new Map<string, number>();
  const once = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { source, start, end } = diagnostic.span;
    if (!files.has(source.path)) files.set(source.path, files.size);
    const key = JSON.stringify([source.path, start, end, diagnostic.code, diagnostic.message]);
    if (!once.has(key)) once.set(key, diagnostic);
  }
  const rank = ({ span }: Diagnostic) => files.get(span.source.path) ?? 0;
  return [...once.values()].sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start);
}
