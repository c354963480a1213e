/** Modules as values: their variables, star imports, and standard modules. */
import type { ModuleNode, Ref } from "../core.ts";
import type { ResolvedModule } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { m28Module } from "./modules.ts";
import { openExport } from "./open-modules.ts";
import { getOrMake } from "./trail.ts";

/** The value of `m.name`, names that `m` has by star imports included. */
export function moduleMember(flow: Flow, module: ModuleNode, name: string): NodeId {
  const variable = module.scope.variables.get(name);
  return variable !== undefined ? flow.variable(variable) : starMember(flow, module, name);
}

/** What the star imports of a module bind to a name that the module does not bind itself. */
export function starMember(flow: Flow, module: ModuleNode, name: string): NodeId {
  const stars = flow.known.stars.get(module);
  if (stars === undefined) return NOTHING;
  const names = getOrMake(flow.starMembers, module, () => flow.map<string, NodeId>());
  const found = names.get(name);
  if (found !== undefined) return found;
  const node = flow.node();
  names.set(name, node);
  for (const star of stars) {
    const resolved = flow.known.program.resolve(module, star.request.specifier);
    if (resolved !== null) flow.edge(exported(flow, resolved, name), node);
  }
  return node;
}

/** Whatever a module has, names that it has by star imports included. */
export function anyMember(flow: Flow, module: ModuleNode): NodeId {
  const known = flow.anyMembers.get(module);
  if (known !== undefined) return known;
  const node = flow.node();
  flow.anyMembers.set(module, node);
  for (const variable of module.scope.variables.values()) flow.edge(flow.variable(variable), node);
  for (const star of flow.known.stars.get(module) ?? []) {
    const value = moduleValue(flow, flow.known.program.resolve(module, star.request.specifier));
    readAnyMember(flow, value, node);
    if (value === flow.javascript) flow.edge(value, node);
  }
  return node;
}

/** Attributes of modules whose names are not known. */
export function readAnyMember(flow: Flow, object: NodeId, result: NodeId): void {
  flow.onEach(object, (value) => {
    if (value.kind === "module") flow.edge(anyMember(flow, value.node), result);
    else if (value.kind === "standard")
      for (const name of flow.known.manifest.standardNames(value.name))
        flow.edge(standardMember(flow, value.name, name), result);
  });
}

/** The value of a name exported by a module. */
export function exported(flow: Flow, resolved: ResolvedModule, name: string): NodeId {
  if (resolved.kind === "javascript") return flow.javascript;
  if (resolved.kind === "json") return NOTHING;
  if (resolved.kind === "standard") return standardMember(flow, resolved.name, name);
  const open = flow.open.get(resolved.path);
  if (open !== undefined) return openExport(flow, open, name);
  const module = m28Module(flow.known.program, resolved);
  return module === null ? NOTHING : moduleMember(flow, module, name);
}

export function standardMember(flow: Flow, module: string, name: string): NodeId {
  const entry = flow.known.manifest.standard(module, name);
  if (entry === null) return NOTHING;
  if (entry.kind !== "value") return flow.builtin(entry);
  return flow.graph.union([flow.builtin(entry), flow.graph.holding(flow.standard(`${module}.${name}`))]);
}

/** The value of a name. */
export function readName(flow: Flow, ref: Ref, module: ModuleNode): NodeId {
  const { binding } = ref;
  if (binding.kind === "variable") return flow.variable(binding);
  const star = starMember(flow, module, ref.name);
  if (binding.kind === "unresolved") return star;
  const entry = flow.known.manifest.builtin(binding.name);
  return entry === null ? star : flow.graph.union([flow.builtin(entry), star]);
}

/** The module object that a specifier stands for. */
export function moduleValue(flow: Flow, resolved: ResolvedModule | null): NodeId {
  if (resolved === null || resolved.kind === "json") return NOTHING;
  if (resolved.kind === "javascript") return flow.javascript;
  if (resolved.kind === "standard") return flow.graph.holding(flow.standard(resolved.name));
  const open = flow.open.get(resolved.path);
  if (open !== undefined) return open.value;
  const module = m28Module(flow.known.program, resolved);
  return module === null ? NOTHING : flow.graph.holding(flow.module(module));
}
