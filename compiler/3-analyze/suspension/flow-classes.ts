/** Classes: members through inheritance, construction, `super`. */
import type { Argument, ClassNode } from "../core.ts";
import type { Site } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callJavaScript, callOnObject, callShared } from "./flow-calls.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import type { ClassFlow } from "./flow-parts.ts";
import { type Arguments, allNodes } from "./flow-values.ts";
import { getOrMake } from "./trail.ts";

export function defineClass(flow: Flow, node: ClassNode): ClassFlow {
  return getOrMake(flow.classes, node, () => {
    const made: ClassFlow = {
      node,
      atom: flow.atom({ kind: "class", node }),
      instance: flow.atom({ kind: "instance", node }),
      parents: flow.node(),
      foreign: flow.node(),
      self: flow.hub(),
      mixed: flow.node(),
      members: flow.map(),
      constructed: false,
    };
    flow.graph.add(made.self, made.instance);
    if (positionalParents(node).length > 1) flow.graph.add(made.mixed, made.instance);
    flow.graph.add(flow.classNamed(node.name), made.atom);
    // Hierarchies may have circles, for a class can be defined again below itself: edges stand them, walks would not.
    flow.onEach(made.parents, (value, atom) => {
      if (value.kind === "class") {
        const parent = flow.classes.get(value.node)!;
        flow.edge(made.self, parent.self);
        flow.edge(made.mixed, parent.mixed);
        flow.edge(parent.foreign, made.foreign);
      } else if (value.kind === "builtin" || value.kind === "unknown") flow.graph.add(made.foreign, atom);
    });
    for (const [name, variable] of node.scope.variables) {
      flow.edge(flow.variable(variable), flow.defined(name));
      flow.edge(flow.variable(variable), flow.members);
    }
    return made;
  });
}

/** What a class has under a name, its own or inherited. */
export function member(flow: Flow, node: ClassNode, name: string): NodeId {
  if (!flow.uses.bodyNames.has(name)) return NOTHING;
  const target = flow.classes.get(node)!;
  const found = target.members.get(name);
  if (found !== undefined) return found;
  const result = flow.node();
  target.members.set(name, result);
  const own = node.scope.variables.get(name);
  if (own !== undefined) flow.edge(flow.variable(own), result);
  if (own === undefined || !alwaysBinds(node, name)) {
    flow.onEach(target.parents, (value) => {
      if (value.kind === "class") flow.edge(member(flow, value.node, name), result);
    });
  }
  return result;
}

/** `(C a)`: the instance, after `__new__`, `__init__` or `init` has run. */
export function construct(
  flow: Flow,
  node: ClassNode,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  const target = flow.classes.get(node)!;
  flow.trail.assign(target, "constructed", true);
  flow.graph.add(result, target.instance);
  callMember(flow, node, "__init__", args, NOTHING, site);
  if (!alwaysBinds(node, "__init__")) callMember(flow, node, "init", args, NOTHING, site);
  callMember(flow, node, "__new__", args, result, site);
  flow.onEach(target.foreign, (value) => {
    if (value.kind === "unknown") callJavaScript(flow, args, result);
    // The arguments of an exception or of a subclass of a container can be read back.
    else if (value.kind === "builtin") for (const each of allNodes(args)) flow.edge(each, flow.elements);
  });
}

export function callMember(
  flow: Flow,
  node: ClassNode,
  name: string,
  args: Arguments,
  result: NodeId,
  site: Site | null,
): void {
  const self = flow.classes.get(node)!.instance;
  flow.on(member(flow, node, name), (value) => {
    const hasCallOfItsOwn = value.kind === "instance" || value.kind === "class";
    if (hasCallOfItsOwn && RUN_BY_CALLS.has(name)) callShared(flow, value, args, result, site);
    else callOnObject(flow, value, self, args, result, site);
  });
}

/** What calling an object or a class runs. */
const RUN_BY_CALLS: ReadonlySet<string> = new Set(["__call__", "__init__", "init", "__new__"]);

/** What `super` finds in a method of `owner`. */
export function superMember(flow: Flow, owner: ClassNode, name: string): NodeId {
  const names = name === "init" || name === "__init__" ? ["init", "__init__"] : [name];
  const result = flow.node();
  for (const each of names) {
    flow.onEach(flow.classes.get(owner)!.parents, (value) => {
      if (value.kind === "class") flow.edge(member(flow, value.node, each), result);
      else if (value.kind === "unknown") flow.edge(flow.javascript, result);
    });
    // With several parents the next class in the order of resolution may be no ancestor of this one.
    flow.on(flow.classes.get(owner)!.mixed, () => flow.edge(flow.defined(each), result));
  }
  return result;
}

function positionalParents(node: ClassNode): readonly Argument[] {
  return node.parents.filter((parent) => parent.kind !== "keyword");
}

const bindings = new WeakMap<ClassNode, ReadonlySet<string>>();

/** Does the class's body bind the name unconditionally? */
function alwaysBinds(node: ClassNode, name: string): boolean {
  let names = bindings.get(node);
  if (names === undefined) {
    names = new Set(
      node.body.body.flatMap((each) =>
        each.kind === "assign" && each.target.kind === "ref" ? [each.target.name] : [],
      ),
    );
    bindings.set(node, names);
  }
  return names.has(name);
}
