/** The star imports of modules, and the names that only they can give (language §12.3, §22). */
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, ImportStar, ModuleNode } from "../3-analyze/core.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { importsOf } from "./imported-names.ts";
import type { KnownModule, LowerOptions } from "./options.ts";

/** What answers to questions about star imports hang on. */
export type StarOptions = Pick<LowerOptions, "program" | "manifest" | "isNamedExport" | "mayExport">;

export interface Source {
  readonly star: ImportStar;
  readonly target: ResolvedModule;
}

/** The star imports of a module; those that may be reached only after something has run that reads their names. */
interface Stars {
  readonly all: readonly ImportStar[];
  readonly late: ReadonlySet<ImportStar>;
}

const stars = new WeakMap<ModuleNode, Stars>();

export function starsOf(module: ModuleNode): Stars {
  let found = stars.get(module);
  if (found === undefined) stars.set(module, (found = findStars(module)));
  return found;
}

/** What other modules' texts hang on in a module's star imports. */
export function starsText(module: ModuleNode): string {
  const { all, late } = starsOf(module);
  return JSON.stringify(all.map((star) => [star.request.specifier, star.except, late.has(star)]));
}

/** The modules whose star imports may give a module the name, in order of import. */
export function sourcesOf(
  options: StarOptions,
  module: ModuleNode,
  name: string,
  seen: ReadonlySet<ModuleNode> = NONE,
): Source[] {
  const { all } = starsOf(module);
  if (all.length === 0 || seen.has(module)) return [];
  const inside = new Set([...seen, module]);
  return all.flatMap((star) => {
    const target = star.except.includes(name)
      ? null
      : options.program.resolve(module, star.request.specifier);
    return target !== null && isPublic(options, target, name, inside) ? [{ star, target }] : [];
  });
}

const NONE: ReadonlySet<ModuleNode> = new Set();

/** The module whose variable a name is that one star import gives, which has run when the module's own text does; null if that is not all. */
export function onlySource(options: StarOptions, module: ModuleNode, name: string): string | null {
  const [source, other] = sourcesOf(options, module, name);
  if (source === undefined || other !== undefined || starsOf(module).late.has(source.star)) return null;
  return source.target.kind === "m28" ? source.target.path : null;
}

/** The names that a module gives to star imports, as far as they are known before it runs. */
export function publicNames(options: StarOptions, target: ResolvedModule): readonly string[] {
  if (target.kind === "standard") return options.manifest.standardNames(target.name);
  const node = target.kind === "m28" ? options.program.modules.get(target.path) : undefined;
  const names = node === undefined ? [] : (node.exports ?? [...node.scope.variables.keys()]);
  return names.filter((name) => isPublic(options, target, name));
}

function isPublic(
  options: StarOptions,
  target: ResolvedModule,
  name: string,
  seen: ReadonlySet<ModuleNode> = NONE,
): boolean {
  if (target.kind === "standard") return options.manifest.standard(target.name, name) !== null;
  if (target.kind === "m28") return isPublicInM28(options, target.path, name, seen);
  if (name.startsWith("_") || name === "default") return false;
  if (options.manifest.builtin(name) === null) return true;
  // Built-ins stay as fast as they are wherever it is known that the file does not replace them.
  return target.path === null || options.mayExport(target.path, name);
}

function isPublicInM28(
  options: StarOptions,
  path: string,
  name: string,
  seen: ReadonlySet<ModuleNode>,
): boolean {
  const node = options.program.modules.get(path);
  if (node === undefined) return false;
  const variable = node.scope.variables.get(name);
  if (node.exports !== null && !node.exports.includes(name)) return false;
  if (variable !== undefined)
    return node.exports !== null || (!name.startsWith("_") && !importsOf(node).has(variable));
  // What a module has by `*` itself it only passes on if it says so.
  return node.exports !== null && sourcesOf(options, node, name, seen).length > 0;
}

/** A built-in's name that only the running program knows to be among the module's own. */
export function isAsked(
  options: StarOptions,
  target: ResolvedModule & { kind: "javascript" },
  name: string,
): boolean {
  return options.manifest.builtin(name) !== null && !isKnownExport(options, target, name);
}

export function isKnownExport(
  options: StarOptions,
  { path }: ResolvedModule & { kind: "javascript" },
  name: string,
): boolean {
  return path !== null && options.isNamedExport(path, name);
}

function findStars(module: ModuleNode): Stars {
  const all: ImportStar[] = [];
  const late = new Set<ImportStar>();
  let isHead = true;
  const visit = (node: Core): void => {
    if (node.kind === "import-star") {
      all.push(node);
      if (!isHead) late.add(node);
    } else if (node.kind !== "function" && node.kind !== "go") forEachChild(node, visit);
  };
  for (const node of module.body.body) {
    isHead &&= readsNothing(node);
    visit(node);
  }
  return { all, late };
}

/** Imports and definitions of functions: nothing of the module's own code runs. */
function readsNothing(node: Core): boolean {
  if (
    node.kind === "literal" ||
    node.kind === "import" ||
    node.kind === "import-from" ||
    node.kind === "import-star"
  )
    return true;
  if (node.kind !== "assign" || node.value.kind !== "function") return false;
  return node.value.params.every((param) => param.default === null || param.default.kind === "literal");
}

/** May a star import give this name? */
export function isStarImported(
  { options, module }: Pick<KnownModule, "options" | "module">,
  name: string,
): boolean {
  return sourcesOf(options, module, name).length > 0;
}
