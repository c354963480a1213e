/** The answers about one state of the module graph, as far as they stay the same taken over from those about an earlier one. */
import type { SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { forcedFacts } from "../3-analyze/suspension/forced.ts";
import { analyzeSuspension } from "../3-analyze/suspension/suspension.ts";
import { type MemberFacts, memberFacts, UNKNOWN_MEMBERS } from "../3-analyze/types/members.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { limited } from "../messages/most-messages.ts";
import { importersOf } from "./affected.ts";
import { analyzedProgram } from "./analyzed-program.ts";
import { manifest } from "./builtin-names.ts";
import { checkImports, fileSpan } from "./check-imports.ts";
import { type Counterparts, counterparts } from "./counterparts.ts";
import { Fingerprints } from "./fingerprint.ts";
import { failureMessage, type GraphModule, type GraphView, type ModuleGraph } from "./graph.ts";
import { Increments } from "./increments.ts";
import { tooDeep } from "./too-deep.ts";
import { translatedFacts } from "./translated-facts.ts";

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: boolean;
  /** Null when there are errors. */
  readonly facts: SuspensionFacts | null;
  readonly members: MemberFacts;
  /** For each path the same object as long as the module's text depends on the same facts; null when there are errors. */
  readonly versions: ReadonlyMap<string, object> | null;
  /** What the next findings may be taken from. */
  readonly analyzed: Analyzed | null;
}

/** A state of the graph that has been analysed as a whole. */
interface Analyzed {
  readonly facts: SuspensionFacts;
  readonly members: MemberFacts;
  readonly versions: ReadonlyMap<string, object>;
  readonly fingerprints: Fingerprints;
  readonly view: GraphView;
  readonly roots: string;
  /** Null before anything has changed. */
  readonly increments: Increments | null;
}

/** What there is to say when the stack is not enough to find out more. */
export function tooDeepFindings(graph: ModuleGraph): Findings {
  const modules = [...graph.modules.values()];
  const found = modules.flatMap(({ diagnostics }) => diagnostics);
  return failed(graph, [...found, tooDeep(modules.map(({ node }) => node))], null);
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
  if (found.some(isError)) return failed(graph, found, before);
  const earlier = before?.analyzed ?? null;
  const changes = earlier && !suspendEverything ? changesSince(earlier, graph) : null;
  if (earlier === null || changes === null) return analyzed(graph, suspendEverything, found, earlier);
  const next = changes.modules.size > 0 ? advanced(earlier, graph, changes.modules) : earlier;
  // Of the earlier state nothing is left to compare with.
  if (next === null) return analyzed(graph, suspendEverything, found, null);
  const state = changes.javascript.length > 0 ? withJavaScript(next, graph, changes.javascript) : next;
  const { members, versions } = state;
  const facts = changes.then.size > 0 ? translatedFacts(state.facts, changes.then) : state.facts;
  return { diagnostics: inOrder(graph, found), errors: false, facts, members, versions, analyzed: state };
}

function failed(graph: ModuleGraph, found: readonly Diagnostic[], before: Findings | null): Findings {
  return {
    diagnostics: inOrder(graph, found),
    errors: true,
    facts: null,
    members: UNKNOWN_MEMBERS,
    versions: null,
    analyzed: before?.analyzed ?? null,
  };
}

function analyzed(
  graph: ModuleGraph,
  suspendEverything: boolean,
  found: Diagnostic[],
  earlier: Analyzed | null,
): Findings {
  const program = analyzedProgram(graph);
  const reported = found.length;
  let facts = analyzeSuspension(program, manifest, (diagnostic) => void found.push(diagnostic));
  if (found.some(isError)) return failed(graph, found, null);
  if (suspendEverything)
    facts = forcedFacts(program, manifest, {
      polls: facts.pollsAtBackEdge,
      leaves: true,
      rewritten: facts.rewritten,
    });
  const members = memberFacts(program, manifest, facts);
  const view = graph.view();
  const state = stateOf(graph, view, facts, members, earlier, null);
  // What the analysis has reported is about positions that may change.
  const next = found.length === reported ? state : null;
  const { versions } = state;
  return { diagnostics: inOrder(graph, found), errors: false, facts, members, versions, analyzed: next };
}

/** The next state, of what has been found out about this one; modules that do not see a difference keep their versions. */
function stateOf(
  graph: ModuleGraph,
  view: GraphView,
  facts: SuspensionFacts,
  members: MemberFacts,
  earlier: Analyzed | null,
  increments: Increments | null,
): Analyzed {
  const versions = new Map<string, object>();
  const fingerprints = new Fingerprints(view, facts, members);
  const same = earlier === null ? null : new Set(unaffected(earlier, view, fingerprints));
  for (const path of view.modules.keys())
    versions.set(path, (same?.has(path) ? earlier?.versions.get(path) : null) ?? {});
  return { facts, members, versions, fingerprints, view, roots: rootsOf(graph), increments };
}

/** The modules that see no difference. */
function unaffected(earlier: Analyzed, { modules, importers }: GraphView, now: Fingerprints): string[] {
  const { view, fingerprints: before } = earlier;
  const paths = [...modules.keys()];
  const others = importersOf(
    importers,
    paths.filter((path) => before.seen(path) !== now.seen(path)),
  );
  return paths.filter(
    (path) => view.modules.has(path) && !others.has(path) && before.own(path) === now.own(path),
  );
}

/** The state after these modules have changed; null when everything has to be analysed. */
function advanced(
  earlier: Analyzed,
  graph: ModuleGraph,
  changed: ReadonlyMap<string, GraphModule>,
): Analyzed | null {
  const increments = earlier.increments ?? new Increments(graph, earlier.view.modules);
  const nodes = new Map([...changed].map(([path, { node }]) => [path, node]));
  const increment = increments.advance(nodes, graph.importers);
  if (increment === null) return null;
  const { facts, members, affected } = increment;
  const now = graph.view();
  const view = { ...now, modules: new Map([...earlier.view.modules, ...changed]) };
  if (affected === null) return stateOf(graph, view, facts, members, earlier, increments);
  const versions = new Map(earlier.versions);
  for (const path of versions.keys()) {
    const isAffected = affected.has(path) || earlier.view.isImported(path) !== now.isImported(path);
    if (isAffected || changed.has(path)) versions.set(path, {});
  }
  const fingerprints = new Fingerprints(view, facts, members);
  return { ...earlier, facts, members, versions, fingerprints, view, increments };
}

/** What JavaScript exports says how it is reached, and nothing else: also by those that get to it through modules that import it. */
function withJavaScript(state: Analyzed, graph: ModuleGraph, importers: readonly string[]): Analyzed {
  const { facts, members } = state;
  const { javascript } = graph.view();
  const view = { ...state.view, javascript };
  const versions = new Map(state.versions);
  for (const path of [...importers, ...importersOf(graph.importers, importers)])
    if (versions.has(path)) versions.set(path, {});
  return { ...state, versions, fingerprints: new Fingerprints(view, facts, members), view };
}

interface Changes {
  /** What parts of modules were that have only changed where it makes no difference. */
  readonly then: Counterparts;
  /** Modules that have changed otherwise. */
  readonly modules: ReadonlyMap<string, GraphModule>;
  /** Modules that import JavaScript which exports other names. */
  readonly javascript: readonly string[];
}

/** Null when the program has other modules, or imports that stand for something else. */
function changesSince(earlier: Analyzed, graph: ModuleGraph): Changes | null {
  const { view, roots } = earlier;
  if (view.modules.size !== graph.modules.size || roots !== rootsOf(graph)) return null;
  if (!graph.resolvesAs(view.resolutions)) return null;
  const then = new Map<object, object>();
  const modules = new Map<string, GraphModule>();
  const paths = [...view.modules.keys()];
  let index = 0;
  for (const [path, module] of graph.modules) {
    const old = view.modules.get(path);
    if (old === undefined || paths[index++] !== path) return null;
    if (module === old) continue;
    const expands = module.compileTime.expansions.size > 0 || old.compileTime.expansions.size > 0;
    const found = expands ? null : counterparts(module.node, old.node);
    if (found === null) modules.set(path, module);
    else for (const [now, part] of found) then.set(now, part);
  }
  return { then, modules, javascript: graph.importersOfChanged(view) };
}

function rootsOf({ roots }: ModuleGraph): string {
  return roots.map(({ path, role }) => `${role} ${path}`).join("\n");
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** Files stay in the order they were loaded in. */
function inOrder(graph: ModuleGraph, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = new Map<string, number>();
  const once = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { source, start, end } = diagnostic.span;
    if (!files.has(source.path)) files.set(source.path, files.size);
    const key = JSON.stringify([source.path, start, end, diagnostic.code, diagnostic.message]);
    if (!once.has(key)) once.set(key, diagnostic);
  }
  const dropped = new Map([...graph.modules.values()].map((module) => [module.source.path, module.dropped]));
  const all = [...once.values()].sort((a, b) => a.span.start - b.span.start);
  return [...files.keys()].flatMap((path) =>
    limited(
      all.filter(({ span }) => span.source.path === path),
      dropped.get(path) ?? { errors: 0, others: 0 },
    ),
  );
}
