/** Names that only `(from m import *)` can give (language §22). */
import type { Span } from "../1-read/form.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, ImportStar, ModuleNode, Ref } from "../3-analyze/core.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import * as b from "./build.ts";
import { exportedFunction, exportOf, importsOf, memberOf, moduleValue } from "./imports.ts";
import type { ModuleContext } from "./module-context.ts";

type Expr = b.es.Expression;

interface Source {
  readonly star: ImportStar;
  readonly target: ResolvedModule;
}

/** The star imports of a module; those that may be reached only after something has run that reads their names. */
interface Stars {
  readonly all: readonly ImportStar[];
  readonly late: ReadonlySet<ImportStar>;
}

const stars = new WeakMap<ModuleNode, Stars>();

/** May a star import give this name? */
export function isStarImported(module: ModuleContext, name: string): boolean {
  return sourcesOf(module, name).length > 0;
}

/**
 * The name's value from the module that was star-imported last among those that have run: what it is at run time.
 * @param otherwise what the name is before any of them has run, or where none has the name
 * @returns null when certainly no module has the name
 */
export function starMember(module: ModuleContext, ref: Ref, otherwise: () => Expr): Expr | null {
  const { name, span } = ref;
  let value: Expr | null = null;
  for (const { star, target } of sourcesOf(module, name)) {
    const member = memberFrom(module, target, name, star.request.specifier, span);
    if (member === null) continue;
    const tests: Expr[] = [];
    if (starsOf(module.module).late.has(star)) tests.push(b.id(flagOf(module, star)));
    if (!isAlwaysThere(module, target, name)) tests.push(b.binary("!==", member, b.id("undefined")));
    const [first, second] = tests;
    if (first === undefined) value = member;
    else {
      const test = second === undefined ? first : b.logical("&&", first, second);
      value = b.conditional(test, member, value ?? otherwise(), span);
    }
  }
  return value;
}

/** Notes that a star import has been reached, where that makes a difference. */
export function noteStarImport(module: ModuleContext, star: ImportStar): b.es.Statement[] {
  if (!starsOf(module.module).late.has(star)) return [];
  return [b.statement(b.assign(b.id(flagOf(module, star)), b.literal(true)))];
}

function flagOf(module: ModuleContext, star: ImportStar): string {
  return module.topVariable(star, "star$", b.literal(false));
}

function memberFrom(
  module: ModuleContext,
  target: ResolvedModule,
  name: string,
  specifier: string,
  span: Span,
): Expr | null {
  if (target.kind === "json") {
    const value = moduleValue(
      module,
      { specifier, target, name: null },
      { kind: "literal", value: null, float: false, span },
    );
    return module.rt("jsonName", [value, b.literal(name)], span);
  }
  if (target.kind === "javascript" && isAsked(module, target, name))
    return module.rt("jsStarred", [module.namespace(target, specifier), b.literal(name)], span);
  return memberOf(module, target, name, span, specifier) ?? changingMember(module, target, name, span);
}

/** A variable with several assignments: what the module has in it now. */
function changingMember(
  module: ModuleContext,
  target: ResolvedModule,
  name: string,
  span: Span,
): Expr | null {
  if (target.kind !== "m28") return null;
  return b.member(module.namespace({ kind: "m28", path: target.path }, target.path), name, span);
}

/** The modules whose star imports may give the name, in order of import. */
function sourcesOf(module: ModuleContext, name: string): Source[] {
  return starsOf(module.module).all.flatMap((star) => {
    const target = star.except.includes(name) ? null : module.resolve(star.request.specifier);
    return target !== null && isPublic(module, target, name) ? [{ star, target }] : [];
  });
}

/** Functions are there even before their module has run. */
function isAlwaysThere(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind === "standard") return true;
  if (target.kind === "json") return false;
  if (target.kind === "javascript") return isKnownExport(module, target, name);
  const exported = exportOf(module, target.path, name);
  return exported !== null && exportedFunction(module, exported.path, exported.variable) !== undefined;
}

function isPublic(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind === "standard") return module.options.manifest.standard(target.name, name) !== null;
  if (target.kind === "m28") return isPublicInM28(module, target.path, name);
  if (name.startsWith("_") || name === "default") return false;
  if (module.options.manifest.builtin(name) === null) return true;
  // Built-ins stay as fast as they are wherever it is known that the file does not replace them.
  return target.path === null || module.options.mayExport(target.path, name);
}

/** A built-in's name that only the running program knows to be among the module's own. */
function isAsked(
  module: ModuleContext,
  target: ResolvedModule & { kind: "javascript" },
  name: string,
): boolean {
  return module.options.manifest.builtin(name) !== null && !isKnownExport(module, target, name);
}

function isPublicInM28(module: ModuleContext, path: string, name: string): boolean {
  const node = module.options.program.modules.get(path);
  const variable = node?.scope.variables.get(name);
  if (node === undefined || variable === undefined) return false;
  if (node.exports !== null) return node.exports.includes(name);
  return !name.startsWith("_") && !importsOf(node).has(variable);
}

function isKnownExport(
  module: ModuleContext,
  { path }: ResolvedModule & { kind: "javascript" },
  name: string,
): boolean {
  return path !== null && module.options.isNamedExport(path, name);
}

function starsOf(module: ModuleNode): Stars {
  let found = stars.get(module);
  if (found === undefined) stars.set(module, (found = findStars(module)));
  return found;
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
