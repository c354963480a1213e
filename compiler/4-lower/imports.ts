/** Imported names: what they stand for, and how importers reach it. */
import type { Span } from "../1-read/form.ts";
import type { Binding, Variable } from "../3-analyze/binding.ts";
import type { Core, Import, ImportFrom, ImportStar, ModuleNode } from "../3-analyze/core.ts";
import { plainSpecifier, submoduleSpecifier } from "../3-analyze/specifiers.ts";
import type { AnalyzedProgram, ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import { alongAttributes } from "./attribute-chains.ts";
import * as b from "./build.ts";
import { storeVariable } from "./classes.ts";
import type { FunctionContext } from "./context.ts";
import type { ModuleContext } from "./module-context.ts";
import { entryValue, nameAtRunTime } from "./references.ts";
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

type Request = Pick<Imported, "specifier" | "name">;

const imports = new WeakMap<ModuleNode, Map<Variable, Request>>();

/** The import behind a variable, or null for variables that are assigned in other ways too, or read too early. */
export function importOf(module: ModuleContext, variable: Variable): Imported | null {
  if (module.options.environment && variable.variable === "module") return null;
  return importIn(module.options.program, module.module, variable);
}

function importIn(program: AnalyzedProgram, node: ModuleNode, variable: Variable): Imported | null {
  const found = importRequest(program, node, variable);
  if (found === null) return null;
  const target = program.resolve(node, found.specifier);
  return target === null ? null : { ...found, target };
}

/** What the variable is imported as; null for variables that are assigned in other ways too, or read too early. */
export function importRequest(
  program: AnalyzedProgram,
  module: ModuleNode,
  variable: Variable,
): Request | null {
  const found = importsOf(module).get(variable);
  if (found === undefined || found.name === null) return found ?? null;
  // That may change though the module stays as it is.
  const submodule = submoduleOf(program, module, found.specifier, found.name);
  return submodule === null ? found : { specifier: submodule, name: null };
}

/** The imports as they are written. */
export function importsOf(module: ModuleNode): ReadonlyMap<Variable, Request> {
  let found = imports.get(module);
  if (found !== undefined) return found;
  found = new Map();
  const usage = usageOf(module);
  const early = new Set([...usage.unboundReads].map((ref) => ref.binding));
  const add = (binding: Binding, specifier: string, name: string | null) => {
    if (binding.kind !== "variable" || binding.variable === "class" || early.has(binding)) return;
    if (binding.writes.length === 1) found!.set(binding, { specifier, name });
  };
  for (const node of usage.imports) {
    if (node.kind === "import") {
      const [specifier, ...below] = importedPath(node) as [string, ...string[]];
      if (below.length === 0) add(node.target.binding, specifier, null);
    } else {
      const { specifier } = node.request;
      for (const { name, target } of node.names) add(target.binding, specifier, name);
    }
  }
  imports.set(module, found);
  return found;
}

/** The specifier of the module `name` inside a package that has no variable of that name; null if there is none. */
function submoduleOf(
  program: AnalyzedProgram,
  importer: ModuleNode,
  specifier: string,
  name: string,
): string | null {
  const target = program.resolve(importer, specifier);
  if (target?.kind !== "m28" || program.modules.get(target.path)?.scope.variables.has(name)) return null;
  const submodule = submoduleSpecifier(specifier, name);
  return program.resolve(importer, submodule)?.kind === "m28" ? submodule : null;
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

/** Do other modules assign the name, too? */
function isRewritten(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  const node = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  const variable = node?.scope.variables.get(name);
  return variable !== undefined && module.facts.rewritten.has(variable);
}

/** The module that another one has under a name of its own. */
function moduleInside(module: ModuleContext, target: ResolvedModule, name: string): Imported | null {
  const { program } = module.options;
  const seen = new Set<Variable>();
  for (;;) {
    const node = target.kind === "m28" ? program.modules.get(target.path) : undefined;
    const variable = node?.scope.variables.get(name);
    if (node === undefined || variable === undefined || seen.has(variable)) return null;
    seen.add(variable);
    const imported = importIn(program, node, variable);
    if (imported === null) return null;
    if (imported.name === null) return imported;
    ({ target, name } = imported as { target: ResolvedModule; name: string });
  }
}

export function memberOf(
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
  // Keys of a dict that may change: a name is bound to what is there when it is imported.
  if (target.kind === "json") return null;
  const exported = exportOf(module, target.path, name);
  if (exported === null) return importedElsewhere(module, target, name, span);
  return b.member(
    module.namespace({ kind: "m28", path: exported.path }, exported.path),
    exported.variable.name,
    span,
  );
}

/** What a module has only because it imports it: a module, or a name of one that is not M28. */
function importedElsewhere(
  module: ModuleContext,
  target: ResolvedModule & { kind: "m28" },
  name: string,
  span: Span,
): Expr | null {
  const inside = moduleInside(module, target, name);
  if (inside !== null)
    return moduleValue(module, inside, { kind: "literal", value: null, float: false, span });
  const from = importedFrom(module, target.path, name);
  return from && memberOf(module, from.target, from.name!, span, from.specifier);
}

/** The import from a module that is not M28 which gives a module its name, through modules that import that. */
function importedFrom(module: ModuleContext, path: string, name: string): Imported | null {
  const seen = new Set<Variable>();
  for (let at = path; ; ) {
    const node = module.options.program.modules.get(at);
    const variable = node?.scope.variables.get(name);
    if (node === undefined || variable === undefined || seen.has(variable)) return null;
    seen.add(variable);
    const imported = importIn(module.options.program, node, variable);
    if (imported === null || imported.name === null) return null;
    if (imported.target.kind !== "m28") return imported;
    at = imported.target.path;
    ({ name } = imported as { name: string });
  }
}

function javascriptMember(
  module: ModuleContext,
  target: ResolvedModule & { kind: "javascript" },
  name: string,
  span: Span,
  hint: string,
): Expr {
  const namespace = module.namespace(target, hint);
  const isPackage = !/^(?:[./]|node:|data:)/.test(target.specifier);
  const isNamed = !isPackage && (target.path === null || module.options.isNamedExport(target.path, name));
  if (isNamed) return b.member(namespace, name, span);
  if (name === "default") return module.rt("jsDefault", [namespace], span);
  // What a CommonJS module exports may only be found in its default export.
  return b.member(module.rt("jsHolder", [namespace, b.literal(name)], span), name, span);
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
    if (module.facts.rewritten.has(variable)) return null;
    const again = importIn(module.options.program, node, variable);
    if (again === null) return { path: at, variable };
    if (again.target.kind !== "m28" || again.name === null) return null;
    at = again.target.path;
    name = again.name;
  }
  return null;
}

/** An imported module as a value: a module object, made where somebody needs it. */
export function moduleValue(module: ModuleContext, imported: Imported, node: Core): Expr {
  const { target, specifier } = imported;
  if (target.kind === "javascript")
    return module.rt("jsModule", [module.namespace(target, specifier)], node.span);
  if (target.kind === "json") return jsonValue(module, target, specifier);
  if (target.kind === "m28")
    return module.rt(
      "moduleObject",
      [
        nameValue(module, imported, node),
        module.namespace(target, specifier),
        ...importedAttributes(module, target.path, node.span),
      ],
      node.span,
    );
  return b.id(
    module.topConstant(`${target.name.replace(".", "_")}$module`, () =>
      standardModule(module, target.name, node),
    ),
    node.span,
  );
}

/** What a module has because it imports it and therefore does not export, as functions that give it. */
function importedAttributes(module: ModuleContext, path: string, span: Span): Expr[] {
  const node = module.options.program.modules.get(path);
  const names =
    node === undefined ? [] : [...importsOf(node).keys()].filter(({ scope }) => scope === node.scope);
  if (names.length === 0) return [];
  const target: ResolvedModule = { kind: "m28", path };
  const table = module.cyclicConstant(`imports of ${path}`, "imports", () =>
    b.object(
      names.flatMap(({ name }): [string, Expr][] => {
        const value = memberOf(module, target, name, span, path);
        return value === null
          ? []
          : [[name, b.arrow({ params: [], body: [b.returns(value)], async: false })]];
      }),
    ),
  );
  return [b.id(table)];
}

/** What a JSON file says: the same dict or list wherever it is imported. */
function jsonValue(module: ModuleContext, target: ResolvedModule, specifier: string): Expr {
  const namespace = module.namespace(target, specifier) as b.es.Identifier;
  return b.id(
    module.topConstant(`${namespace.name}$json`, () =>
      module.rt("jsonModule", [b.member(namespace, "default")]),
    ),
  );
}

function standardModule(module: ModuleContext, name: string, node: Core): Expr {
  const members = module.options.manifest
    .standardNames(name)
    .map((member): [string, Expr] => [
      member,
      entryValue(module, module.options.manifest.standard(name, member)!, node),
    ]);
  return module.rt("standardModule", [b.literal(name), b.object(members)]);
}

/** What `__name__` is in an imported module. */
function nameOf(module: ModuleContext, { target, specifier }: Imported): string {
  const node = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  return node?.name ?? plainSpecifier(specifier);
}

function nameValue(module: ModuleContext, imported: Imported, node: Core): Expr {
  const { target, specifier } = imported;
  const of = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  if (of === undefined || !module.options.namedAtRunTime(of)) return b.literal(nameOf(module, imported));
  return nameAtRunTime(module, of, [b.member(module.namespace(target, specifier), "$init")], node);
}

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
  const modules = path.map((specifier) => {
    const target = cx.module.resolve(specifier);
    return target?.kind === "m28"
      ? moduleValue(cx.module, { specifier, target, name: null }, node)
      : cx.module.rt("packageObject", [b.literal(specifier)], node.span);
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
  const known = cx.module.options.program.modules.get(target.path)?.scope.variables.has(name);
  if (!known)
    return cx.module.rt("cannotImport", [b.literal(name), b.literal(plainSpecifier(specifier))], span);
  return checked(cx, node, name, b.member(cx.module.namespace(target, specifier), name, span), span);
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

/** The declared function behind an M28 module's exported name. */
export function exportedFunction(module: ModuleContext, path: string, variable: Variable) {
  const node = module.options.program.modules.get(path);
  return node === undefined ? undefined : usageOf(node).functions.get(variable);
}
