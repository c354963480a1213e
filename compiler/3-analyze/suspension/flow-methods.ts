/** Attributes and method calls: by class where the receiver is known, by name where it is not. */
import type { MethodEntry } from "../../../runtime/manifest-types.ts";
import type { ModuleNode } from "../core.ts";
import { protocolsOfMethod } from "./builtin-protocols.ts";
import type { Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callArguments } from "./flow-builtins.ts";
import { callJavaScript, callOne, callOnObject, callValue, raiseValue } from "./flow-calls.ts";
import { callMember, member } from "./flow-classes.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { moduleMember, readAnyMember, standardMember } from "./flow-modules.ts";
import type { Dispatch, MethodSite } from "./flow-parts.ts";
import {
  callPoolMethod,
  dispatchArguments,
  enterDispatch,
  makeDispatch,
  poolAttribute,
} from "./flow-pools.ts";
import { callStandardMethod } from "./flow-standard.ts";
import {
  type Arguments,
  allNodes,
  anywhere,
  isKind,
  KINDS,
  NO_ARGUMENTS,
  type Value,
} from "./flow-values.ts";
import { runProtocolsAt } from "./protocol-sites.ts";
import { getOrMake } from "./trail.ts";

/** `(o.m a)`. */
export function callMethod(flow: Flow, call: MethodSite): void {
  flow.trail.push(flow.methodSites, call);
  const { name, args, result, site } = call;
  flow.on(call.receiver, (value) => callMethodOf(flow, value, call));
  callValue(flow, flow.stored(name), args, result, site);
}

export function callMethodOf(flow: Flow, value: Value, call: MethodSite): void {
  const { name, args, result, site } = call;
  switch (value.kind) {
    case "instance":
      callMember(flow, value.node, name, args, result, site);
      callInherited(flow, value, call);
      return;
    case "class":
      flow.on(member(flow, value.node, name), (found) => callOne(flow, found, args, result, site));
      return;
    case "module":
      callValue(flow, moduleMember(flow, value.node, name), args, result, site);
      return;
    case "standard":
      callValue(flow, standardMember(flow, value.name, name), args, result, site);
      return;
    case "pool":
      callPoolMethod(flow, value.inside, call);
      return;
    case "unknown":
      callByName(flow, call);
      callJavaScript(flow, args, result);
      return;
    case "function":
    case "made":
      return;
    default:
      callBuiltinMethod(flow, value, call);
      return;
  }
}

/** The receiver may be anything: every method of that name may run. */
export function callByName(flow: Flow, { name, args, result, site }: MethodSite): void {
  enterDispatch(flow, dispatchOf(flow, name), args, result, site);
}

/** The operands of an operator reach the methods that may define it; null when no class of the program does. */
export function protocol(flow: Flow, name: string, ...args: NodeId[]): NodeId {
  if (!flow.uses.classNames.has(name)) return NOTHING;
  const result = flow.node();
  callByName(flow, {
    receiver: NOTHING,
    name,
    args: { positional: args, keywords: [], anywhere: [] },
    result,
    site: null,
  });
  return result;
}

export function dispatchOf(flow: Flow, name: string): Dispatch {
  return getOrMake(flow.dispatches, name, () => {
    const dispatch = makeDispatch(flow);
    flow.graph.onInside(flow.defined(name), (atom) => {
      const args = dispatchArguments(dispatch);
      callOnObject(flow, flow.values[atom]!, null, args, dispatch.result, flow.innerSite(dispatch.owner));
    });
    return dispatch;
  });
}

/** `o.x` as a value. */
export function readAttribute(flow: Flow, object: NodeId, name: string): NodeId {
  const result = flow.node();
  flow.edge(flow.stored(name), result);
  if (name === "js") flow.edge(flow.javascript, result);
  if (READABLE.has(name)) for (const each of [flow.items, flow.container]) flow.edge(each, result);
  flow.edge(protocol(flow, "__getattr__", flow.plain), result);
  if (name === "__dict__") readAnyMember(flow, object, flow.elements);
  flow.on(object, (value) => readAttributeOf(flow, value, object, name, result));
  return result;
}

export function readAttributeOf(
  flow: Flow,
  value: Value,
  object: NodeId,
  name: string,
  result: NodeId,
): void {
  switch (value.kind) {
    case "instance":
    case "class":
      if (name === "__class__") flow.graph.add(result, flow.classes.get(value.node)!.atom);
      flow.edge(member(flow, value.node, name), result);
      readDescriptor(flow, member(flow, value.node, name), object, result);
      return;
    case "module":
      flow.edge(moduleMember(flow, value.node, name), result);
      return;
    case "standard":
      flow.edge(standardMember(flow, value.name, name), result);
      return;
    case "pool":
      flow.edge(poolAttribute(flow, value.inside, name), result);
      return;
    case "unknown":
      flow.edge(flow.defined(name), result);
      flow.edge(flow.javascript, result);
      return;
    case "function":
    case "made":
      return;
    default: {
      const isMethod =
        (value.kind === "property" && PROPERTY_PARTS.has(name)) ||
        (value.kind === "lazy" ? ADVANCES.has(name) : flow.known.manifest.methods(name) !== null);
      if (isMethod)
        flow.edge(
          flow.boundMethod(object, name, (made) => callBuiltinMethod(flow, value, made)),
          result,
        );
      else if (value.kind === "container") flow.edge(flow.elements, result);
    }
  }
}

/** What a class attribute with `__get__` gives. */
function readDescriptor(flow: Flow, attribute: NodeId, object: NodeId, result: NodeId): void {
  if (!flow.uses.classNames.has("__get__")) return;
  flow.onEach(attribute, (value) => {
    if (value.kind !== "instance") return;
    callMember(
      flow,
      value.node,
      "__get__",
      { ...NO_ARGUMENTS, positional: [object, flow.plain] },
      result,
      null,
    );
  });
}

/** `o.x = v`. */
export function writeAttribute(flow: Flow, object: NodeId, name: string, stored: NodeId): void {
  flow.edge(stored, flow.stored(name));
  flow.edge(stored, flow.attributes);
  flow.edge(stored, protocolArgument(flow, "__setattr__"));
  flow.edge(stored, protocolArgument(flow, "__set__"));
  flow.onKinds(object, ["module", "unknown", "container"], (value) => {
    if (value.kind === "module") writeModule(flow, value.node, name, stored);
    else if (value.kind === "unknown") flow.edge(stored, flow.escaped);
    else if (value.kind === "container") flow.edge(stored, flow.keyed);
  });
}

function writeModule(flow: Flow, module: ModuleNode, name: string, stored: NodeId): void {
  const variable = module.scope.variables.get(name);
  if (variable === undefined) return;
  flow.known.rewritten.add(variable);
  flow.edge(stored, flow.variable(variable));
}

/** Where the arguments of a protocol method that the runtime calls arrive. */
export function protocolArgument(flow: Flow, name: string): NodeId {
  if (!flow.uses.classNames.has(name)) return NOTHING;
  return dispatchOf(flow, name).anywhere;
}

/** Methods that a class has from a built-in or JavaScript parent. */
export function callInherited(
  flow: Flow,
  value: Extract<Value, { kind: "instance" }>,
  call: MethodSite,
): void {
  flow.onEach(flow.classes.get(value.node)!.foreign, (parent) => {
    if (parent.kind === "unknown") callJavaScript(flow, call.args, call.result);
    else if (parent.kind === "builtin") callBuiltinMethod(flow, { kind: "container" }, call);
  });
}

/** A method of a value of a built-in type, or the function under that key of a dict. */
function callBuiltinMethod(flow: Flow, value: Value, call: MethodSite): void {
  const { name, args, result, site } = call;
  callStandardMethod(flow, value, call);
  if (value.kind === "lazy") {
    advance(flow, value, name, args, result, site);
    return;
  }
  const entry = flow.known.manifest.methods(name);
  if (entry === null) {
    if (value.kind === "container") callValue(flow, flow.elements, args, result, site);
    if (name === "__enter__" && (value.kind === "mutex" || value.kind === "rwmutex"))
      flow.block(site, "mutex-lock");
    if (PROPERTY_PARTS.has(name)) decorateProperty(flow, value, args, result);
    return;
  }
  if (isKind(value) || value.kind === "coroutine") {
    callKindMethod(flow, entry, value.kind, args, result, site);
    if (value.kind === "coroutine") driveCoroutine(flow, value, name, args);
    return;
  }
  if (site !== null) {
    const runs = () => flow.protocolsOf(site);
    runProtocolsAt(flow, runs, [...allNodes(args), flow.elements], protocolsOfMethod(name));
  }
  const text = entry.types.every((type) => SCALAR_TYPES.has(type) || KINDS.has(type));
  // The function under that key of a dict.
  if (text && value.kind === "container") callValue(flow, flow.elements, args, result, site);
  if (text !== (value.kind === "plain") && !entry.types.includes("range")) return;
  callArguments(flow, entry, args, flow.items, result, site);
  if (!text) for (const each of allNodes(args)) flow.edge(each, flow.elements);
}

/** Types whose values hold nothing that could be called. */
const SCALAR_TYPES = new Set(["str", "number", "bytes", "bytearray", "coroutine"]);

/** `(c.send None)`, `(c.throw E)`: what the coroutine ends with is in a StopIteration. */
function driveCoroutine(
  flow: Flow,
  { result }: Extract<Value, { kind: "coroutine" }>,
  name: string,
  args: Arguments,
): void {
  flow.edge(result, flow.elements);
  if (name === "throw") for (const each of allNodes(args)) raiseValue(flow, each, NO_ARGUMENTS);
}

function callKindMethod(
  flow: Flow,
  entry: MethodEntry,
  kind: string,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  if (!entry.types.includes(kind)) return;
  if (entry.suspendsOn?.includes(kind)) flow.block(site, entry.name);
  if (entry.name.startsWith("try_") || (kind === "task" && entry.name === "done")) flow.look(site);
  for (const each of allNodes(args)) flow.edge(each, flow.elements);
  if (entry.result === "element") flow.edge(flow.items, result);
}

/** `(it.__next__)`, `(it.send v)`, `(it.throw E)`, `(it.close)`. */
function advance(
  flow: Flow,
  value: Extract<Value, { kind: "lazy" }>,
  name: string,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  if (!ADVANCES.has(name)) return;
  for (const each of allNodes(args)) {
    if (name === "send" && value.sent !== undefined) flow.edge(each, value.sent);
    if (name === "throw") raiseValue(flow, each, NO_ARGUMENTS);
  }
  if (name === "__iter__") {
    flow.graph.add(result, flow.atomOf(value));
    return;
  }
  flow.link(site, value.owner);
  flow.edge(value.elements, result);
}

/** `(v.setter f)`: the function gets whatever is assigned. */
function decorateProperty(flow: Flow, value: Value, args: Arguments, result: NodeId): void {
  computed(flow, allNodes(args), result);
  if (value.kind === "property") flow.graph.add(result, flow.atomOf(value));
}

/**
 * A property with these functions, and what they give. The same functions make one property: `p = p.setter(f)` would otherwise
 * make properties of properties for ever.
 */
export function computed(flow: Flow, functions: readonly NodeId[], result: NodeId): void {
  const key = functions.join(" ");
  let given = flow.computed.get(key);
  if (given === undefined) {
    given = flow.node();
    flow.computed.set(key, given);
    for (const each of functions) callValue(flow, each, anywhere(flow.attributes), given, null);
    flow.edge(flow.holding({ kind: "property", functions: flow.graph.union(functions) }), given);
  }
  flow.edge(given, result);
}

const ADVANCES = new Set(["__iter__", "__next__", "send", "throw", "close"]);
const PROPERTY_PARTS = new Set(["setter", "getter", "deleter"]);

/** Attributes of built-in objects that give back what was put in. */
const READABLE = new Set([
  "args",
  "value",
  "func",
  "keywords",
  "__cause__",
  "__context__",
  "__dict__",
  "__wrapped__",
]);
