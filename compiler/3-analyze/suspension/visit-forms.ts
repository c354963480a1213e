/** Comprehensions, `select` and imports. */
import type { Comprehension, Import, ImportFrom, ImportStar, Select } from "../core.ts";
import { submoduleSpecifier } from "../specifiers.ts";
import type { Flow } from "./flow.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import { exported, moduleValue } from "./flow-modules.ts";
import type { Place } from "./flow-parts.ts";
import { assignTo, bindingNode } from "./flow-targets.ts";
import { store, visit, visitTest } from "./flow-visit.ts";
import { importedPath, m28Module } from "./modules.ts";
import { KEY, runProtocols } from "./protocol-sites.ts";

export function visitComprehension(flow: Flow, node: Comprehension, at: Place): NodeId {
  const generator = node.result === "generator";
  const inside: Place = generator ? { ...at, owner: flow.owner(node), loop: null } : at;
  node.clauses.forEach((clause, i) => {
    if (clause.kind === "if") {
      visitTest(flow, clause.test, inside);
      return;
    }
    const iterable = visit(flow, clause.iterable, i === 0 ? at : inside);
    const elements = flow.node();
    const site = flow.clauseSite(node, i, inside, clause.span);
    iterate(flow, iterable, elements, site);
    assignTo(flow, clause.target, elements, inside, site);
  });
  const element = visit(flow, node.element, inside);
  if (!generator) {
    if (node.key === null) flow.edge(element, flow.elements);
    const key = node.key === null ? element : store(flow, node.key, element, inside);
    if (node.result !== "list") runProtocols(flow, node, "operation", at, [key], KEY);
    return flow.container;
  }
  // Making a generator that may suspend counts as suspending, as for the lazy iterators of built-ins.
  flow.link(flow.site(node, at), inside.owner);
  return flow.holding({ kind: "lazy", owner: inside.owner, elements: element });
}

export function visitSelect(flow: Flow, node: Select, at: Place): NodeId {
  const site = flow.site(node, at);
  if (node.default === null) flow.block(site, "select");
  else flow.look(site);
  if (node.timeout !== null) visit(flow, node.timeout.ms, at);
  for (const each of node.cases) {
    visit(flow, each.channel, at);
    if (each.value !== null) flow.edge(visit(flow, each.value, at), flow.elements);
  }
  const results = node.cases.map((each) => {
    for (const binding of [each.valueBinding, each.asBinding]) {
      if (binding !== null && each.op === "recv") flow.edge(flow.items, bindingNode(flow, binding));
    }
    return visit(flow, each.body, at);
  });
  for (const body of [node.default, node.timeout?.body ?? null])
    if (body !== null) results.push(visit(flow, body, at));
  return flow.graph.union([flow.plain, ...results]);
}

/** Importing a module runs its body, if nobody has imported it before. */
export function visitImport(flow: Flow, node: Import | ImportStar, at: Place): NodeId {
  const { program } = flow.known;
  if (node.kind === "import-star") {
    runModule(flow, node, node.request.specifier, at);
    return flow.plain;
  }
  const [first, ...below] = importedPath(node) as [string, ...string[]];
  const value = moduleValue(flow, program.resolve(at.module, first));
  runModule(flow, node, first, at);
  for (const specifier of below) {
    const name = specifier.slice(specifier.lastIndexOf(".") + 1);
    flow.edge(moduleValue(flow, program.resolve(at.module, specifier)), flow.stored(name));
    runModule(flow, node, specifier, at);
  }
  const whole =
    value !== NOTHING ? value : moduleValue(flow, program.resolve(at.module, node.request.specifier));
  flow.edge(whole, bindingNode(flow, node.target.binding));
  return whole;
}

export function visitImportFrom(flow: Flow, node: ImportFrom, at: Place): NodeId {
  const { program } = flow.known;
  const { specifier } = node.request;
  const resolved = program.resolve(at.module, specifier);
  runModule(flow, node, specifier, at);
  for (const { name, target } of node.names) {
    const submodule =
      resolved?.kind === "m28" ? program.resolve(at.module, submoduleSpecifier(specifier, name)) : null;
    if (submodule?.kind === "m28") runModule(flow, node, submoduleSpecifier(specifier, name), at);
    const values = [
      resolved === null ? NOTHING : exported(flow, resolved, name),
      submodule?.kind === "m28" ? moduleValue(flow, submodule) : NOTHING,
    ];
    flow.edge(flow.graph.union(values), bindingNode(flow, target.binding));
  }
  return flow.plain;
}

function runModule(flow: Flow, node: Import | ImportFrom | ImportStar, specifier: string, at: Place): void {
  const { program } = flow.known;
  const resolved = program.resolve(at.module, specifier);
  const open = resolved?.kind === "m28" ? flow.open.get(resolved.path) : undefined;
  const module = m28Module(program, resolved);
  if (open !== undefined) flow.link(flow.site(node, at), open.owner);
  else if (module !== null) flow.link(flow.site(node, at), flow.owner(module));
}
