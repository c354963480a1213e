/** Questions about emitted text: what is in a node, which names it mentions, declares and assigns. */
import type * as b from "./build.ts";

type Node = b.es.Node;

/** Not part of the tree. */
const MARKS = new Set(["at", "as", "waits", "reports"]);

const NONE: readonly Node[] = [];

/** The nodes directly inside, in order of evaluation as far as the order of properties tells. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.type === "Identifier" || node.type === "Literal") return NONE;
  const found: Node[] = [];
  const parts = node as unknown as Record<string, unknown>;
  for (const key in parts) {
    const value = parts[key];
    if (typeof value !== "object" || value === null || MARKS.has(key)) continue;
    if (Array.isArray(value)) {
      for (const each of value) if (isNode(each)) found.push(each);
    } else if (isNode(value) && !isBareName(node, key)) found.push(value);
  }
  return found;
}

/** May it have statements inside, functions left out? */
export function holdsStatements(node: Node): boolean {
  return HOLDERS.has(node.type);
}

const HOLDERS: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "BlockStatement",
  "IfStatement",
  "WhileStatement",
  "ForStatement",
  "ForOfStatement",
  "LabeledStatement",
  "TryStatement",
  "CatchClause",
]);

/** A copy with other nodes directly inside. */
export function mapChildren<N extends Node>(node: N, map: (child: Node) => Node): N {
  const copy: Record<string, unknown> = { ...node };
  for (const key in copy) {
    const value = copy[key];
    if (typeof value !== "object" || value === null || MARKS.has(key)) continue;
    if (Array.isArray(value)) copy[key] = value.map((each) => (isNode(each) ? map(each) : each));
    else if (isNode(value)) copy[key] = map(value);
  }
  return copy as unknown as N;
}

export function isFunction(
  node: Node,
): node is b.es.FunctionDeclaration | b.es.FunctionExpression | b.es.ArrowFunctionExpression {
  const { type } = node;
  return (
    type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression"
  );
}

/** How much text it is. */
export function sizeOf(node: Node): number {
  let size = 1;
  for (const child of childrenOf(node)) size += sizeOf(child);
  return size;
}

/** The names that a pattern binds or assigns. */
export function namesOfPattern(pattern: Node): readonly string[] {
  if (pattern.type === "Identifier") return [pattern.name];
  return pattern.type === "MemberExpression" ? [] : childrenOf(pattern).flatMap(namesOfPattern);
}

/** The names that a function has of its own. */
export function declaredIn(fn: b.es.Function): Set<string> {
  const names = new Set<string>(fn.params.flatMap(namesOfPattern));
  addDeclared(fn.body, names);
  return names;
}

/** Adds the names that a statement declares, those of functions inside left out. */
export function addDeclared(node: Node, names: Set<string>): void {
  if (node.type === "FunctionDeclaration") names.add(node.id.name);
  else if (node.type === "VariableDeclaration") for (const { id } of node.declarations) addNames(id, names);
  else if (holdsStatements(node)) {
    if (node.type === "CatchClause" && node.param) addNames(node.param, names);
    for (const child of childrenOf(node)) addDeclared(child, names);
  }
}

function addNames(pattern: Node, names: Set<string>): void {
  for (const name of namesOfPattern(pattern)) names.add(name);
}

/** The names of others that a function mentions. */
export function freeNames(fn: b.es.Function): Set<string> {
  const names = new Set<string>();
  addMentioned(fn.body, names);
  for (const name of declaredIn(fn)) names.delete(name);
  return names;
}

/** Adds the names that a node mentions, and those of others that functions inside mention. */
export function addMentioned(node: Node, names: Set<string>): void {
  if (node.type === "Identifier") names.add(node.name);
  else if (isFunction(node)) for (const name of freeNames(node)) names.add(name);
  else for (const child of childrenOf(node)) addMentioned(child, names);
}

/** Adds the names that a node assigns after their declaration, in functions inside, too. */
export function addAssigned(node: Node, names: Set<string>): void {
  if (node.type === "AssignmentExpression") addNames(node.left, names);
  if (node.type === "ForOfStatement" && node.left.type !== "VariableDeclaration") addNames(node.left, names);
  if (node.type === "UpdateExpression") addNames(node.argument, names);
  if (isFunction(node)) {
    const inside = new Set<string>();
    addAssigned(node.body, inside);
    for (const name of declaredIn(node)) inside.delete(name);
    for (const name of inside) names.add(name);
  } else for (const child of childrenOf(node)) addAssigned(child, names);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Partial<Node>).type === "string";
}

/** Names of properties and of labels. */
function isBareName(node: Node, key: string): boolean {
  if (key === "property") return node.type === "MemberExpression" && !node.computed;
  if (key === "key") return node.type === "Property" && !node.computed;
  return key === "label";
}
