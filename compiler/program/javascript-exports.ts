/** The names that a JavaScript module exports, read off its text. */
import { parse } from "acorn";
import { getOrMake } from "../3-analyze/suspension/trail.ts";
import type { Host } from "./host.ts";
import { jsonKeys } from "./json-files.ts";

/**
 * The exported names of an ES module, `export *` followed.
 *
 * @returns null when they cannot all be known: not an ES module, an object as default export (whose properties
 * count as names, language §15.1), a re-export that cannot be followed, or text that acorn does not read
 */
export function javascriptExports(host: Host, path: string): ReadonlySet<string> | null {
  const names = new Set<string>();
  return collect(host, path, names, new Set()) && !names.has("default") ? names : null;
}

/** Those of its named exports that can be known; none when it is not an ES module. */
export function namedExports(host: Host, path: string): ReadonlySet<string> {
  const names = new Set<string>();
  collect(host, path, names, new Set());
  return names;
}

/** What code that uses a module is compiled by: answers about the names that files export, each of which is read once. */
export function exportAnswers(host: Host) {
  const named = new Map<string, ReadonlySet<string>>();
  const all = new Map<string, ReadonlySet<string> | null>();
  return {
    isNamedExport: (path: string, name: string): boolean =>
      getOrMake(named, path, () => namedExports(host, path)).has(name),
    mayExport: (path: string, name: string): boolean =>
      getOrMake(all, path, () => (isJson(path) ? jsonKeys(host, path) : javascriptExports(host, path)))?.has(
        name,
      ) ?? true,
  };
}

function isJson(path: string): boolean {
  return path.endsWith(".json");
}

/** What the compiler can know of a module's exports, or of a JSON file's keys, as a text to compare. */
export function javascriptInterface(host: Host, path: string): string {
  if (isJson(path)) return JSON.stringify([...jsonKeys(host, path)]);
  const names = new Set<string>();
  const known = collect(host, path, names, new Set());
  return JSON.stringify([known, ...names]);
}

function collect(host: Host, path: string, names: Set<string>, seen: Set<string>): boolean {
  if (seen.has(path)) return true;
  seen.add(path);
  const body = parseModule(host, path);
  if (body === null) return false;
  let module = false;
  for (const node of body) {
    if (node.type === "ImportDeclaration") module = true;
    else if (node.type === "ExportDefaultDeclaration") names.add("default");
    else if (node.type === "ExportNamedDeclaration") {
      for (const { exported } of node.specifiers) names.add(nameOf(exported));
      if (node.declaration) declaredNames(node.declaration, names);
    } else if (node.type === "ExportAllDeclaration") {
      if (node.exported) names.add(nameOf(node.exported));
      else if (!collectStar(host, path, String(node.source.value), names, seen)) return false;
    } else continue;
    module = true;
  }
  return module;
}

function collectStar(host: Host, path: string, specifier: string, names: Set<string>, seen: Set<string>) {
  const target = host.resolveJavaScript(specifier, path)?.path;
  if (!target) return false;
  const own = new Set<string>();
  if (!collect(host, target, own, seen)) return false;
  own.delete("default");
  for (const name of own) names.add(name);
  return true;
}

function parseModule(host: Host, path: string) {
  try {
    return parse(host.readFile(path), { ecmaVersion: "latest", sourceType: "module", allowHashBang: true })
      .body;
  } catch {
    return null;
  }
}

type Node = ReturnType<typeof parse>["body"][number];
type Exported = Extract<Node, { type: "ExportNamedDeclaration" }>;

function declaredNames(declaration: NonNullable<Exported["declaration"]>, names: Set<string>): void {
  if (declaration.type === "VariableDeclaration") {
    for (const { id } of declaration.declarations) patternNames(id, names);
  } else names.add(declaration.id.name);
}

function patternNames(pattern: import("acorn").Pattern | null, names: Set<string>): void {
  switch (pattern?.type) {
    case "Identifier":
      names.add(pattern.name);
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) patternNames(element, names);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        patternNames(property.type === "Property" ? property.value : property.argument, names);
      }
      break;
    case "AssignmentPattern":
      patternNames(pattern.left, names);
      break;
    case "RestElement":
      patternNames(pattern.argument, names);
      break;
  }
}

function nameOf(node: import("acorn").Identifier | import("acorn").Literal): string {
  return node.type === "Identifier" ? node.name : String(node.value);
}
