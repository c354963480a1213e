/** Functions and methods of the standard modules whose way with values the manifest cannot describe. */
import type { MethodEntry } from "../../../runtime/manifest-types.ts";
import type { Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callArguments } from "./flow-builtins.ts";
import { callValue } from "./flow-calls.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import type { MethodSite } from "./flow-parts.ts";
import { type Arguments, allNodes, anywhere, type Value } from "./flow-values.ts";
import { COMPARISONS } from "./names.ts";

type Special = (flow: Flow, args: Arguments, result: NodeId, site: Site | null) => void;

export const STANDARD_SPECIAL: Readonly<Record<string, Special>> = {
  lru_cache(flow, args, result) {
    // Called with the function, or with a size: then it makes a decorator.
    const decorator = flow.made();
    flow.edge(remembering(flow, anywhere(decorator.args)), decorator.result);
    flow.edge(decorator.node, result);
    flow.edge(remembering(flow, args), result);
  },
  cache: (flow, args, result) => flow.edge(remembering(flow, args), result),
  wraps(flow, args, result) {
    for (const node of allNodes(args)) flow.edge(node, flow.elements);
    const decorator = flow.made();
    flow.edge(decorator.args, decorator.result);
    flow.edge(decorator.node, result);
  },
  cmp_to_key(flow, args, result) {
    // It is what compares the keys.
    for (const node of allNodes(args)) for (const name of COMPARISONS) flow.edge(node, flow.defined(name));
    for (const node of allNodes(args)) callValue(flow, node, anywhere(flow.items), NOTHING, null);
    flow.edge(flow.container, result);
  },
  defaultdict(flow, args, result, site) {
    const [factory, ...rest] = args.positional;
    if (factory !== undefined) {
      callValue(flow, factory, anywhere(), flow.elements, null);
      flow.edge(factory, flow.factories);
    }
    const entry = flow.known.manifest.standard("collections", "defaultdict")!;
    callArguments(flow, entry, { ...args, positional: [NOTHING, ...rest] }, NOTHING, result, site);
  },
  namedtuple(flow, _, result) {
    const made = flow.made();
    flow.edge(made.args, flow.elements);
    flow.edge(flow.container, made.result);
    flow.edge(made.node, result);
  },
  itemgetter: getter,
  attrgetter: getter,
  starmap(flow, args, result, site) {
    const entry = flow.known.manifest.standard("itertools", "starmap")!;
    callArguments(flow, entry, args, flow.items, result, site);
  },
  groupby(flow, args, result, site) {
    const entry = flow.known.manifest.standard("itertools", "groupby")!;
    callArguments(flow, entry, args, NOTHING, result, site);
    // Each group is an iterator that reads on too.
    flow.edge(result, flow.elements);
  },
  tee(flow, args, result, site) {
    const entry = flow.known.manifest.standard("itertools", "tee")!;
    const iterator = flow.node();
    callArguments(flow, entry, args, NOTHING, iterator, site);
    flow.edge(iterator, flow.elements);
    flow.edge(flow.container, result);
  },
  from_iterable(flow, args, result, site) {
    const inner = flow.node();
    for (const node of allNodes(args)) iterate(flow, node, inner, site);
    const entry = flow.known.manifest.standard("itertools", "chain")!;
    const iterables = [inner, ...allNodes(args)];
    callArguments(flow, entry, { positional: iterables, keywords: [], anywhere: [] }, NOTHING, result, site);
  },
};

/** A method of a standard module's class, or of a function that has some. */
export function callStandardMethod(flow: Flow, value: Value, call: MethodSite): void {
  for (const entry of methodsOf(flow, value, call.name)) {
    const special = STANDARD_SPECIAL[entry.name];
    if (special !== undefined) {
      special(flow, call.args, call.result, call.site);
      continue;
    }
    callArguments(flow, entry, call.args, flow.items, call.result, call.site);
    for (const each of allNodes(call.args)) flow.edge(each, flow.elements);
  }
}

function methodsOf(flow: Flow, value: Value, name: string): readonly MethodEntry[] {
  if (value.kind === "container") return flow.known.manifest.standardMethods(name);
  if (value.kind !== "builtin") return [];
  return value.entry.methods?.filter((entry) => entry.name === name) ?? [];
}

/** A function that calls the given ones, and gives back what they gave before. */
function remembering(flow: Flow, functions: Arguments): NodeId {
  const made = flow.made();
  for (const node of allNodes(functions)) {
    callValue(flow, node, anywhere(made.args), made.result, flow.innerSite(made.owner));
  }
  flow.edge(made.args, flow.elements);
  flow.edge(made.result, flow.elements);
  return made.node;
}

/** A function that gives items or attributes of its argument. */
function getter(flow: Flow, _: Arguments, result: NodeId): void {
  const made = flow.made();
  for (const node of [flow.items, flow.attributes, flow.members, flow.container])
    flow.edge(node, made.result);
  flow.edge(made.node, result);
}
