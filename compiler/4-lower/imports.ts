/** Imported names: what they stand for, and how importers reach it. */
import type { Span } from "../1-read/form.ts";
import type { Binding, Variable } from "../3-analyze/binding.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, Import, ImportFrom, ImportStar, ModuleNode } from "../3-analyze/core.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import * as b from "./build.ts";
import { storeVariable } from "./classes.ts";
import type { FunctionContext, ModuleContext } from "./context.ts";
import { entryValue } from "./references.ts";
import { suspendedStatement } from "./suspension.ts";
import { usageOf } from "./usage.ts";

type Expr = b.es.Expression;

/** A variable that only ever holds what one import gave it. */
export interface Imported {
  readonly specifier: string;
  readonly target: ResolvedModule;
  /** Null: the module itself. */
  readonly name: string | null;
}

const imports = new WeakMap<ModuleNode, Map<Variable, { specifier: string; name: string | null }>>();

/** The import behind a variable, or null for variables that are assigned in other ways too. */
export function importOf(module: ModuleContext, variable: Variable): Imported | null {
  const found = importsOf(module.module).get(variable);
  if (found === undefined) return null;
  const target = module.resolve(found.specifier);
  return target === null ? null : { ...found, target };
}

function importsOf(module: ModuleNode): Map<Variable, { specifier: string; name: string | null }> {
  let found = imports.get(module);
  if (found !== undefined) return found;
  found = new Map();
  const visit = (node: Core): void => {
    if (node.kind === "import") add(node.target.binding, node.request.specifier, null);
    else if (node.kind === "import-from") {
      for (const { name, target } of node.names) add(target.binding, node.request.specifier, name);
    } else forEachChild(node, visit);
  };
  const add = (binding: Binding, specifier: string, name: string | null) => {
    if (binding.kind !== "variable" || binding.variable === "class") return;
    if (binding.writes.length === 1) found!.set(binding, { specifier, name });
  };
  visit(module.body);
  imports.set(module, found);
  return found;
}

/** The value of a `from` import, or null when the name must be copied into a variable of its own. */
export function importedMember(module: ModuleContext, imported: Imported, span: Span): Expr | null {
  return memberOf(module, imported.target, imported.name!, span, imported.specifier);
}

/** `m.name` where `m` is an imported module: reached without going through a module object. */
export function moduleMember(cx: FunctionContext, object: Core, name: string, span: Span): Expr | null {
  const imported = importedModule(cx, object);
  return imported === null ? null : memberOf(cx.module, imported.target, name, span, imported.specifier);
}

/** The module that an expression is the name of. */
export function importedModule(cx: FunctionContext, object: Core): Imported | null {
  if (object.kind !== "ref" || object.binding.kind !== "variable") return null;
  if (cx.module.usage.unboundReads.has(object)) return null;
  const imported = importOf(cx.module, object.binding);
  return imported?.name === null ? imported : null;
}

function memberOf(
  module: ModuleContext,
  target: ResolvedModule,
  name: string,
  span: Span,
  hint: string,
): Expr | null {
  if (target.kind === "standard") {
    const entry = module.options.manifest.standard(target.name, name);
    return entry === null
      ? null
      : entryValue(module, entry, { kind: "literal", value: null, float: false, span });
  }
  if (target.kind === "javascript") return javascriptMember(module, target, name, span, hint);
  const exported = exportOf(module, target.path, name);
  if (exported === null) return null;
  return b.member(
    module.namespace({ kind: "m28", path: exported.path }, exported.path),
    exported.variable.name,
    span,
  );
}

function javascriptMember(
  module: ModuleContext,
  target: ResolvedModule & { kind: "javascript" },
  name: string,
  span: Span,
  hint: string,
): Expr {
  const namespace = module.namespace(target, hint);
  // What a CommonJS package exports may only be found in its default export.
  const isPackage =
    target.path !== null && /^[^./]/.test(target.specifier) && !/^(node|data):/.test(target.specifier);
  if (!isPackage || name === "default") return b.member(namespace, name, span);
  return module.rt("jsMember", [namespace, b.literal(name)], span);
}

/** The module variable that really holds an exported name, through modules that only import it themselves; null if it changes. */
export function exportOf(
  module: ModuleContext,
  path: string,
  name: string,
): { path: string; variable: Variable } | null {
  const seen = new Set<string>();
  for (let at = path; !seen.has(at); ) {
    seen.add(at);
    const node = module.options.program.modules.get(at);
    const variable = node?.scope.variables.get(name);
    if (node === undefined || variable === undefined || variable.writes.length !== 1) return null;
    const again = importsOf(node).get(variable);
    if (again === undefined) return { path: at, variable };
    const target = module.options.program.resolve(node, again.specifier);
    if (target?.kind !== "m28" || again.name === null) return null;
    at = target.path;
    name = again.name;
  }
  return null;
}

/** An imported module as a value: a module object, made where somebody needs it. */
export function moduleValue(module: ModuleContext, imported: Imported, node: Core): Expr {
  const { target, specifier } = imported;
  const name = specifier.replace(/^.*\//, "").replace(/\.m28$/, "");
  if (target.kind === "javascript") {
    const namespace = module.namespace(target, specifier);
    if (target.path?.endsWith(".json"))
      return module.rt("fromJs", [b.member(namespace, "default")], node.span);
    return module.rt("jsModule", [namespace], node.span);
  }
  if (target.kind === "m28")
    return module.rt("moduleObject", [b.literal(name), module.namespace(target, specifier)], node.span);
  const members = module.options.manifest.standardNames(target.name).map(
    (member): b.es.Property => ({
      type: "Property",
      kind: "init",
      key: b.literal(member) as b.es.Literal,
      value: entryValue(module, module.options.manifest.standard(target.name, member)!, node),
      method: false,
      shorthand: false,
      computed: false,
    }),
  );
  return module.rt(
    "moduleObject",
    [b.literal(target.name), { type: "ObjectExpression", properties: members }],
    node.span,
  );
}

// ---- star imports

const stars = new WeakMap<ModuleNode, ImportStar[]>();

/** A name that only `(from m import *)` can give: the last module that has it publicly counts. */
export function starMember(module: ModuleContext, name: string, span: Span): Expr | null {
  if (name.startsWith("_")) return null;
  for (const star of starsOf(module.module).toReversed()) {
    const target = module.resolve(star.request.specifier);
    if (target === null || star.except.includes(name) || !isPublic(module, target, name)) continue;
    const member = memberOf(module, target, name, span, star.request.specifier);
    if (member !== null) return member;
  }
  return null;
}

function isPublic(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind !== "m28") return target.kind === "standard";
  const node = module.options.program.modules.get(target.path);
  const variable = node?.scope.variables.get(name);
  if (node === undefined || variable === undefined) return false;
  return node.exports === null ? !importsOf(node).has(variable) : node.exports.includes(name);
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

// ---- the import statements themselves

export function lowerImport(cx: FunctionContext, node: Import | ImportFrom | ImportStar): void {
  const target = cx.module.resolve(node.request.specifier);
  if (target === null) {
    const failure = cx.module.rt("moduleNotFound", [b.literal(node.request.specifier)], node.span);
    cx.push(b.statement(failure));
    return;
  }
  if (target.kind === "m28") runModule(cx, node, target);
  if (node.kind === "import") return copyModule(cx, node, target);
  if (node.kind === "import-from") return copyNames(cx, node, target);
}

/** Runs the imported module's body unless it has run, or is running. */
function runModule(
  cx: FunctionContext,
  node: Core & { request: { specifier: string } },
  target: ResolvedModule,
): void {
  const init = b.call(b.member(cx.module.namespace(target, node.request.specifier), "$init"), [], node.span);
  if (cx.module.facts.suspends(node)) suspendedStatement(cx, "call", init, node.span);
  else cx.push(b.statement(init));
}

function copyModule(cx: FunctionContext, node: Import, target: ResolvedModule): void {
  const { binding } = node.target;
  if (binding.kind !== "variable" || importOf(cx.module, binding) !== null) return;
  cx.mention(binding);
  const value = moduleValue(cx.module, { specifier: node.request.specifier, target, name: null }, node);
  cx.push(b.statement(storeVariable(cx, binding, node.target, value)));
}

function copyNames(cx: FunctionContext, node: ImportFrom, target: ResolvedModule): void {
  for (const { name, target: ref, span } of node.names) {
    const { binding } = ref;
    if (binding.kind !== "variable") continue;
    const imported = importOf(cx.module, binding);
    const member = imported === null ? null : importedMember(cx.module, imported, span);
    if (member !== null) {
      if (target.kind === "m28" && leadsTo(cx.module, target.path))
        cx.push(b.statement(checked(cx, node, name, member, span)));
      continue;
    }
    cx.mention(binding);
    cx.push(b.statement(storeVariable(cx, binding, ref, copiedMember(cx, node, target, name, span))));
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
  if (target.kind !== "m28") {
    const member = memberOf(cx.module, target, name, span, specifier);
    return member ?? cx.module.rt("cannotImport", [b.literal(name), b.literal(specifier)], span);
  }
  const known = cx.module.options.program.modules.get(target.path)?.scope.variables.has(name);
  if (!known) return cx.module.rt("cannotImport", [b.literal(name), b.literal(specifier)], span);
  return checked(cx, node, name, b.member(cx.module.namespace(target, specifier), name, span), span);
}

/** The value, or an ImportError while the imported module has not come to the name yet. */
function checked(cx: FunctionContext, node: ImportFrom, name: string, value: Expr, span: Span): Expr {
  return cx.module.rt("imported", [value, b.literal(name), b.literal(node.request.specifier)], span);
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

/** The declared function behind an M28 module's exported name. */
export function exportedFunction(module: ModuleContext, path: string, variable: Variable) {
  const node = module.options.program.modules.get(path);
  return node === undefined ? undefined : usageOf(node).functions.get(variable);
}
