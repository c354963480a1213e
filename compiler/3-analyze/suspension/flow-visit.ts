/** The walk over Core that sets up the constraints: one case a node kind, giving the node of the expression's value. */
import type {
  Argument,
  Attribute,
  Block,
  Core,
  FStringPiece,
  FunctionNode,
  If,
  Let,
  Logic,
  ModuleNode,
  Raise,
  Try,
  YieldFrom,
} from "../core.ts";
import type { Loop } from "./effects.ts";
import type { Flow } from "./flow.ts";
import { callValue, raiseValue } from "./flow-calls.ts";
import { callMember, defineClass } from "./flow-classes.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import { readAttribute } from "./flow-methods.ts";
import { readName } from "./flow-modules.ts";
import type { FunctionFlow, Place } from "./flow-parts.ts";
import { assignTo, bindingNode, deleteTarget, readItem, visitAssign } from "./flow-targets.ts";
import { type Arguments, NO_ARGUMENTS } from "./flow-values.ts";
import { accessAttribute, KEY, READ, runProperty, runProtocols, TEXT, TRUTH } from "./protocol-sites.ts";
import { selfTailCalls } from "./tail-calls.ts";
import { visitCall, visitMethodCall, visitNew } from "./visit-calls.ts";
import { visitComprehension, visitImport, visitImportFrom, visitSelect } from "./visit-forms.ts";
import { operator } from "./visit-operators.ts";
import { bodyWaits } from "./waiting.ts";

export function visitModule(flow: Flow, module: ModuleNode): void {
  const at: Place = { owner: flow.owner(module), module, loop: null, result: NOTHING };
  visit(flow, module.body, at);
}

export function visit(flow: Flow, node: Core, at: Place): NodeId {
  switch (node.kind) {
    case "literal":
    case "js-global":
      return node.kind === "literal" ? flow.plain : flow.javascript;
    case "quote":
      return flow.container;
    case "f-string":
      visitPieces(flow, node, node.parts, at);
      return flow.plain;
    case "display":
      for (const item of node.items) visitElement(flow, node, item, at);
      if (node.type === "set") runProtocols(flow, node, "operation", at, [flow.elements], KEY);
      return flow.container;
    case "dict":
      for (const entry of node.entries) {
        if ("splat" in entry) visit(flow, entry.splat, at);
        else
          runProtocols(
            flow,
            node,
            "operation",
            at,
            [store(flow, entry.key, visit(flow, entry.value, at), at)],
            KEY,
          );
      }
      return flow.container;
    case "ref":
      return readName(flow, node, at.module);
    case "attribute":
      return attribute(flow, node, at);
    case "item":
    case "path-item":
      return readItem(flow, node, at);
    case "slice":
      for (const part of [node.start, node.stop, node.step]) if (part !== null) visit(flow, part, at);
      return flow.plain;
    case "call":
      return visitCall(flow, node, at);
    case "method-call":
      return visitMethodCall(flow, node, at);
    case "new":
      return visitNew(flow, node, at);
    case "super":
      if (node.behind !== null) visit(flow, node.behind, at);
      return visit(flow, node.self, at);
    case "embedded-js":
      for (const arg of node.args) flow.edge(visit(flow, arg.value, at), flow.escaped);
      return flow.javascript;
    case "binary":
    case "unary":
    case "not":
    case "compare":
      return operator(flow, node, at);
    case "logic":
      return logic(flow, node, at);
    case "if":
      return branch(flow, node, at);
    case "block":
      return block(flow, node, at);
    case "let":
      return letForm(flow, node, at);
    case "assign":
      return visitAssign(flow, node, at);
    case "augmented-assign":
      return operator(flow, node, at);
    case "delete":
      for (const target of node.targets) deleteTarget(flow, target, at);
      return flow.plain;
    case "while": {
      const loop = enterLoop(flow, node, node.body, at);
      visitTest(flow, node.test, loop);
      visit(flow, node.body, loop);
      if (node.otherwise !== null) visit(flow, node.otherwise, at);
      return flow.plain;
    }
    case "for": {
      const iterable = visit(flow, node.iterable, at);
      const loop = enterLoop(flow, node, node.body, at);
      const elements = flow.node();
      const site = flow.site(node, loop);
      iterate(flow, iterable, elements, site);
      assignTo(flow, node.target, elements, loop, site);
      visit(flow, node.body, loop);
      if (node.otherwise !== null) visit(flow, node.otherwise, at);
      return flow.plain;
    }
    case "break":
    case "continue":
    case "export":
    case "import-star":
      if (node.kind === "import-star") visitImport(flow, node, at);
      return flow.plain;
    case "return":
      if (node.value !== null) flow.edge(visit(flow, node.value, at), at.result);
      return flow.plain;
    case "yield":
      flow.edge(node.value === null ? flow.plain : visit(flow, node.value, at), at.yields!.given);
      return flow.graph.union([flow.plain, at.yields!.sent]);
    case "yield-from":
      return delegation(flow, node, at);
    case "try":
      return tryForm(flow, node, at);
    case "raise":
      return raise(flow, node, at);
    case "assert":
      visitTest(flow, node.test, at);
      if (node.message !== null)
        runProtocols(flow, node, "operation", at, [visit(flow, node.message, at)], TEXT);
      return flow.plain;
    case "function":
      return flow.graph.holding(visitFunction(flow, node, at).atom);
    case "class": {
      const made = defineClass(flow, node);
      for (const parent of node.parents) flow.edge(visit(flow, parent.value, at), made.parents);
      visit(flow, node.body, at);
      return flow.graph.holding(made.atom);
    }
    case "comprehension":
      return visitComprehension(flow, node, at);
    case "go":
      flow.trail.assign(visitFunction(flow, node.body, at), "called", true);
      return flow.plain;
    case "select":
      return visitSelect(flow, node, at);
    case "import":
      return visitImport(flow, node, at);
    case "import-from":
      return visitImportFrom(flow, node, at);
  }
}

/** The arguments of a call; splats are iterated at the call's site. */
export function visitArguments(flow: Flow, node: Core, args: readonly Argument[], at: Place): Arguments {
  if (args.length === 0) return NO_ARGUMENTS;
  const positional: NodeId[] = [];
  const keywords: { name: string; value: NodeId }[] = [];
  const anywhere: NodeId[] = [];
  for (const arg of args) {
    const value = visit(flow, arg.value, at);
    if (arg.kind === "keyword") keywords.push({ name: arg.name, value });
    else if (arg.kind === "keyword-splat") anywhere.push(flow.items);
    else if (arg.kind === "splat") {
      const elements = flow.node();
      iterate(flow, value, elements, flow.site(node, at));
      anywhere.push(elements);
    } else if (anywhere.length > 0) anywhere.push(value);
    else positional.push(value);
  }
  return { positional, keywords, anywhere };
}

function visitElement(flow: Flow, node: Core, item: Argument, at: Place): void {
  const value = visit(flow, item.value, at);
  if (item.kind === "splat") iterate(flow, value, flow.elements, flow.site(node, at));
  else flow.edge(value, flow.elements);
}

/** A value under a key of a dict; gives the node of the key. */
export function store(flow: Flow, key: Core, value: NodeId, at: Place): NodeId {
  const place = visit(flow, key, at);
  if (key.kind === "literal" && typeof key.value === "string") {
    flow.edge(value, flow.stored(key.value));
    flow.edge(value, flow.keyed);
  } else flow.edge(value, flow.elements);
  return place;
}

export function block(flow: Flow, node: Block, at: Place): NodeId {
  let last = flow.plain;
  for (const each of node.body) last = visit(flow, each, at);
  return last;
}

function visitFunction(flow: Flow, node: FunctionNode, at: Place): FunctionFlow {
  const made: FunctionFlow = {
    node,
    atom: flow.atom({ kind: "function", node, binds: "self" }),
    owner: flow.owner(node),
    params: node.params.map((param) => bindingNode(flow, param.binding)),
    result: flow.node(),
    called: false,
    escapes: false,
  };
  flow.functions.set(node, made);
  node.params.forEach((param, i) => {
    if (param.default !== null) flow.edge(visit(flow, param.default, at), made.params[i]!);
    if (param.kind === "rest" || param.kind === "keyword-rest") flow.edge(flow.container, made.params[i]!);
  });
  if (node.owner !== null && made.params[0] !== undefined) {
    flow.edge(defineClass(flow, node.owner).self, made.params[0]);
  }
  flow.bodies.push(() => visitBody(flow, made, at.module));
  return made;
}

function visitBody(flow: Flow, made: FunctionFlow, module: ModuleNode): void {
  const { node } = made;
  if (node.generator) return visitGenerator(flow, made, module);
  const tail = selfTailCalls(node, flow.known);
  const loop: Loop | null = tail.length === 0 ? null : { node, parent: null, waits: false, polls: false };
  for (const call of tail) flow.loops.set(call, loop!);
  if (loop !== null) flow.loops.set(node, loop);
  const at: Place = { owner: made.owner, module, loop, result: made.result };
  const last = visit(flow, node.body, at);
  if (!(node.owner !== null && (node.name === "__init__" || node.name === "init")))
    flow.edge(last, made.result);
}

/** A call makes a generator; whoever advances that runs the body. */
function visitGenerator(flow: Flow, { node, owner, result }: FunctionFlow, module: ModuleNode): void {
  const yields = { given: flow.node(), sent: flow.node() };
  flow.edge(flow.holding({ kind: "lazy", owner, elements: yields.given, sent: yields.sent }), result);
  // The result of the body can be read from the StopIteration that ends it.
  visit(flow, node.body, { owner, module, loop: null, result: flow.elements, yields });
}

function delegation(flow: Flow, node: YieldFrom, at: Place): NodeId {
  const iterable = visit(flow, node.iterable, at);
  const site = flow.site(node, at);
  iterate(flow, iterable, at.yields!.given, site);
  const args: Arguments = { positional: [at.yields!.sent], keywords: [], anywhere: [] };
  flow.onEach(iterable, (value) => {
    if (value.kind === "lazy" && value.sent !== undefined) flow.edge(at.yields!.sent, value.sent);
    if (value.kind !== "instance") return;
    for (const name of ["send", "throw", "close"])
      callMember(flow, value.node, name, args, at.yields!.given, site);
  });
  return flow.graph.union([flow.plain, flow.items]);
}

function enterLoop(flow: Flow, node: Core, body: Block, at: Place): Place {
  const loop: Loop = { node, parent: at.loop, waits: bodyWaits(body), polls: false };
  flow.loops.set(node, loop);
  return { ...at, loop };
}

function logic(flow: Flow, node: Logic, at: Place): NodeId {
  const last = node.operands.length - 1;
  return flow.graph.union(
    node.operands.map((operand, i) => (i < last ? visitTest(flow, operand, at) : visit(flow, operand, at))),
  );
}

/** A value whose truth is asked. */
export function visitTest(flow: Flow, node: Core, at: Place): NodeId {
  const value = visit(flow, node, at);
  runProtocols(flow, node, "truth", at, [value], TRUTH);
  return value;
}

function visitPieces(flow: Flow, node: Core, pieces: readonly FStringPiece[], at: Place): void {
  for (const piece of pieces) {
    if (typeof piece === "string") continue;
    runProtocols(flow, node, "operation", at, [visit(flow, piece.value, at)], TEXT);
    if (piece.spec !== null) visitPieces(flow, node, piece.spec, at);
  }
}

function attribute(flow: Flow, node: Attribute, at: Place): NodeId {
  const object = visit(flow, node.object, at);
  if (node.object.kind === "super") {
    // A property found behind the class, for the object at hand.
    runProperty(flow, flow.defined(node.name), flow.protocolSite(node, "operation", at));
  } else accessAttribute(flow, () => flow.protocolSite(node, "operation", at), object, node.name, READ);
  return readAttribute(flow, object, node.name);
}

function branch(flow: Flow, node: If, at: Place): NodeId {
  visitTest(flow, node.test, at);
  const then = visit(flow, node.then, at);
  const otherwise = node.otherwise === null ? flow.plain : visit(flow, node.otherwise, at);
  return flow.graph.union([then, otherwise]);
}

function letForm(flow: Flow, node: Let, at: Place): NodeId {
  for (const { binding, value } of node.bindings)
    flow.edge(visit(flow, value, at), bindingNode(flow, binding));
  return block(flow, node.body, at);
}

function tryForm(flow: Flow, node: Try, at: Place): NodeId {
  const results = [visit(flow, node.body, at)];
  for (const handler of node.handlers) {
    if (handler.type !== null) visit(flow, handler.type, at);
    if (handler.binding !== null) {
      const binding = bindingNode(flow, handler.binding);
      flow.edge(flow.raised, binding);
      flow.edge(flow.plain, binding);
    }
    results.push(visit(flow, handler.body, at));
  }
  if (node.otherwise !== null) results.push(visit(flow, node.otherwise, at));
  if (node.finalizer !== null) visit(flow, node.finalizer, at);
  return flow.graph.union(results);
}

/** A class that is raised is constructed; its name as a str stands for it. */
function raise(flow: Flow, node: Raise, at: Place): NodeId {
  const { exception } = node;
  const message = node.message === null ? NOTHING : visit(flow, node.message, at);
  if (node.cause !== null) visit(flow, node.cause, at);
  if (exception === null) return flow.plain;
  const value = visit(flow, exception, at);
  const args: Arguments = { positional: [message], keywords: [], anywhere: [] };
  flow.edge(message, flow.elements);
  raiseValue(flow, value, args);
  if (exception.kind === "literal" && typeof exception.value === "string") {
    callValue(flow, flow.classNamed(exception.value), args, flow.raised, null);
  }
  return flow.plain;
}
