/** Built-ins whose way with values the manifest cannot describe. */

import { forEachChild } from "../children.ts";
import type { Core, ModuleNode, Scope } from "../core.ts";
import { makeOwner, type Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callArguments } from "./flow-builtins.ts";
import { callJavaScript, callValue } from "./flow-calls.ts";
import { callMember } from "./flow-classes.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { callAsynchronous } from "./flow-iteration.ts";
import { callMethod, computed } from "./flow-methods.ts";
import { readAnyMember } from "./flow-modules.ts";
import { type Arguments, allNodes, anywhere, NO_ARGUMENTS } from "./flow-values.ts";

type Special = (flow: Flow, args: Arguments, result: NodeId, site: Site | null) => void;

export const SPECIAL: Readonly<Record<string, Special>> = {
  range: (flow, _, result) => flow.edge(flow.plain, result),
  len(flow, args, result, site) {
    flow.edge(flow.plain, result);
    for (const node of allNodes(args)) {
      flow.onKinds(node, ["channel"], () => {
        flow.look(site);
      });
    }
  },
  get(flow, args, result, site) {
    const entry = flow.known.manifest.builtin("get")!;
    callArguments(flow, entry, args, NOTHING, result, site);
    readAny(flow, first(args), result);
  },
  getattr(flow, args, result) {
    for (const node of allNodes(args).slice(1)) flow.edge(node, result);
    readAny(flow, first(args), result);
  },
  setattr(flow, args, result) {
    flow.edge(flow.plain, result);
    for (const value of allNodes(args).slice(1)) writeAny(flow, first(args), value);
  },
  property(flow, args, result) {
    computed(flow, allNodes(args), result);
  },
  reversed(flow, args, result, site) {
    callArguments(flow, flow.known.manifest.builtin("reversed")!, args, NOTHING, result, site);
    flow.onEach(first(args), (value) => {
      if (value.kind === "instance") callMember(flow, value.node, "__reversed__", NO_ARGUMENTS, result, site);
    });
  },
  staticmethod: (flow, args, result) => unbound(flow, args, result, "nothing"),
  classmethod: (flow, args, result) => unbound(flow, args, result, "class"),
  type(flow, args, result) {
    flow.edge(flow.plain, result);
    flow.onEach(first(args), (value) => {
      if (value.kind === "instance") flow.graph.add(result, flow.classes.get(value.node)!.atom);
    });
  },
  vars(flow, args, result) {
    if (allNodes(args).length === 0) return reflect(flow, args, result);
    flow.edge(flow.attributes, flow.elements);
    readAnyMember(flow, first(args), flow.elements);
    flow.edge(flow.container, result);
  },
  globals: reflect,
  locals: reflect,
  "from-js": callJavaScriptWith,
  "to-js": callJavaScriptWith,
  "%await"(flow, args, result) {
    settle(flow, first(args), result);
    callJavaScriptWith(flow, NO_ARGUMENTS, result);
  },
  "%async"(flow, args, result) {
    const made = flow.made();
    const returned = flow.node();
    callValue(flow, first(args), anywhere(made.args), returned, null);
    flow.edge(flow.holding({ kind: "coroutine", result: returned }), made.result);
    flow.edge(made.node, result);
  },
  // The elements are among those of all containers already.
  "%match-rest": (flow, _, result) => flow.edge(flow.container, result),
  "%match-others": (flow, _, result) => flow.edge(flow.container, result),
  "%async-iterable"(flow, args, result) {
    const owner = makeOwner(null);
    flow.block(flow.innerSite(owner), "asynchronous iteration");
    const elements = flow.graph.union([flow.items, flow.javascript]);
    flow.edge(first(args), result);
    flow.edge(flow.holding({ kind: "lazy", owner, elements }), result);
  },
  "context-signal": callJavaScriptWith,
  "chan-from-async": channelFromJavaScript,
  "chan-from-event": channelFromJavaScript,
  "%match-position"(flow, args, result) {
    // A built-in type has one position: the value itself.
    flow.edge(first(args), result);
    readAny(flow, first(args), result);
  },
  "%enter"(flow, args, result, site) {
    // Files, locks and contexts give themselves.
    flow.edge(first(args), result);
    callMethod(flow, { receiver: first(args), name: "__enter__", args: NO_ARGUMENTS, result, site });
    callAsynchronous(flow, first(args), "__aenter__", NO_ARGUMENTS, result, site);
  },
  "%exit"(flow, args, result, site) {
    flow.edge(flow.plain, result);
    const types = flow.node();
    flow.onEach(flow.raised, (value) => {
      if (value.kind === "instance") flow.graph.add(types, flow.classes.get(value.node)!.atom);
    });
    const given: Arguments = { ...NO_ARGUMENTS, positional: [types, flow.raised, flow.plain] };
    callMethod(flow, { receiver: first(args), name: "__exit__", args: given, result, site });
    callAsynchronous(flow, first(args), "__aexit__", given, result, site);
  },
  close(flow, args, result) {
    flow.edge(flow.plain, result);
    flow.onEach(first(args), (value) => {
      if (value.kind === "instance") callMember(flow, value.node, "close", NO_ARGUMENTS, result, null);
    });
  },
  create_task(flow, args, result) {
    startTasks(flow, args);
    flow.edge(flow.kind("task"), result);
  },
  gather(flow, args, result) {
    startTasks(flow, args);
    flow.edge(flow.container, result);
  },
  run_async: runAsync,
  // Of the module asyncio.
  run: runAsync,
  "context-with-cancel": cancellable,
  "context-with-timeout": cancellable,
  "context-with-deadline": cancellable,
};

function first(args: Arguments): NodeId {
  return args.positional[0] ?? args.anywhere[0] ?? NOTHING;
}

function callJavaScriptWith(flow: Flow, args: Arguments, result: NodeId): void {
  callJavaScript(flow, args, result);
}

/** An attribute whose name is not known. */
function readAny(flow: Flow, object: NodeId, result: NodeId): void {
  readAnyMember(flow, object, result);
  flow.onEach(object, (value) => {
    if (value.kind === "instance" || value.kind === "class" || value.kind === "unknown") {
      for (const node of [flow.attributes, flow.members, flow.items]) flow.edge(node, result);
      if (value.kind === "unknown") flow.edge(flow.javascript, result);
    } else if (value.kind === "container") flow.edge(flow.items, result);
  });
}

function writeAny(flow: Flow, object: NodeId, stored: NodeId): void {
  for (const node of [flow.dynamic, flow.attributes]) flow.edge(stored, node);
  flow.onEach(object, (value) => {
    if (value.kind === "unknown") return flow.edge(stored, flow.escaped);
    if (value.kind === "container") return flow.edge(stored, flow.elements);
    if (value.kind !== "module") return;
    for (const variable of value.node.scope.variables.values()) {
      flow.known.rewritten.add(variable);
      flow.edge(stored, flow.variable(variable));
    }
  });
}

function unbound(flow: Flow, args: Arguments, result: NodeId, binds: "nothing" | "class"): void {
  flow.onEach(first(args), (value, atom) => {
    flow.graph.add(result, value.kind === "function" ? flow.unboundMethod(value.node, binds) : atom);
  });
}

function reflect(flow: Flow, _: Arguments, result: NodeId): void {
  flow.edge(flow.container, result);
  flow.trail.assign(flow, "reflects", true);
  for (const [path, module] of flow.known.program.modules)
    if (flow.open.get(path)?.node !== null) holdVariables(flow, module);
}

/** The variables of the module and its functions are among the items of containers. */
export function holdVariables(flow: Flow, { scope, body }: ModuleNode): void {
  const hold = ({ variables }: Scope) => {
    for (const variable of variables.values()) flow.edge(flow.variable(variable), flow.elements);
  };
  const visit = (node: Core): void => {
    if (node.kind === "function") hold(node.scope);
    forEachChild(node, visit);
  };
  hold(scope);
  visit(body);
}

function runAsync(flow: Flow, args: Arguments, result: NodeId): void {
  startTasks(flow, args);
  for (const node of [flow.items, flow.javascript]) flow.edge(node, result);
}

/** Functions and coroutines that run in goroutines of their own. */
function startTasks(flow: Flow, args: Arguments): void {
  const returned = flow.node();
  for (const node of allNodes(args)) {
    callValue(flow, node, anywhere(...allNodes(args)), returned, null);
    settle(flow, node, flow.elements);
  }
  settle(flow, returned, flow.elements);
}

/** What waiting for the value gives. */
function settle(flow: Flow, node: NodeId, result: NodeId): void {
  flow.onEach(node, (value, atom) => {
    if (value.kind === "coroutine") flow.edge(value.result, result);
    else if (value.kind === "task") flow.edge(flow.items, result);
    else flow.graph.add(result, atom);
  });
}

/** Its values come from JavaScript. */
function channelFromJavaScript(flow: Flow, args: Arguments, result: NodeId): void {
  callJavaScript(flow, args, flow.elements);
  flow.edge(flow.kind("channel"), result);
}

function cancellable(flow: Flow, _: Arguments, result: NodeId): void {
  flow.edge(flow.kind("context"), flow.elements);
  flow.edge(flow.container, result);
}
