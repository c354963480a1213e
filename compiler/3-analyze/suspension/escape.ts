/** What JavaScript can do with the values it gets: call, construct, read. */
import type { ClassNode, FunctionNode } from "../core.ts";
import type { Flow } from "./flow.ts";
import { bind } from "./flow-calls.ts";
import { construct } from "./flow-classes.ts";
import type { NodeId } from "./flow-graph.ts";
import { anywhere } from "./flow-values.ts";
import type { Definition } from "./known.ts";

/**
 * Lets JavaScript use everything that reaches `world`, calling it with what is in `given`.
 * @param deep also what containers and attributes hold
 */
export function letEscape(flow: Flow, world: NodeId, given: NodeId, deep: boolean): void {
  const escaped = flow.node();
  flow.onEach(escaped, (value) => {
    if (value.kind !== "class") return;
    if (deep) flow.edge(flow.attributes, world);
    for (const variable of value.node.scope.variables.values()) flow.edge(flow.variable(variable), world);
    flow.edge(flow.classes.get(value.node)!.parents, escaped);
  });
  flow.onEach(world, (value, atom) => {
    switch (value.kind) {
      case "function": {
        const target = flow.functions.get(value.node)!;
        if (world === flow.escaped && atom === target.atom) flow.trail.assign(target, "escapes", true);
        bind(flow, target, anywhere(given), 0);
        return flow.edge(target.result, world);
      }
      case "class":
        construct(flow, value.node, anywhere(given), world, null);
        return flow.graph.add(escaped, flow.classes.get(value.node)!.atom);
      case "instance":
        return flow.graph.add(escaped, flow.classes.get(value.node)!.atom);
      case "made":
        flow.edge(given, value.args);
        return flow.edge(value.result, world);
      case "coroutine":
        return flow.edge(value.result, world);
      case "lazy":
        if (value.sent !== undefined) flow.edge(given, value.sent);
        return flow.edge(value.elements, world);
      case "module":
        for (const variable of value.node.scope.variables.values()) flow.edge(flow.variable(variable), world);
        return;
      case "container":
      case "channel":
        if (deep) flow.edge(flow.items, world);
    }
  });
}

/**
 * Nothing in the program calls these functions, constructs these classes: if they run at all, JavaScript, or another
 * program, calls them.
 */
export function unusedDefinitions(
  flow: Flow,
  definitions: Iterable<Definition>,
): (FunctionNode | ClassNode)[] {
  const found: (FunctionNode | ClassNode)[] = [];
  for (const { node } of definitions) if (isUnused(flow, node)) found.push(node);
  return found;
}

export function isUnused(flow: Flow, node: FunctionNode | ClassNode): boolean {
  if (node.kind === "class") return flow.classes.get(node)?.constructed === false;
  const target = flow.functions.get(node);
  return target !== undefined && !target.called && !target.escapes;
}

/** Where to put what JavaScript may call besides what has been handed to it. */
export function outsideWorld(flow: Flow): NodeId {
  const world = flow.hub();
  letEscape(flow, world, flow.graph.union([world, flow.javascript]), false);
  return world;
}

export function letUnusedEscape(flow: Flow, world: NodeId, unused: Iterable<FunctionNode | ClassNode>): void {
  for (const node of unused) {
    const { atom } = node.kind === "function" ? flow.functions.get(node)! : flow.classes.get(node)!;
    flow.graph.add(world, atom);
  }
}
