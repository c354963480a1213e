/** Calls of built-ins: what they call and iterate, keep and give back, as the manifest says. */
import type { BuiltinEntry, MethodEntry, ResultKind } from "../../../runtime/manifest-types.ts";
import { protocolsOfBuiltin } from "./builtin-protocols.ts";
import { makeOwner, type Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callValue } from "./flow-calls.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import { SPECIAL } from "./flow-special.ts";
import { STANDARD_SPECIAL } from "./flow-standard.ts";
import { type Arguments, allNodes, anywhere } from "./flow-values.ts";
import { runInheritedHook, runProtocolsAt } from "./protocol-sites.ts";
import { keywordIndex, positionalIndex } from "./signature.ts";

export function callBuiltin(
  flow: Flow,
  entry: BuiltinEntry,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  if (site !== null) {
    if (entry.effect === "suspends") flow.block(site, entry.name);
    if (entry.effect === "polls") flow.look(site);
  }
  if (site !== null) runProtocolsOf(flow, entry, args, site);
  const special = SPECIAL[entry.name] ?? STANDARD_SPECIAL[entry.name];
  if (special !== undefined) {
    special(flow, args, result, site);
    return;
  }
  if (entry.kind !== "exception") {
    callArguments(
      flow,
      entry,
      CHANNEL_OPERATIONS.has(entry.name) ? operands(args) : args,
      NOTHING,
      result,
      site,
    );
    return;
  }
  for (const node of allNodes(args)) flow.edge(node, flow.elements);
  flow.edge(flow.plain, result);
}

/** The protocol methods of the arguments, and of the items of those that are iterated. */
function runProtocolsOf(flow: Flow, entry: BuiltinEntry, args: Arguments, call: Site): void {
  const site = flow.protocolsOf(call);
  runInheritedHook(flow, NOTHING, entry.name, site);
  const names = flow.defining(protocolsOfBuiltin(entry.name));
  if (names.length === 0) return;
  const nodes = allNodes(args);
  runProtocolsAt(flow, () => site, nodes, names);
  if (entry.iterates === undefined) return;
  const elements = flow.node();
  for (const node of nodes) iterate(flow, node, elements, null);
  runProtocolsAt(flow, () => site, [elements], names);
}

/** A channel is not among the values that pass through it. */
const CHANNEL_OPERATIONS = new Set(["send", "try-send", "recv", "try-recv", "recv!", "close-chan"]);

function operands(args: Arguments): Arguments {
  return { ...args, positional: args.positional.slice(1) };
}

type Callable = Pick<BuiltinEntry | MethodEntry, "name" | "signature" | "calls" | "iterates" | "result">;

/**
 * Calls the arguments that a built-in calls, iterates those that it iterates, and gives its result.
 * @param given what a called argument gets besides the other arguments
 */
export function callArguments(
  flow: Flow,
  entry: Callable,
  args: Arguments,
  given: NodeId,
  result: NodeId,
  site: Site | null,
): void {
  const { called, iterated, other } = sort(entry, args);
  const lazy = entry.result === "lazy" ? makeOwner(null) : null;
  const inner = lazy === null ? null : flow.innerSite(lazy);
  const elements = iterated.length === 0 ? NOTHING : flow.node();
  const returned = called.length === 0 ? NOTHING : flow.node();
  // Making a lazy iterator that may suspend counts as suspending: the compiler then chooses its suspending variant.
  for (const where of inner === null ? [site] : [site, inner]) {
    for (const node of iterated) iterate(flow, node, elements, where);
    const passed = [elements, given, returned, ...other, ...(elements === NOTHING ? [flow.items] : [])];
    for (const node of called) callValue(flow, node, anywhere(...passed), returned, where);
  }
  const kept = [elements, returned, ...other];
  if (lazy !== null) {
    const inside = flow.graph.union([elements, returned, flow.container, ...other]);
    for (const node of kept) flow.edge(node, flow.elements);
    flow.edge(flow.holding({ kind: "lazy", owner: lazy, elements: inside }), result);
    return;
  }
  give(flow, entry, kept, called, result);
}

function give(flow: Flow, entry: Callable, kept: NodeId[], called: NodeId[], result: NodeId): void {
  const kind: ResultKind = entry.result ?? "any";
  const keeps = SCALARS.has(kind) ? KEEPERS.has(entry.name) : entry.name !== "print";
  if (keeps) for (const node of kept) flow.edge(node, flow.elements);
  switch (kind) {
    case "none":
    case "bool":
    case "int":
    case "number":
    case "str":
    case "bytes":
      flow.edge(flow.plain, result);
      return;
    case "list":
    case "tuple":
    case "dict":
    case "set":
      flow.edge(flow.container, result);
      return;
    case "channel":
    case "mutex":
    case "rwmutex":
    case "waitgroup":
    case "context":
      flow.edge(flow.kind(kind), result);
      return;
    case "element":
    case "any":
      for (const node of [flow.plain, flow.items, ...kept]) flow.edge(node, result);
      if (kind === "any") flow.edge(flow.container, result);
      if (kind === "any" && called.length > 0) flow.edge(wrap(flow, called, kept), result);
  }
}

/** `compose`, `partial`: a function that calls the given ones later. */
function wrap(flow: Flow, called: readonly NodeId[], kept: readonly NodeId[]): NodeId {
  const made = flow.made();
  for (const node of called) {
    callValue(flow, node, anywhere(made.args, made.result, ...kept), made.result, flow.innerSite(made.owner));
  }
  return made.node;
}

function sort(entry: Callable, args: Arguments): { called: NodeId[]; iterated: NodeId[]; other: NodeId[] } {
  const calls = entry.calls ?? [];
  const iterates = entry.iterates ?? [];
  const sorted = { called: [] as NodeId[], iterated: [] as NodeId[], other: [] as NodeId[] };
  const several = args.positional.length > (PASSED_ON.get(entry.name) ?? Infinity);
  const place = (node: NodeId, index: number): void => {
    const isCalled = calls.includes(index) || calls.includes(-1);
    const isIterated = iterates.includes(index) || (iterates.includes(-1) && !isCalled);
    if (isCalled) sorted.called.push(node);
    if (isIterated) sorted.iterated.push(node);
    if (!isCalled && (!isIterated || several)) sorted.other.push(node);
  };
  args.positional.forEach((node, i) => {
    place(node, positionalIndex(entry.signature, i));
  });
  for (const { name, value } of args.keywords) place(value, keywordIndex(entry.signature, name));
  for (const node of args.anywhere) {
    if (calls.length > 0) sorted.called.push(node);
    if (iterates.length > 0) sorted.iterated.push(node);
    sorted.other.push(node);
  }
  return sorted;
}

/** Built-ins that take a lone iterable for its items, but more arguments than this as items themselves. */
const PASSED_ON = new Map([
  ["list", 1],
  ["tuple", 1],
  ["set", 1],
  ["dict", 1],
  ["min", 1],
  ["max", 1],
  ["reduce", 2],
  ["apply", 2],
]);
const SCALARS = new Set<ResultKind>(["bool", "int", "number", "str", "bytes"]);
/** Built-ins that keep an argument although they give back a scalar. */
const KEEPERS = new Set(["try-send", "try_send"]);
