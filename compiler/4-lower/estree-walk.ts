/** Questions about emitted text: what is in a node, which names it mentions, declares and assigns. */
import type * as b from "./build.ts";

type Node = b.es.Node;

/** Not part of the tree. */
const MARKS = new Set(["at", "as", "waits", "reports"]);

/** The nodes directly inside, in order of evaluation as far as the order of properties tells. */
export function childrenOf(node: Node): readonly Node[] {
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

/** What may have statements inside, functions left out. */
export const STATEMENT = /Statement$|Clause$/;

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
  return /^(Function|ArrowFunction)/.test(node.type);
}

/** How much text it is. */
export function sizeOf(node: Node): number {
  let size = 1;
  for (const child of childrenOf(node)) size += sizeOf(child);
  return size;
}

/** The names that a pattern binds or assigns. */
export function* namesOfPattern(pattern: Node): Iterable<string> {
  if (pattern.type === "Identifier") yield pattern.name;
  else if (pattern.type !== "MemberExpression")
    for (const part of childrenOf(pattern)) yield* namesOfPattern(part);
}

/** The names that a function has of its own. */
export function declaredIn(fn: b.es.Function): Set<string> {
  const names = new Set<string>(fn.params.flatMap((param) => [...namesOfPattern(param)]));
  for (const child of childrenOf(fn.body)) addDeclared(child, names);
  return names;
}

/** Adds the names that a node declares, those of functions inside left out. */
export function addDeclared(node: Node, names: Set<string>): void {
  if (node.type === "FunctionDeclaration") names.add(node.id.name);
  if (isFunction(node)) return;
  if (node.type === "VariableDeclarator") for (const name of namesOfPattern(node.id)) names.add(name);
  if (node.type === "CatchClause" && node.param)
    for (const name of namesOfPattern(node.param)) names.add(name);
  for (const child of childrenOf(node)) addDeclared(child, names);
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
  if (node.type === "AssignmentExpression") for (const name of namesOfPattern(node.left)) names.add(name);
  if (node.type === "ForOfStatement" && node.left.type !== "VariableDeclaration")
    for (const name of namesOfPattern(node.left)) names.add(name);
  if (node.type === "UpdateExpression") for (const name of namesOfPattern(node.argument)) names.add(name);
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
