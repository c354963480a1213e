/** Assignment targets and items: where values are put, and where they are read again. */

import type { Assign, Attribute, Binding, Core, Delete, Item, PathItem, Pattern, Target } from "../core.ts";
import type { Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callOne } from "./flow-calls.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import { protocol, protocolArgument, writeAttribute } from "./flow-methods.ts";
import type { Place } from "./flow-parts.ts";
import { NO_ARGUMENTS } from "./flow-values.ts";
import { store, visit } from "./flow-visit.ts";
import { accessAttribute, DELETE, KEY, runProtocols, WRITE } from "./protocol-sites.ts";

export function bindingNode(flow: Flow, binding: Binding): NodeId {
  return binding.kind === "variable" ? flow.variable(binding) : NOTHING;
}

export function visitAssign(flow: Flow, node: Assign, at: Place): NodeId {
  const { target, value } = node;
  const parts = target.kind === "pattern" ? pairwise(target, value) : null;
  if (parts !== null) {
    const values = parts.map((part) => visit(flow, part, at));
    (target as Pattern).before.forEach((each, i) => {
      assignTo(flow, each, values[i]!, at, null);
    });
    for (const each of values) flow.edge(each, flow.elements);
    return flow.container;
  }
  const result = visit(flow, value, at);
  assignTo(flow, target, result, at, target.kind === "pattern" ? flow.site(node, at) : null);
  return result;
}

/** `(= (a, b) (e, f))`: the expressions that the targets get one by one. */
function pairwise(target: Pattern, value: Core): readonly Core[] | null {
  if (value.kind !== "display" || value.type === "set" || target.rest !== null) return null;
  if (value.items.length !== target.before.length || target.after.length > 0) return null;
  if (target.before.some((part) => part.kind === "pattern")) return null;
  return value.items.every((item) => item.kind === "positional")
    ? value.items.map((item) => item.value)
    : null;
}

/** @param site where unpacking happens; null when the target cannot unpack */
export function assignTo(flow: Flow, target: Target, value: NodeId, at: Place, site: Site | null): void {
  switch (target.kind) {
    case "ref":
      flow.edge(value, bindingNode(flow, target.binding));
      return;
    case "attribute":
      writeTarget(flow, target, value, at);
      return;
    case "item": {
      const object = visit(flow, target.object, at);
      flow.edge(object, protocolArgument(flow, "__setitem__"));
      flow.edge(value, protocolArgument(flow, "__setitem__"));
      flow.onKinds(object, ["unknown"], () => flow.edge(value, flow.escaped));
      runProtocols(flow, target, "operation", at, [object], ITEM);
      runProtocols(flow, target, "operation", at, [store(flow, target.index, value, at)], KEY);
      return;
    }
    case "path-item":
      runProtocols(flow, target, "operation", at, [visit(flow, target.object, at)], ITEM);
      flow.edge(value, flow.elements);
      return;
    case "pattern": {
      const elements = flow.node();
      iterate(flow, value, elements, site);
      for (const part of [...target.before, ...target.after]) assignTo(flow, part, elements, at, site);
      if (target.rest === null) return;
      flow.edge(elements, flow.elements);
      assignTo(flow, target.rest, flow.container, at, site);
    }
  }
}

function writeTarget(flow: Flow, target: Attribute, value: NodeId, at: Place): void {
  const object = visit(flow, target.object, at);
  accessAttribute(flow, () => flow.protocolSite(target, "operation", at), object, target.name, WRITE);
  writeAttribute(flow, object, target.name, value);
}

/** `(del place)`. */
export function deleteTarget(flow: Flow, target: Delete["targets"][number], at: Place): void {
  if (target.kind === "ref") return;
  const object = visit(flow, target.object, at);
  if (target.kind === "attribute")
    return accessAttribute(
      flow,
      () => flow.protocolSite(target, "operation", at),
      object,
      target.name,
      DELETE,
    );
  runProtocols(flow, target, "operation", at, [object], ITEM);
  runProtocols(flow, target, "operation", at, [visit(flow, target.index, at)], KEY);
}

const INDEX = [...KEY, "__index__"];
const ITEM = ["__getitem__", "__setitem__", "__delitem__", "__missing__", "__class_getitem__"];

/** `xs[i]`, `xs.0`. */
export function readItem(flow: Flow, node: Item | PathItem, at: Place): NodeId {
  const object = visit(flow, node.object, at);
  const index = node.kind === "item" ? visit(flow, node.index, at) : flow.plain;
  const result = flow.node();
  runProtocols(flow, node, "operation", at, [object], ITEM);
  runProtocols(flow, node, "operation", at, [index], INDEX);
  flow.edge(protocol(flow, "__getitem__", index), result);
  flow.edge(protocol(flow, "__missing__", index), result);
  if (node.kind === "item" && node.index.kind === "slice") flow.edge(object, result);
  const key = node.kind === "item" && node.index.kind === "literal" ? node.index.value : null;
  const items = typeof key === "string" ? flow.graph.union([flow.elements, flow.stored(key)]) : flow.items;
  flow.on(object, (value) => {
    if (value.kind === "plain" || value.kind === "unknown") flow.edge(flow.plain, result);
    if (value.kind === "unknown") flow.edge(flow.javascript, result);
    if (value.kind === "pool")
      for (const each of [flow.plain, flow.javascript, items]) flow.edge(each, result);
    if (value.kind === "container" || value.kind === "unknown" || value.kind === "instance")
      flow.edge(items, result);
    if (value.kind === "plain") return;
    const site = () => flow.protocolSite(node, "operation", at);
    flow.onEach(flow.factories, (factory) => callOne(flow, factory, NO_ARGUMENTS, NOTHING, site()));
  });
  return result;
}
