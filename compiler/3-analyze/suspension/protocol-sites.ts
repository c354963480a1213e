/** Where the runtime calls protocol methods: behind operators, truth tests, text, attributes, items and built-ins. */
import type { Core } from "../core.ts";
import { makeOwner, type Owner, type Site } from "./effects.ts";
import type { ProtocolRole } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { callOnObject } from "./flow-calls.ts";
import { callMember, member } from "./flow-classes.ts";
import type { NodeId } from "./flow-graph.ts";
import { NOTHING } from "./flow-graph.ts";
import { dispatchOf } from "./flow-methods.ts";
import type { Place } from "./flow-parts.ts";
import { NO_ARGUMENTS, type Value } from "./flow-values.ts";

/** Methods that containers ask of what they hold. */
const OF_ITEMS: ReadonlySet<string> = new Set([
  "__eq__",
  "__ne__",
  "__lt__",
  "__le__",
  "__gt__",
  "__ge__",
  "__hash__",
  "__repr__",
]);

/** Notes that methods of these names run at the node, on what the operands hold. */
export function runProtocols(
  flow: Flow,
  node: Core,
  role: ProtocolRole,
  at: Place,
  operands: readonly NodeId[],
  names: readonly string[],
): void {
  if (flow.defining(names).length > 0)
    runProtocolsAt(flow, () => flow.protocolSite(node, role, at), operands, names);
}

/** The same at a site that is there already. */
export function runProtocolsAt(
  flow: Flow,
  site: () => Site,
  operands: readonly NodeId[],
  names: readonly string[],
): void {
  const defined = flow.defining(names);
  if (defined.length === 0) return;
  flow.protocolRuns.add(site());
  for (const operand of operands) {
    flow.trail.push(flow.protocolOperands, { operand, names: defined, site: site() });
    flow.on(operand, (value) => runOn(flow, value, defined, site()));
  }
}

/** The operand may be anything. */
export function runByName(flow: Flow, names: readonly string[], site: Site): void {
  for (const name of names) if (flow.uses.classNames.has(name)) flow.link(site, dispatchOf(flow, name).owner);
}

function runOn(flow: Flow, value: Value, names: readonly string[], site: Site): void {
  switch (value.kind) {
    case "instance":
      for (const name of names) callMember(flow, value.node, name, NO_ARGUMENTS, NOTHING, site);
      // What it holds is asked too where it is a container.
      flow.onEach(flow.classes.get(value.node)!.foreign, (parent) => {
        if (parent.kind === "builtin") runOn(flow, { kind: "container" }, names, site);
      });
      return;
    case "class":
      if (names.includes("__class_getitem__"))
        callMember(flow, value.node, "__class_getitem__", NO_ARGUMENTS, NOTHING, site);
      return;
    case "container":
    case "lazy":
      runByName(
        flow,
        names.filter((name) => OF_ITEMS.has(name)),
        site,
      );
      return;
    case "pool":
    case "unknown":
      runByName(flow, names, site);
      return;
  }
}

/** Notes that the attribute is read, assigned or deleted at the node: a property, or a hook of that name, may run. */
export function accessAttribute(
  flow: Flow,
  site: () => Site,
  object: NodeId,
  name: string,
  hooks: readonly string[],
): void {
  runProtocolsAt(flow, site, [object], hooks);
  if (flow.uses.classNames.has(name)) runProperties(flow, object, name, site());
}

function runProperties(flow: Flow, object: NodeId, name: string, site: Site): void {
  flow.on(object, (value) => {
    if (value.kind === "instance") runProperty(flow, member(flow, value.node, name), site);
    else if (value.kind === "pool" || value.kind === "unknown") runProperty(flow, flow.defined(name), site);
  });
}

/** Notes that the functions of a property run at the site. */
export function runProperty(flow: Flow, attribute: NodeId, site: Site): void {
  const hooks = flow.defining(DESCRIPTOR);
  flow.onKinds(attribute, hooks.length > 0 ? ["instance", "property"] : ["property"], (value) => {
    if (value.kind === "instance")
      for (const hook of hooks) callMember(flow, value.node, hook, NO_ARGUMENTS, NOTHING, site);
    if (value.kind !== "property") return;
    flow.protocolRuns.add(site);
    flow.onEach(value.functions, (each) => callOnObject(flow, each, null, NO_ARGUMENTS, NOTHING, site));
  });
}

const DESCRIPTOR: readonly string[] = ["__get__", "__set__", "__delete__"];
export const READ: readonly string[] = ["__getattr__", "__getattribute__"];
export const WRITE: readonly string[] = ["__setattr__"];
export const DELETE: readonly string[] = ["__delattr__"];
export const TRUTH: readonly string[] = ["__bool__", "__len__"];
export const TEXT: readonly string[] = ["__str__", "__repr__", "__format__", "toString"];
export const KEY: readonly string[] = ["__hash__", "__eq__"];

/** What a method that every class has from `object` runs on the object. */
export function runInheritedHook(flow: Flow, object: NodeId, name: string, site: Site): void {
  if (ACCESSORS.has(name)) flow.link(site, anyProperty(flow));
  if (TEXT.includes(name)) runProtocolsAt(flow, () => site, [object], TEXT);
  if (name === "__ne__") runProtocolsAt(flow, () => site, [object], ["__eq__"]);
}

/** Runs all properties. They are followed once: one whose function accesses such an attribute itself would go round for ever. */
function anyProperty(flow: Flow): Owner {
  if (flow.anyProperty === null) {
    flow.trail.assign(flow, "anyProperty", makeOwner(null));
    runProperty(flow, flow.members, flow.innerSite(flow.anyProperty!));
  }
  return flow.anyProperty!;
}

/** Methods and built-ins that access attributes by names that are not known. */
const ACCESSORS: ReadonlySet<string> = new Set(
  "__getattribute__ __setattr__ __delattr__ getattr setattr hasattr delattr vars dir".split(" "),
);
