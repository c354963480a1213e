/** Calls in the source: of names, values, methods, `super`, and `new`. */
import type { Call, Core, MethodCall, New } from "../core.ts";
import type { Flow } from "./flow.ts";
import { callJavaScript, callOnObject, callValue } from "./flow-calls.ts";
import { superMember } from "./flow-classes.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { callInherited, callMethod, readAttribute, writeAttribute } from "./flow-methods.ts";
import type { Place } from "./flow-parts.ts";
import { visit, visitArguments } from "./flow-visit.ts";
import { accessAttribute, READ, runInheritedHook, WRITE } from "./protocol-sites.ts";

export function visitCall(flow: Flow, node: Call, at: Place): NodeId {
  const byName = attributeByName(flow, node, at);
  if (byName !== null) return byName;
  if (isJavaScript(flow, node)) return callsJavaScript(flow, node, at);
  const callee = visit(flow, node.callee, at);
  const args = visitArguments(flow, node, node.args, at);
  const result = flow.node();
  callValue(flow, callee, args, result, flow.site(node, at));
  return result;
}

export function visitNew(flow: Flow, node: New, at: Place): NodeId {
  if (isJavaScript(flow, node)) return callsJavaScript(flow, node, at);
  const callee = visit(flow, node.callee, at);
  const args = visitArguments(flow, node, node.args, at);
  const result = flow.node();
  callValue(flow, callee, args, result, flow.site(node, at));
  return result;
}

export function visitMethodCall(flow: Flow, node: MethodCall, at: Place): NodeId {
  if (isJavaScript(flow, node)) return callsJavaScript(flow, node, at);
  const receiver = visit(flow, node.object, at);
  const args = visitArguments(flow, node, node.args, at);
  const result = flow.node();
  const site = flow.site(node, at);
  accessAttribute(flow, () => site, receiver, node.name, READ);
  if (node.object.kind !== "super") {
    callMethod(flow, { receiver, name: node.name, args, result, site });
    return result;
  }
  runInheritedHook(flow, receiver, node.name, site);
  const { owner } = node.object;
  if (owner !== null)
    callInherited(flow, { kind: "instance", node: owner }, { receiver, name: node.name, args, result, site });
  const found = owner === null ? flow.defined(node.name) : superMember(flow, owner, node.name);
  flow.on(found, (value) => {
    callOnObject(flow, value, null, args, result, site);
    // Old programs pass `self` once more, which is then dropped.
    const again = node.args[0]?.kind === "positional" && isSelf(node, node.args[0].value);
    if (again)
      callOnObject(flow, value, null, { ...args, positional: args.positional.slice(1) }, result, site);
  });
  return result;
}

/** A direct use of JavaScript is synchronous, whatever was handed to JavaScript before. */
function isJavaScript(flow: Flow, node: Call | MethodCall | New): boolean {
  return flow.known.callee(node)?.kind === "javascript";
}

function callsJavaScript(flow: Flow, node: Call | MethodCall | New, at: Place): NodeId {
  callJavaScript(flow, visitArguments(flow, node, node.args, at), NOTHING);
  return flow.javascript;
}

function isSelf(node: MethodCall, value: Core): boolean {
  if (node.object.kind !== "super" || value.kind !== "ref") return false;
  const { self } = node.object;
  return self.kind === "ref" && value.name === self.name;
}

/** `(getattr o "x")`, `(setattr o "x" v)`, `(. o x)` with a literal name. */
function attributeByName(flow: Flow, node: Call, at: Place): NodeId | null {
  if (node.callee.kind !== "ref" || node.callee.binding.kind !== "builtin") return null;
  const builtin = node.callee.binding.name;
  const name = node.args[1]?.value;
  if (!ACCESSORS.has(builtin) || name?.kind !== "literal" || typeof name.value !== "string") return null;
  if (node.args.some((arg) => arg.kind !== "positional")) return null;
  const nodes = node.args.map((arg) => visit(flow, arg.value, at));
  const [object = NOTHING, , third = NOTHING] = nodes;
  accessAttribute(flow, () => flow.site(node, at), object, name.value, builtin === "setattr" ? WRITE : READ);
  if (builtin === "setattr") {
    writeAttribute(flow, object, name.value, third);
    return flow.plain;
  }
  return flow.graph.union([readAttribute(flow, object, name.value), third]);
}

const ACCESSORS = new Set(["getattr", "setattr", "%dot"]);
