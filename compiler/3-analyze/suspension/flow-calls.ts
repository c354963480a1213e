/** Calls of values: arguments reach parameters, results come back. */
import type { FunctionNode } from "../core.ts";
import type { Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callBuiltin } from "./flow-builtins.ts";
import { callMember, construct } from "./flow-classes.ts";
import { type Atom, NOTHING, type NodeId } from "./flow-graph.ts";
import type { FunctionFlow, MadeFunction } from "./flow-parts.ts";
import { callPool } from "./flow-pools.ts";
import { type Arguments, allNodes, anywhere, type Value } from "./flow-values.ts";

/** Calls everything that reaches `callee`. `site` is null where the call cannot suspend, or is no business of a site. */
export function callValue(
  flow: Flow,
  callee: NodeId,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  flow.on(callee, (value) => callOne(flow, value, args, result, site));
}

export function callOne(flow: Flow, value: Value, args: Arguments, result: NodeId, site: Site | null): void {
  switch (value.kind) {
    case "function": {
      const target = flow.functions.get(value.node)!;
      enter(flow, target, result, site);
      if (value.binds === "class") {
        bindClassMethod(flow, target, args);
        return;
      }
      bind(flow, target, args, 0);
      // A method taken from an instance has its `self` already.
      if (value.binds === "self" && takesSelf(value.node)) bind(flow, target, args, 1);
      return;
    }
    case "class":
      construct(flow, value.node, args, result, site);
      return;
    case "instance":
      callMember(flow, value.node, "__call__", args, result, site);
      return;
    case "builtin":
      if (args.anywhere.length === 0) callBuiltin(flow, value.entry, args, result, site);
      else callShared(flow, value, args, result, site);
      return;
    case "made":
      callMade(flow, value, args, result, site);
      return;
    case "pool":
      callPool(flow, value.inside, args, result, site);
      return;
    case "unknown":
      callJavaScript(flow, args, result);
      return;
  }
}

function callMade(flow: Flow, made: MadeFunction, args: Arguments, result: NodeId, site: Site | null): void {
  flow.link(site, made.owner);
  for (const node of allNodes(args)) flow.edge(node, made.args);
  flow.edge(made.result, result);
}

/**
 * All calls are one: a built-in that may call itself through an argument, or objects and classes that have each other as the
 * method that a call runs, would otherwise make calls for ever.
 */
export function callShared(
  flow: Flow,
  value: Value,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  const made = flow.shared(value, ({ owner, args, result }) => {
    const site = flow.innerSite(owner);
    if (value.kind === "builtin") callBuiltin(flow, value.entry, anywhere(args), result, site);
    else callOne(flow, value, anywhere(args), result, site);
  });
  callMade(flow, made, args, result, site);
}

/** Calls what was found on an object's class: functions get the object as `self`. */
export function callOnObject(
  flow: Flow,
  value: Value,
  self: Atom | null,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  if (value.kind !== "function" || value.binds !== "self") {
    callOne(flow, value, args, result, site);
    if (value.kind === "pool") {
      const first = self === null ? NOTHING : flow.graph.holding(self);
      const positional = [first, ...args.positional];
      callOne(flow, value, { ...args, positional }, result, site);
    }
    return;
  }
  const target = flow.functions.get(value.node)!;
  enter(flow, target, result, site);
  bind(flow, target, args, 1);
  if (self !== null && target.params[0] !== undefined) flow.graph.add(target.params[0], self);
}

/** JavaScript gets the arguments and gives back whatever it has. */
export function callJavaScript(flow: Flow, args: Arguments, result: NodeId): void {
  for (const node of allNodes(args)) flow.edge(node, flow.escaped);
  flow.edge(flow.javascript, result);
}

/** Raises a value; a class is constructed first. */
export function raiseValue(flow: Flow, value: NodeId, args: Arguments): void {
  flow.edge(value, flow.raised);
  flow.onEach(value, (each) => {
    if (each.kind === "class") construct(flow, each.node, args, flow.raised, null);
  });
}

function enter(flow: Flow, target: FunctionFlow, result: NodeId, site: Site | null): void {
  flow.trail.assign(target, "called", true);
  if (!target.node.generator) flow.link(site, target.owner);
  flow.edge(target.result, result);
}

function bindClassMethod(flow: Flow, target: FunctionFlow, args: Arguments): void {
  bind(flow, target, args, 1);
  const owner = target.node.owner === null ? undefined : flow.classes.get(target.node.owner);
  const first = target.params[0];
  if (owner === undefined || first === undefined) return;
  flow.onEach(owner.self, (value) => {
    if (value.kind === "instance") flow.graph.add(first, flow.classes.get(value.node)!.atom);
  });
}

/** Binds arguments to parameters; the first `skipped` parameters are taken. */
export function bind(flow: Flow, target: FunctionFlow, args: Arguments, skipped: number): void {
  const { params } = target.node;
  const slots = positionalSlots(target.node);
  const rest = params.some((param) => param.kind === "rest");
  args.positional.forEach((node, i) => {
    const slot = slots[i + skipped];
    if (slot !== undefined) flow.edge(node, target.params[slot]!);
    else if (rest) flow.edge(node, flow.elements);
  });
  for (const { name, value } of args.keywords) {
    const index = params.findIndex((param) => param.name === name && param.kind !== "positional-only");
    if (index >= 0) flow.edge(value, target.params[index]!);
    else {
      flow.edge(value, flow.stored(name));
      flow.edge(value, flow.keyed);
    }
  }
  for (const node of args.anywhere) {
    params.forEach((param, i) => {
      if (param.kind === "rest" || param.kind === "keyword-rest") flow.edge(node, flow.elements);
      else if (i >= skipped) flow.edge(node, target.params[i]!);
    });
  }
}

const slotCache = new WeakMap<FunctionNode, readonly number[]>();

function positionalSlots(node: FunctionNode): readonly number[] {
  let slots = slotCache.get(node);
  if (slots === undefined) {
    slots = node.params.flatMap(({ kind }, i) =>
      kind === "positional" || kind === "positional-only" ? [i] : [],
    );
    slotCache.set(node, slots);
  }
  return slots;
}

/** Is the first parameter filled in when the function is taken from an object? */
export function takesSelf(node: FunctionNode): boolean {
  if (node.owner !== null || node.scope.parent?.kind === "class") return true;
  const first = node.params[0]?.name;
  return first === "self" || first === "cls" || first === "this";
}
