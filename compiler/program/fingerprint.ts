/** What a module's emitted text depends on besides its own source, as strings to compare. */
import { formText } from "../1-read/form-text.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Call, Core, FunctionNode, MethodCall, ModuleNode, Parameter } from "../3-analyze/core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import { parentMethod } from "../3-analyze/types/class-methods.ts";
import { initializationOf } from "../3-analyze/types/initializers.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { DECIDING_METHODS } from "../3-analyze/types/operator-methods.ts";
import { starsText } from "../4-lower/star-imports.ts";
import { analyzedProgram } from "./analyzed-program.ts";
import type { GraphModule, GraphView } from "./graph.ts";
import type { ImportSite } from "./import-sites.ts";
import { reachText } from "./interface.ts";

/** The texts of one state of the program, each made when somebody first asks for it. */
export class Fingerprints {
  readonly #view: GraphView;
  readonly #facts: SuspensionFacts;
  readonly #members: MemberFacts;
  readonly #own = new Map<string, string>();
  readonly #seen = new Map<string, string>();
  #program: AnalyzedProgram | null = null;

  constructor(view: GraphView, facts: SuspensionFacts, members: MemberFacts) {
    this.#view = view;
    this.#facts = facts;
    this.#members = members;
  }

  /** What the text of the module depends on, but for what `seen` says of those modules that it reaches through its imports. */
  own(path: string): string {
    return kept(this.#own, path, () =>
      ownText(this.#view, this.#view.modules.get(path)!, this.#facts, this.#members),
    );
  }

  /** What others see of the module in following imports to it, or through it; null when there is no such module. */
  seen(path: string): string | null {
    const module = this.#view.modules.get(path);
    return module === undefined ? null : kept(this.#seen, path, () => this.#seenText(module));
  }

  #seenText({ path, node, sites }: GraphModule): string {
    const view = this.#view;
    this.#program ??= analyzedProgram(view);
    const program = this.#program;
    const targets = sites
      .flatMap((site) => importedSpecifiers(site.node))
      .map((specifier) => [specifier, targetText(view, path, specifier)]);
    const names = [...node.scope.variables.values()].map((variable) =>
      reachText(program, node, variable, this.#facts),
    );
    return JSON.stringify([node.name, node.exports, starsText(node), names, targets]);
  }
}

function kept(texts: Map<string, string>, path: string, make: () => string): string {
  let text = texts.get(path);
  if (text === undefined) texts.set(path, (text = make()));
  return text;
}

function ownText(
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
      parts.push(targetText(graph, module.path, specifier), bodyEffect(graph, module, specifier, facts));
  return parts.join("");
}

/** What an import stands for; of JavaScript also what it exports, which says how that is reached. */
function targetText(graph: GraphView, importer: string, specifier: string): string {
  const target = graph.resolve(importer, specifier);
  const isFile = target.kind === "javascript" && target.path !== null;
  return JSON.stringify(isFile ? [target, graph.javascript.get(target.path!)] : target);
}

/** How the body of an imported module runs. */
function bodyEffect(
  graph: GraphView,
  { path }: GraphModule,
  specifier: string,
  facts: SuspensionFacts,
): string {
  const target = graph.resolve(path, specifier);
  const imported = target.kind === "m28" ? graph.modules.get(target.path) : undefined;
  return imported === undefined ? "" : facts.effectOf(imported.node);
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

/** Each variable with how it is bound, and whether other modules assign it. */
function variablesOf({ scope }: ModuleNode, { rewritten }: SuspensionFacts): string[] {
  return [...scope.variables.values()].map(
    (variable) =>
      `${variable.name}:${variable.writes.map((write) => write.form).join("+")}${rewritten.has(variable) ? "!" : ""}`,
  );
}
