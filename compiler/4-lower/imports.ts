/** Imports as statements, and how a module reaches what it imports. */

import type {
  Binding,
  Core,
  Import,
  ImportFrom,
  ImportStar,
  ModuleNode,
  Ref,
  Variable,
} from "../3-analyze/core.ts";
import { plainSpecifier } from "../3-analyze/specifiers.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import type { Span } from "../source/source.ts";
import { alongAttributes } from "./attribute-chains.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { type Imported, importIn, submoduleOf } from "./imported-names.ts";
import type { ModuleContext } from "./module-context.ts";
import {
  exportOf,
  isRewritten,
  jsonValue,
  memberOf,
  moduleInside,
  moduleValue,
  nameOf,
  starAttributes,
  starFlag,
  starValue,
  starVariable,
} from "./module-values.ts";
import { starsOf } from "./star-imports.ts";
import { suspendedStatement } from "./suspension.ts";
import { usageOf } from "./usage-walk.ts";
import { storeVariable } from "./variables.ts";

type Expr = b.es.Expression;

/** The import behind a variable, or null for variables that are assigned in other ways too, or read too early. */
export function importOf(module: ModuleContext, variable: Variable): Imported | null {
  if (module.options.environment && variable.variable === "module") return null;
  return importIn(module.options.program, module.module, variable);
}

/** The value of a `from` import, or null when the name must be copied into a variable of its own. */
export function importedMember(module: ModuleContext, imported: Imported, span: Span): Expr | null {
  return memberOf(module, imported.target, imported.name!, span, imported.specifier);
}

/** `m.name` where `m` is an imported module: reached without going through a module object. */
export function moduleMember(cx: FunctionContext, object: Core, name: string, span: Span): Expr | null {
  const imported = importedModule(cx, object);
  if (imported === null) return null;
  const { module } = cx;
  if (isRewritten(module, imported.target, name)) return null;
  const member = memberOf(module, imported.target, name, span, imported.specifier);
  if (member === null || !mayBeMissing(module, imported.target, name)) return member;
  return module.rt("moduleAttribute", [member, b.literal(nameOf(module, imported)), b.literal(name)], span);
}

/** The module that an expression names: `m`, or `m.n` where the module `m` imports `n`. */
export function importedModule(cx: FunctionContext, object: Core): Imported | null {
  return moduleNamed(cx.module, object);
}

export const moduleNamed = alongAttributes<Imported | null>(
  (module, node) => {
    if (node.kind !== "ref" || node.binding.kind !== "variable") return null;
    const imported = importOf(module, node.binding);
    return imported?.name === null && imported.target.kind !== "json" ? imported : null;
  },
  (module, { name }, outer) =>
    outer === null || isRewritten(module, outer.target, name)
      ? null
      : moduleInside(module, outer.target, name),
);

/** Might the module's body not have assigned this exported name yet, although it is imported? */
export function mayBeMissing(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind !== "m28") return false;
  const exported = exportOf(module, target.path, name);
  const node = exported === null ? undefined : module.options.program.modules.get(exported.path);
  if (exported === null || node === undefined) return false;
  if (usageOf(node).functions.has(exported.variable)) return false;
  return leadsTo(module, target.path) || !isAssignedAtTopLevel(node, exported.variable);
}

const assigned = new WeakMap<ModuleNode, ReadonlySet<Binding>>();

export function isAssignedAtTopLevel(node: ModuleNode, variable: Variable): boolean {
  let found = assigned.get(node);
  if (found === undefined) assigned.set(node, (found = assignedAtTopLevel(node)));
  return found.has(variable);
}

function assignedAtTopLevel({ body }: ModuleNode): ReadonlySet<Binding> {
  const targets = body.body.flatMap((statement) => {
    if (statement.kind !== "assign") return [];
    const { target } = statement;
    return target.kind === "pattern" ? [...target.before, ...target.after] : [target];
  });
  return new Set(targets.flatMap((target) => (target.kind === "ref" ? [target.binding] : [])));
}

// ---- the import statements themselves

export function lowerImport(cx: FunctionContext, node: Import | ImportFrom | ImportStar): void {
  const path = node.kind === "import" ? importedPath(node) : [node.request.specifier];
  const target = cx.module.resolve(path.at(-1)!);
  if (target === null) {
    const failure = cx.module.rt(
      "moduleNotFound",
      [b.literal(plainSpecifier(node.request.specifier))],
      node.span,
    );
    cx.push(b.statement(failure));
    return;
  }
  for (const specifier of path) runModule(cx, node, specifier);
  if (node.kind === "import")
    return path.length > 1 ? copyPackage(cx, node, path) : copyModule(cx, node, target);
  if (node.kind === "import-from") return copyNames(cx, node, target);
  if (starsOf(cx.module.module).late.has(node))
    cx.push(b.statement(b.assign(b.id(starVariable(cx.module, node)), b.literal(true))));
}

/** The value of a name that only star imports can give: null when they certainly do not, else `otherwise` before they have. */
export function starMember(module: ModuleContext, ref: Ref, otherwise: () => Expr): Expr | null {
  return starValue(module, module.module, ref, otherwise);
}

/** Late star imports as variables that say whether they have run, by the names that other modules know them by. */
export function starFlags(module: ModuleContext): [local: string, exported: string][] {
  const owner = module.module;
  return [...starsOf(owner).late].map((star) => [starVariable(module, star), starFlag(owner, star)]);
}

/** Runs the imported module's body unless it has run, or is running. */
function runModule(cx: FunctionContext, node: Import | ImportFrom | ImportStar, specifier: string): void {
  const target = cx.module.resolve(specifier);
  if (target?.kind !== "m28") return;
  const init = b.call(b.member(cx.module.namespace(target, specifier), "$init"), [], node.span);
  if (cx.module.facts.suspends(node)) suspendedStatement(cx, "call", init, node.span);
  else cx.push(b.statement(init));
}

function copyModule(cx: FunctionContext, node: Import, target: ResolvedModule): void {
  const { binding } = node.target;
  if (binding.kind !== "variable" || importOf(cx.module, binding) !== null) return;
  cx.mention(binding);
  const value = moduleValue(cx.module, { specifier: importedPath(node)[0]!, target, name: null }, node);
  cx.push(b.statement(storeVariable(cx, binding, node.target, value)));
}

/** `(import a.b)` binds the package `a`, whose attribute `b` is the module. */
function copyPackage(cx: FunctionContext, node: Import, path: readonly string[]): void {
  const { binding } = node.target;
  if (binding.kind !== "variable") return;
  cx.mention(binding);
  let isInside = true;
  const modules = path.map((specifier) => {
    const target = cx.module.resolve(specifier);
    isInside &&= target?.kind !== "m28";
    if (target?.kind === "m28") return moduleValue(cx.module, { specifier, target, name: null }, node);
    // The names of packages in packages are not written out for each of them.
    if (isInside) return b.literal(specifier.slice(specifier.lastIndexOf(".") + 1));
    return cx.module.rt("packageObject", [b.literal(specifier)], node.span);
  });
  const value = cx.module.rt("packageOf", modules, node.span);
  cx.push(b.statement(storeVariable(cx, binding, node.target, value)));
}

function copyNames(cx: FunctionContext, node: ImportFrom, target: ResolvedModule): void {
  for (const { name, target: ref, span } of node.names) {
    const { binding } = ref;
    if (binding.kind !== "variable") continue;
    if (isCircular(cx.module, target, name)) {
      const words = [name, node.request.specifier].map((word) => b.literal(word));
      cx.push(b.statement(cx.module.rt("cannotImport", [...words, b.literal(true)], span)));
      continue;
    }
    const submodule = submoduleOf(cx.module.options.program, cx.module.module, node.request.specifier, name);
    if (submodule !== null) runModule(cx, node, submodule);
    const imported = importOf(cx.module, binding);
    if (imported?.name === null) continue;
    const member = imported === null ? null : importedMember(cx.module, imported, span);
    if (member !== null) {
      if (mayBeMissing(cx.module, target, name)) cx.push(b.statement(checked(cx, node, name, member, span)));
      continue;
    }
    cx.mention(binding);
    const value =
      submodule === null
        ? copiedMember(cx, node, target, name, span)
        : moduleValue(
            cx.module,
            { specifier: submodule, target: cx.module.resolve(submodule)!, name: null },
            node,
          );
    cx.push(b.statement(storeVariable(cx, binding, ref, value)));
  }
}

function copiedMember(
  cx: FunctionContext,
  node: ImportFrom,
  target: ResolvedModule,
  name: string,
  span: Span,
): Expr {
  const specifier = node.request.specifier;
  if (target.kind === "json") {
    const value = jsonValue(cx.module, target, specifier);
    return cx.module.rt("jsonMember", [value, b.literal(name), b.literal(plainSpecifier(specifier))], span);
  }
  if (target.kind !== "m28") {
    const member = memberOf(cx.module, target, name, span, specifier);
    return (
      member ?? cx.module.rt("cannotImport", [b.literal(name), b.literal(plainSpecifier(specifier))], span)
    );
  }
  const from = cx.module.options.program.modules.get(target.path);
  if (from !== undefined && !from.scope.variables.has(name) && starsOf(from).all.length > 0) {
    const stars = starAttributes(cx.module, from, target.path, span);
    return checked(cx, node, name, b.call(b.member(stars, "get"), [b.literal(name)], span), span);
  }
  if (from?.scope.variables.has(name) !== true)
    return cx.module.rt("cannotImport", [b.literal(name), b.literal(plainSpecifier(specifier))], span);
  const member = memberOf(cx.module, target, name, span, specifier);
  return checked(
    cx,
    node,
    name,
    member ?? b.member(cx.module.namespace(target, specifier), name, span),
    span,
  );
}

/** Do modules only import the name from each other, so that none of them defines it? */
function isCircular(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  const { program } = module.options;
  const seen = new Set<Variable>();
  while (target.kind === "m28") {
    const node = program.modules.get(target.path);
    const variable = node?.scope.variables.get(name);
    const again = node && variable && importIn(program, node, variable);
    if (variable === undefined || again == null || again.name === null) return false;
    if (seen.has(variable)) return true;
    seen.add(variable);
    ({ target, name } = again as { target: ResolvedModule; name: string });
  }
  return false;
}

/** The value, or an ImportError while the imported module has not come to the name yet. */
function checked(cx: FunctionContext, node: ImportFrom, name: string, value: Expr, span: Span): Expr {
  return cx.module.rt(
    "imported",
    [value, b.literal(name), b.literal(plainSpecifier(node.request.specifier))],
    span,
  );
}

/** Does the module at `path` import this one, directly or through others, so that this one may run in the middle of it? */
function leadsTo(module: ModuleContext, path: string): boolean {
  const { modules, resolve } = module.options.program;
  const seen = new Set<string>([path]);
  for (const at of seen) {
    const node = modules.get(at);
    if (node === undefined) continue;
    if (node === module.module) return true;
    for (const { specifier } of node.requests) {
      const target = resolve(node, specifier);
      if (target?.kind === "m28") seen.add(target.path);
    }
  }
  return false;
}
