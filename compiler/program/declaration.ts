/** TypeScript declarations of what a module exports to JavaScript (language §15.5). */

import { forEachChild } from "../3-analyze/children.ts";
import type {
  Binding,
  ClassNode,
  Core,
  FunctionNode,
  ModuleNode,
  Parameter,
  Variable,
} from "../3-analyze/core.ts";
import type { SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { isVariableName, nameOrString } from "../4-lower/javascript-names.ts";
import { javascriptAliases, publicNames } from "./public-names.ts";

const HEADER = `/** A value of M28's; None is null. */
type $Value = null | boolean | number | bigint | string | object;
/** The result of a function that may block: a promise of its value where it has blocked. */
type $Later = $Value | Promise<$Value>;
`;

/** The text of the `.d.ts` file that belongs to the module's JavaScript. */
export function declarationText(module: ModuleNode, facts: SuspensionFacts): string {
  return new Declaration(module, facts).text();
}

class Declaration {
  readonly #facts: SuspensionFacts;
  readonly #variables: readonly Variable[];
  readonly #values: ReadonlyMap<Variable, Core>;
  readonly #locals: ReadonlyMap<Variable, string>;

  constructor(module: ModuleNode, facts: SuspensionFacts) {
    this.#facts = facts;
    this.#variables = publicNames(module)
      .map((name) => module.scope.variables.get(name)!)
      // A name that only stands for an import is not exported.
      .filter(({ writes }) => writes.some(({ form }) => form !== "import"));
    this.#values = definitions(module.body.body);
    this.#locals = new Map(this.#variables.map((variable, i) => [variable, localName(variable.name, i)]));
  }

  text(): string {
    const declared = this.#variables.map((variable) => this.#declare(variable));
    const used = declared.some((text) => text.includes("$Later"));
    return `${used ? HEADER : ""}${declared.join("")}${this.#exports()}`;
  }

  #exports(): string {
    const aliases = javascriptAliases(this.#variables.map(({ name }) => name));
    const names = this.#variables.flatMap((variable) => {
      const local = this.#locals.get(variable)!;
      const { name } = variable;
      const alias = aliases.get(name);
      const own = local === name ? name : `${local} as ${nameOrString(name)}`;
      return alias === undefined ? [own] : [own, `${local} as ${alias}`];
    });
    return `export { ${names.join(", ")} };\n`.replace("{  }", "{}");
  }

  #declare(variable: Variable): string {
    const local = this.#locals.get(variable)!;
    const value = this.#values.get(variable);
    if (value?.kind === "class") return this.#class(local, value);
    const made = value === undefined ? null : functionOf(value);
    if (made === null) return `declare let ${local}: unknown;\n`;
    const { node, async } = made;
    const result = async ? "PromiseLike<unknown>" : this.#result(node);
    return `${comment(node.doc, "")}declare function ${local}(${parameters(node.params)}): ${result};\n`;
  }

  /** A class can be called without `new` too, so it is no class to TypeScript. */
  #class(local: string, node: ClassNode): string {
    const values = definitions(node.body.body);
    const byName = new Map([...values].map(([{ name }, value]) => [name, value]));
    const initializer = byName.get("__init__") ?? byName.get("init");
    const taken =
      initializer?.kind === "function" ? parameters(initializer.params.slice(1)) : "...args: unknown[]";
    const members = [...memberNames(node, byName.values())].map((name) =>
      this.#member(name, byName.get(name)),
    );
    const base = this.#parent(node, [...memberNames(node, byName.values())]);
    return (
      `${comment(node.doc, "")}interface ${local}${base === null ? "" : ` extends ${base}`} {\n${members.join("")}}\n` +
      `declare const ${local}: {\n  new (${taken}): ${local};\n  (${taken}): ${local};\n  [attribute: string]: unknown;\n};\n`
    );
  }

  #member(name: string, value: Core | undefined): string {
    const made = value === undefined ? null : functionOf(value);
    if (made === null) return `  ${nameOrString(name)}: unknown;\n`;
    const result = made.async ? "PromiseLike<unknown>" : this.#result(made.node);
    const taken = parameters(made.node.params.slice(1));
    return `${comment(made.node.doc, "  ")}  ${nameOrString(name)}(${taken}): ${result};\n`;
  }

  /** An exported class of the same module, or Error; members may have other parameters there, which TypeScript would refuse. */
  #parent({ parents }: ClassNode, own: readonly string[]): string | null {
    const first = parents[0]?.value;
    if (first?.kind !== "ref") return null;
    const { binding } = first;
    const name =
      binding.kind === "variable" ? this.#exportedClass(binding) : isError(first.name) ? "Error" : null;
    if (name === null || own.length === 0) return name;
    return `Omit<${name}, ${own.map((each) => JSON.stringify(each)).join(" | ")}>`;
  }

  #exportedClass(variable: Variable): string | null {
    return this.#values.get(variable)?.kind === "class" ? (this.#locals.get(variable) ?? null) : null;
  }

  #result(node: FunctionNode): string {
    const suspends = this.#facts.effectOf(node) === "suspends";
    if (!node.generator) return suspends ? "$Later" : "unknown";
    // `for…of` may read it for as long as it does not block, `for await` always.
    return suspends ? "Iterable<unknown> & AsyncIterable<unknown>" : "IterableIterator<unknown>";
  }
}

/** Variables that are assigned once, by a statement of their own scope, and what they hold. */
function definitions(body: readonly Core[]): Map<Variable, Core> {
  const found = new Map<Variable, Core>();
  for (const node of body) {
    if (node.kind !== "assign" || node.target.kind !== "ref" || node.target.binding.kind !== "variable")
      continue;
    if (node.target.binding.writes.length === 1) found.set(node.target.binding, node.value);
  }
  return found;
}

/** The function that a definition makes, async functions included. */
function functionOf(value: Core): { readonly node: FunctionNode; readonly async: boolean } | null {
  if (value.kind === "function") return { node: value, async: false };
  if (value.kind !== "call" || value.callee.kind !== "ref") return null;
  const { binding } = value.callee;
  const node = value.args[0]?.value;
  if (binding.kind !== "builtin" || binding.name !== "%async" || node?.kind !== "function") return null;
  return { node, async: true };
}

/** The public attributes of a class, and those that its methods give to `self`. */
function memberNames(node: ClassNode, values: Iterable<Core>): Set<string> {
  const names = new Set(node.scope.variables.keys());
  for (const value of values) {
    const method = functionOf(value)?.node;
    const self = method?.params[0]?.binding;
    if (method !== undefined && self !== undefined) collectAttributes(method.body, self, names);
  }
  return new Set([...names].filter((name) => !name.startsWith("_") && name !== "init"));
}

function collectAttributes(node: Core, self: Binding, names: Set<string>): void {
  if (node.kind === "assign" && node.target.kind === "attribute") {
    const { object, name } = node.target;
    if (object.kind === "ref" && object.binding === self) names.add(name);
  }
  forEachChild(node, (child) => collectAttributes(child, self, names));
}

function isError(name: string): boolean {
  return /(Error|Exception|Warning|Iteration|Exit|Interrupt)$/.test(name);
}

/** Keyword-only parameters cannot be passed from JavaScript. */
function parameters(params: readonly Parameter[]): string {
  const taken = new Set<string>();
  return params
    .flatMap(({ name, kind, default: value }, i) => {
      if (kind === "keyword-only" || kind === "keyword-rest") return [];
      const local = isIdentifier(name) && !taken.has(name) ? name : `$${i}`;
      taken.add(local);
      return kind === "rest" ? `...${local}: unknown[]` : `${local}${value === null ? "" : "?"}: unknown`;
    })
    .join(", ");
}

function comment(doc: string | null, indent: string): string {
  if (doc === null) return "";
  const lines = doc.trim().replaceAll("*/", "* /").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line.trim()}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

function localName(name: string, index: number): string {
  return isIdentifier(name) ? name : `$${index}`;
}

function isIdentifier(name: string): boolean {
  return isVariableName(name) && !name.includes("$") && !TYPES.has(name);
}

/** Words that TypeScript takes for no name of a class. */
const TYPES = new Set("any bigint boolean never number object string symbol unknown".split(" "));
