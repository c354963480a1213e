/** Modules that are followed later than those that import them: what the others see of them until then is a place for each. */
import type { ModuleNode } from "../core.ts";
import { makeOwner, type Owner } from "./effects.ts";
import type { Flow } from "./flow.ts";
import type { NodeId } from "./flow-graph.ts";
import { moduleMember } from "./flow-modules.ts";
import { holdVariables } from "./flow-special.ts";
import { getOrMake } from "./trail.ts";

export interface OpenModule {
  /** Where the module object arrives. */
  readonly value: NodeId;
  /** Runs the module's body. */
  readonly owner: Owner;
  /** Where its variables arrive, by name. */
  readonly exports: Map<string, NodeId>;
  /** Null until it is followed. */
  node: ModuleNode | null;
}

export function openModule(flow: Flow): OpenModule {
  return { value: flow.node(), owner: makeOwner(null), exports: flow.map(), node: null };
}

/** The value of a name that the module exports. */
export function openExport(flow: Flow, module: OpenModule, name: string): NodeId {
  return getOrMake(module.exports, name, () => {
    const node = flow.node();
    if (module.node !== null) flow.edge(moduleMember(flow, module.node, name), node);
    return node;
  });
}

/** From now on the module is this one. */
export function fillModule(flow: Flow, module: OpenModule, node: ModuleNode): void {
  flow.trail.assign(module, "node", node);
  flow.owners.set(node, module.owner);
  flow.graph.add(module.value, flow.module(node));
  for (const [name, place] of module.exports) flow.edge(moduleMember(flow, node, name), place);
  if (flow.reflects) holdVariables(flow, node);
}
