/** Names that only `(from m import *)` can give (language §22). */
import type { Span } from "../1-read/form.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, ImportStar, ModuleNode } from "../3-analyze/core.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import * as b from "./build.ts";
import { exportedFunction, exportOf, importsOf, memberOf } from "./imports.ts";
import type { ModuleContext } from "./module-context.ts";

type Expr = b.es.Expression;

const stars = new WeakMap<ModuleNode, ImportStar[]>();

/** Does some star import give this name? */
export function isStarImported(module: ModuleContext, name: string): boolean {
  return sourcesOf(module, name).length > 0;
}

/**
 * The name's value from the module that was star-imported last among those that have run: what it is at run time.
 * Null when no module has the name.
 */
export function starMember(module: ModuleContext, name: string, span: Span): Expr | null {
  let value: Expr | null = null;
  for (const { target, specifier } of sourcesOf(module, name)) {
    const member =
      memberOf(module, target, name, span, specifier) ?? changingMember(module, target, name, span);
    if (member === null) continue;
    if (isAlwaysThere(module, target, name)) {
      value = member;
      continue;
    }
    const otherwise = value ?? module.rt("unbound", [b.literal(name)], span);
    value = b.conditional(b.binary("!==", member, b.id("undefined")), member, otherwise, span);
  }
  return value;
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

/** The modules whose star imports give the name, in order of import. */
function sourcesOf(module: ModuleContext, name: string): { target: ResolvedModule; specifier: string }[] {
  return starsOf(module.module).flatMap(({ request: { specifier }, except }) => {
    const target = except.includes(name) ? null : module.resolve(specifier);
    return target !== null && isPublic(module, target, name) ? [{ target, specifier }] : [];
  });
}

/** Functions are there even before their module has run. */
function isAlwaysThere(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind !== "m28") return true;
  const exported = exportOf(module, target.path, name);
  return exported !== null && exportedFunction(module, exported.path, exported.variable) !== undefined;
}

function isPublic(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind === "standard") return module.options.manifest.standard(target.name, name) !== null;
  const node = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  const variable = node?.scope.variables.get(name);
  if (node === undefined || variable === undefined) return false;
  if (node.exports !== null) return node.exports.includes(name);
  return !name.startsWith("_") && !importsOf(node).has(variable);
}

function starsOf(module: ModuleNode): ImportStar[] {
  let found = stars.get(module);
  if (found !== undefined) return found;
  found = [];
  const visit = (node: Core): void => {
    if (node.kind === "import-star") found!.push(node);
    else if (node.kind !== "function" && node.kind !== "go") forEachChild(node, visit);
  };
  visit(module.body);
  stars.set(module, found);
  return found;
}
