/** What a module's emitted text depends on besides its own source, as one string to compare. */
import { formText } from "../1-read/form-text.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Call, Core, FunctionNode, MethodCall, ModuleNode, Parameter } from "../3-analyze/core.ts";
import type { SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import { parentMethod } from "../3-analyze/types/class-methods.ts";
import { initializationOf } from "../3-analyze/types/initializers.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { DECIDING_METHODS } from "../3-analyze/types/operator-methods.ts";
import type { GraphModule, GraphView } from "./graph.ts";
import type { ImportSite } from "./import-sites.ts";
import { publicNames } from "./public-names.ts";

export function fingerprint(
  graph: GraphView,
  module: GraphModule,
  facts: SuspensionFacts,
  members: MemberFacts,
): string {
  const parts: string[] = [
    facts.effectOf(module.node),
    graph.isImported(module.path) ? "i" : "-",
    graph.isRoot(module.path) ? "r" : "-",
    facts.protocolsSuspend ? "t" : "-",
    ...variablesOf(module.node, facts),
    members.readsAreHooked ? "g" : "-",
    members.writesAreHooked ? "s" : "-",
    members.extendsBuiltIns ? "a" : "-",
    members.hasSeveralParents ? "p" : "-",
    members.isDynamic ? "d" : "-",
    members.itemsAreHooked ? "i" : "-",
    DECIDING_METHODS.map((name) => (facts.definesMethod(name) ? "m" : "-")).join(""),
  ];
  const visit = (node: Core): void => {
    parts.push(factsOf(node, facts, members));
    if (node.kind === "method-call" && members.isMethod(node.name))
      parts.push(node.args.length <= members.mostArguments(node.name) ? "m" : "n");
    if (node.kind === "attribute" && members.isOfClass(node.name)) parts.push("c");
    forEachChild(node, visit);
  };
  visit(module.node.body);
  // Calls of macros may come out otherwise though the text is the same.
  for (const { form } of module.compileTime.expansions.values()) parts.push(formText(form));
  for (const { node } of module.sites)
    for (const specifier of importedSpecifiers(node))
      parts.push(interfaceOf(graph, module, specifier, facts));
  parts.push(...importsBehind(graph, module));
  return parts.join("");
}

/** What a module imports is among its attributes: where the imports of all modules lead that are reached through this one's. */
function importsBehind(graph: GraphView, { path: start }: GraphModule): string[] {
  const reached = new Set([start]);
  const found: string[] = [];
  for (const path of reached) {
    for (const { node } of graph.modules.get(path)?.sites ?? []) {
      const specifiers = importedSpecifiers(node);
      const targets = specifiers.map((specifier) => graph.resolve(path, specifier));
      for (const target of targets) if (target.kind === "m28") reached.add(target.path);
      if (path !== start) found.push(JSON.stringify([specifiers, targets]));
    }
  }
  return found;
}

function factsOf(node: Core, facts: SuspensionFacts, members: MemberFacts): string {
  const own =
    (facts.suspends(node) ? "s" : "-") +
    (facts.protocolSuspends(node) ? "o" : "") +
    (facts.protocolSuspends(node, "truth") ? "t" : "");
  switch (node.kind) {
    case "while":
      return own + (facts.pollsAtBackEdge(node) ? "p" : "-");
    case "for":
      return own + (facts.pollsAtBackEdge(node) ? "p" : "-") + (facts.receives(node) ? "r" : "-");
    case "comprehension":
      return own + node.clauses.map((_, index) => (facts.clauseSuspends(node, index) ? "s" : "-")).join("");
    case "call":
      return own + calleeOf(node, facts, members);
    case "method-call":
      return own + parentMethodOf(node, facts);
    case "function":
      return `${own}${node.generator ? "g" : ""}${facts.effectOf(node)}${facts.escapes(node) ? "e" : "-"}`;
    default:
      return own;
  }
}

function calleeOf(call: Call, facts: SuspensionFacts, members: MemberFacts): string {
  const callee = facts.knownCallee(call);
  switch (callee?.kind) {
    case "function":
      return `(${callee.module.span.source.path}:${signatureOf(callee.node)})`;
    case "class": {
      const made = initializationOf(callee.node, facts, members);
      const method = made?.method ? `${signatureOf(made.method)}${facts.effectOf(made.method)}` : "";
      return `(${callee.module.span.source.path}:class ${callee.node.name} ${call.args.length}${made && `=${method}`})`;
    }
    case "builtin":
      return `(${callee.entry.name})`;
    case "javascript":
      return "(js)";
    default:
      return "";
  }
}

function parentMethodOf({ object, name }: MethodCall, facts: SuspensionFacts): string {
  const method =
    object.kind === "super" && object.owner !== null ? parentMethod(object.owner, name, facts) : null;
  if (method === null) return "";
  return `(${signatureOf(method)}${method.generator ? "g" : ""}${facts.effectOf(method)})`;
}

function signatureOf(node: FunctionNode): string {
  return `${node.name}(${node.params.map(parameterOf).join(",")})`;
}

function parameterOf({ name, kind, default: value }: Parameter): string {
  return `${kind}:${name}${value === null ? "" : "="}`;
}

/** What is looked up for an import: packages around the module, and modules inside it. */
function importedSpecifiers(node: ImportSite["node"]): readonly string[] {
  const { specifier } = node.request;
  if (node.kind === "import") return [...new Set([specifier, ...importedPath(node)])];
  return node.kind === "import-star"
    ? [specifier]
    : [specifier, ...node.names.map(({ name }) => `${specifier}.${name}`)];
}

/** What an importer sees of a module: where it is, what it exports, and how its body runs. */
function interfaceOf(
  graph: GraphView,
  module: GraphModule,
  specifier: string,
  facts: SuspensionFacts,
): string {
  const target = graph.resolve(module.path, specifier);
  if (target.kind === "javascript" && target.path !== null)
    return JSON.stringify([target, graph.javascript.get(target.path)]);
  if (target.kind !== "m28") return JSON.stringify(target);
  const imported = graph.modules.get(target.path);
  if (!imported) return target.path;
  const names = variablesOf(imported.node, facts);
  return [target.path, facts.effectOf(imported.node), ...names, "/", ...publicNames(imported.node)].join(" ");
}

/** Each variable with how it is bound, and whether other modules assign it. */
function variablesOf({ scope }: ModuleNode, { rewritten }: SuspensionFacts): string[] {
  return [...scope.variables.values()].map(
    (variable) =>
      `${variable.name}:${variable.writes.map((write) => write.form).join("+")}${rewritten.has(variable) ? "!" : ""}`,
  );
}
