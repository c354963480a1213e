/** Iteration: what reading an iterable gives, and what runs meanwhile. */
import { CHANNEL, type Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callMember } from "./flow-classes.ts";
import type { NodeId } from "./flow-graph.ts";
import { iteratePool } from "./flow-pools.ts";
import { type Arguments, NO_ARGUMENTS, type Value } from "./flow-values.ts";

/** Everything that iterating over `iterable` gives reaches `into`. */
export function iterate(flow: Flow, iterable: NodeId, into: NodeId, site: Site | null): void {
  flow.on(iterable, (value) => {
    iterateOne(flow, value, into, site);
  });
}

export function iterateOne(flow: Flow, value: Value, into: NodeId, site: Site | null): void {
  if (value.kind === "instance") iterateInstance(flow, value, into, site);
  else iterateBuiltin(flow, value, into, site);
}

function iterateBuiltin(flow: Flow, value: Value, into: NodeId, site: Site | null): void {
  switch (value.kind) {
    case "plain":
      flow.edge(flow.plain, into);
      return;
    case "container":
      flow.edge(flow.items, into);
      return;
    case "unknown":
      flow.edge(flow.items, into);
      flow.edge(flow.javascript, into);
      return;
    case "channel":
      if (site?.blocks === null) flow.block(site, CHANNEL);
      flow.edge(flow.items, into);
      return;
    case "pool":
      iteratePool(flow, value.inside, into, site);
      return;
    case "lazy":
      flow.link(site, value.owner);
      flow.edge(value.elements, into);
      return;
  }
}

function iterateInstance(
  flow: Flow,
  value: Extract<Value, { kind: "instance" }>,
  into: NodeId,
  site: Site | null,
): void {
  const iterator = flow.node();
  callMember(flow, value.node, "__iter__", NO_ARGUMENTS, iterator, site);
  callMember(flow, value.node, "__next__", NO_ARGUMENTS, into, site);
  callMember(flow, value.node, "__getitem__", NO_ARGUMENTS, into, site);
  flow.edge(flow.items, into);
  const asynchronous = flow.node();
  callMember(flow, value.node, "__aiter__", NO_ARGUMENTS, asynchronous, site);
  callAsynchronous(flow, asynchronous, "__anext__", NO_ARGUMENTS, into, site);
  flow.onEach(asynchronous, (each) => {
    if (each.kind === "lazy") iterateBuiltin(flow, each, into, site);
  });
  flow.on(iterator, (each) => {
    if (each.kind === "instance") callMember(flow, each.node, "__next__", NO_ARGUMENTS, into, site);
    else {
      if (each.kind === "channel") flow.block(site, "__iter__");
      iterateBuiltin(flow, each, into, site);
    }
  });
}

/** Calls a method of an asynchronous protocol, and runs the coroutine that it may give. */
export function callAsynchronous(
  flow: Flow,
  object: NodeId,
  name: string,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  const returned = flow.node();
  flow.onEach(object, (value) => {
    if (value.kind === "instance") callMember(flow, value.node, name, args, returned, site);
  });
  flow.onEach(returned, (value, atom) => {
    flow.block(site, name);
    if (value.kind === "coroutine") flow.edge(value.result, result);
    else flow.graph.add(result, atom);
  });
}
