/** The suspension analysis: which functions of a program may suspend, where, and why. */
import type { Report } from "../../messages/diagnostic.ts";
import type { Core, ModuleNode } from "../core.ts";
import { causeOf } from "./causes.ts";
import { containing } from "./contains.ts";
import { receives } from "./effect-changes.ts";
import { type Site, spreadEffects } from "./effects.ts";
import { letEscape, letUnusedEscape, outsideWorld, unusedDefinitions } from "./escape.ts";
import type { AnalyzedProgram, SuspensionFacts } from "./facts.ts";
import { Flow } from "./flow.ts";
import { callByName } from "./flow-methods.ts";
import { visitModule } from "./flow-visit.ts";
import { KnownNames, type Manifest } from "./known.ts";
import { collectNames } from "./names.ts";
import { reportProtocolMethods } from "./protocol-methods.ts";
import { runByName } from "./protocol-sites.ts";
import { compareElements } from "./visit-operators.ts";

/** Solves the flow of values and then the effects over the Core of the whole program. */
export function analyzeSuspension(
  program: AnalyzedProgram,
  manifest: Manifest,
  report: Report,
): SuspensionFacts {
  const known = new KnownNames(program, manifest);
  const flow = new Flow(known, collectNames(known));
  followValues(flow);
  spreadEffects(flow.allSites());
  reportProtocolMethods(flow, report);
  return factsOf(flow);
}

function followValues(flow: Flow): void {
  followModules(flow, flow.known.program.modules.values());
  followWorld(flow);
  letUnusedEscape(flow, outsideWorld(flow), unusedDefinitions(flow, flow.known.definitions.values()));
  flow.graph.solve();
  followAnything(flow);
}

export function followModules(flow: Flow, modules: Iterable<ModuleNode>): void {
  for (const module of modules) visitModule(flow, module);
  for (let body = flow.bodies.pop(); body !== undefined; body = flow.bodies.pop()) body();
}

/** What containers compare, and what JavaScript does with what it has. */
export function followWorld(flow: Flow): void {
  compareElements(flow);
  letEscape(flow, flow.escaped, flow.javascript, true);
  flow.graph.solve();
}

/** Nothing that is followed reaches these receivers: what arrives may be anything. */
export function followAnything(flow: Flow): void {
  for (const call of [...flow.methodSites]) if (flow.graph.isEmpty(call.receiver)) callByName(flow, call);
  for (const { operand, names, site } of flow.protocolOperands)
    if (flow.graph.isEmpty(operand)) runByName(flow, names, site);
  flow.graph.solve();
}

export function factsOf(flow: Flow): SuspensionFacts {
  // The graph is not among them: it takes more room than all the answers.
  const { known, uses, owners, sites, clauseSites, protocolSites, loops } = flow;

  function own(node: Core): boolean {
    if (sites.get(node)?.suspends || pollsAtBackEdge(node)) return true;
    for (const site of protocolSites.get(node)?.values() ?? []) if (site.suspends) return true;
    if (node.kind !== "comprehension") return false;
    return (
      owners.get(node)?.suspends || [...(clauseSites.get(node)?.values() ?? [])].some((site) => site.suspends)
    );
  }

  function pollsAtBackEdge(node: Core): boolean {
    const { polls, waits } = loops.get(node) ?? { polls: false, waits: false };
    return polls && !waits;
  }

  return {
    effectOf(owner) {
      const found = owners.get(owner);
      return found?.suspends ? "suspends" : found?.polls ? "polls" : "pure";
    },
    suspends: (node) => sites.get(node)?.suspends ?? false,
    receives: (node) => {
      const site = sites.get(node);
      return site !== undefined && receives(site);
    },
    protocolSuspends: (node, role = "operation") => protocolSites.get(node)?.get(role)?.suspends ?? false,
    definesMethod: (name) => uses.classNames.has(name),
    protocolsSuspend: anySuspends(flow.protocolRuns),
    clauseSuspends: (node, index) =>
      (node.kind === "comprehension" && clauseSites.get(node)?.get(index)?.suspends) || false,
    containsSuspension: containing(own),
    pollsAtBackEdge,
    knownCallee: (call) => known.callee(call),
    rewritten: known.rewritten,
    escapes: (node) => !uses.contained.has(node),
    causeOf: (owner) => causeOf(owners.get(owner), known, uses),
  };
}

function anySuspends(sites: Iterable<Site>): boolean {
  for (const site of sites) if (site.suspends) return true;
  return false;
}
