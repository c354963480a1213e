/** Pools: what is done with everything in a crowded node is done once, and shared by all who do it. */
import { makeOwner, type Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callOne } from "./flow-calls.ts";
import type { NodeId } from "./flow-graph.ts";
import { iterateOne } from "./flow-iteration.ts";
import { callMethodOf, readAttributeOf } from "./flow-methods.ts";
import type { Dispatch, MethodSite, Pool } from "./flow-parts.ts";
import { type Arguments, NO_ARGUMENTS, type Value } from "./flow-values.ts";
import { getOrMake } from "./trail.ts";

export function callPool(
  flow: Flow,
  inside: NodeId,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  const pool = poolOf(flow, inside);
  if (pool.call === null) {
    const dispatch = makeDispatch(flow);
    flow.trail.assign(pool, "call", dispatch);
    each(flow, inside, (value) => {
      callOne(flow, value, dispatchArguments(dispatch), dispatch.result, flow.innerSite(dispatch.owner));
    });
  }
  enterDispatch(flow, pool.call!, args, result, site);
}

export function iteratePool(flow: Flow, inside: NodeId, into: NodeId, site: Site | null): void {
  const pool = poolOf(flow, inside);
  if (pool.iteration === null) {
    const dispatch = makeDispatch(flow);
    flow.trail.assign(pool, "iteration", dispatch);
    each(flow, inside, (value) => {
      iterateOne(flow, value, dispatch.result, flow.innerSite(dispatch.owner));
    });
  }
  enterDispatch(flow, pool.iteration!, NO_ARGUMENTS, into, site);
}

export function callPoolMethod(flow: Flow, inside: NodeId, { name, args, result, site }: MethodSite): void {
  const { methods } = poolOf(flow, inside);
  let dispatch = methods.get(name);
  if (dispatch === undefined) {
    const made = (dispatch = makeDispatch(flow));
    methods.set(name, made);
    const inner = { receiver: inside, name, args: dispatchArguments(made), result: made.result };
    eachWithMethods(flow, inside, (value) => {
      callMethodOf(flow, value, { ...inner, site: flow.innerSite(made.owner) });
    });
  }
  enterDispatch(flow, dispatch, args, result, site);
}

/** The attribute of this name of everything in the pool. */
export function poolAttribute(flow: Flow, inside: NodeId, name: string): NodeId {
  const { attributes } = poolOf(flow, inside);
  let node = attributes.get(name);
  if (node === undefined) {
    const hub = (node = flow.derivedHub());
    attributes.set(name, hub);
    eachWithMethods(flow, inside, (value) => {
      readAttributeOf(flow, value, inside, name, hub);
    });
  }
  return node;
}

export function makeDispatch(flow: Flow): Dispatch {
  const positional = Array.from({ length: POSITIONS }, () => flow.derivedHub());
  return { owner: makeOwner(null), positional, anywhere: flow.derivedHub(), result: flow.derivedHub() };
}

export function dispatchArguments({ positional, anywhere }: Dispatch): Arguments {
  return { positional, keywords: [], anywhere: [anywhere] };
}

/** One of the sites that share the call. */
export function enterDispatch(
  flow: Flow,
  dispatch: Dispatch,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  args.positional.forEach((node, i) => {
    flow.edge(node, dispatch.positional[i] ?? dispatch.anywhere);
  });
  for (const { name, value } of args.keywords) {
    flow.edge(value, dispatch.anywhere);
    flow.edge(value, flow.stored(name));
    flow.edge(value, flow.keyed);
  }
  for (const node of args.anywhere) flow.edge(node, dispatch.anywhere);
  flow.edge(dispatch.result, result);
  flow.link(site, dispatch.owner);
}

/** Positional arguments beyond these may arrive at any parameter. */
const POSITIONS = 6;

function poolOf(flow: Flow, inside: NodeId): Pool {
  return getOrMake(flow.pools, inside, () => ({
    call: null,
    iteration: null,
    receivers: null,
    methods: flow.map(),
    attributes: flow.map(),
  }));
}

function each(flow: Flow, inside: NodeId, trigger: (value: Value) => void): void {
  flow.graph.onInside(inside, (atom) => trigger(flow.values[atom]!));
}

/** Functions are passed over once, not again for each name: there are as many of them as names, and none of them has a method. */
function eachWithMethods(flow: Flow, inside: NodeId, trigger: (value: Value) => void): void {
  const pool = poolOf(flow, inside);
  if (pool.receivers === null) {
    const receivers = flow.node();
    flow.trail.assign(pool, "receivers", receivers);
    flow.graph.onInside(inside, (atom) => {
      const { kind } = flow.values[atom]!;
      if (kind !== "function" && kind !== "made") flow.graph.add(receivers, atom);
    });
  }
  flow.on(pool.receivers!, trigger);
}
