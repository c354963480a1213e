/** What modules hold, seen from another one: their variables, what they import, and they themselves as values. */

import type { Core, ImportStar, ModuleNode, Ref, Variable } from "../3-analyze/core.ts";
import { plainSpecifier } from "../3-analyze/specifiers.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import { entryValue, nameAtRunTime } from "./builtin-values.ts";
import { type Imported, importIn, importsOf } from "./imported-names.ts";
import type { ModuleContext } from "./module-context.ts";
import { isAsked, isKnownExport, onlySource, publicNames, sourcesOf, starsOf } from "./star-imports.ts";
import { usageOf } from "./usage-walk.ts";

type Expr = b.es.Expression;

/** Do other modules assign the name, too? */
export function isRewritten(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  const node = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  const variable = node?.scope.variables.get(name);
  return variable !== undefined && module.facts.rewritten.has(variable);
}

/** The module that another one has under a name of its own. */
export function moduleInside(module: ModuleContext, target: ResolvedModule, name: string): Imported | null {
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
    if (node !== undefined && variable === undefined) {
      const source = onlySource(module.options, node, name);
      if (source === null) return null;
      at = source;
      continue;
    }
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

/** What a module has because it imports it and therefore does not export: functions that give it, and what its star imports bring. */
function importedAttributes(module: ModuleContext, path: string, span: Span): Expr[] {
  const node = module.options.program.modules.get(path);
  if (node === undefined) return [];
  const names = [...importsOf(node).keys()].filter(({ scope }) => scope === node.scope);
  const hasStars = starsOf(node).all.length > 0;
  if (names.length === 0 && !hasStars) return [];
  const target: ResolvedModule = { kind: "m28", path };
  const table = module.cyclicConstant(`imports of ${path}`, "imports", () =>
    getters(names.map(({ name }) => [name, memberOf(module, target, name, span, path)])),
  );
  return hasStars ? [b.id(table), starAttributes(module, node, path, span)] : [b.id(table)];
}

/** `{ name: () => value }` for the names that have one. */
function getters(values: readonly (readonly [name: string, value: Expr | null])[]): Expr {
  return b.object(
    values.flatMap(([name, value]): [string, Expr][] => (value === null ? [] : [[name, lazily(value)]])),
  );
}

function lazily(value: Expr): Expr {
  return b.arrow({ params: [], body: [b.returns(value)], async: false });
}

/** What a JSON file says: the same dict or list wherever it is imported. */
export function jsonValue(module: ModuleContext, target: ResolvedModule, specifier: string): Expr {
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
export function nameOf(module: ModuleContext, { target, specifier }: Imported): string {
  const node = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  return node?.name ?? plainSpecifier(specifier);
}

function nameValue(module: ModuleContext, imported: Imported, node: Core): Expr {
  const { target, specifier } = imported;
  const of = target.kind === "m28" ? module.options.program.modules.get(target.path) : undefined;
  if (of === undefined || !module.options.namedAtRunTime(of)) return b.literal(nameOf(module, imported));
  return nameAtRunTime(module, of, [b.member(module.namespace(target, specifier), "$init")], node);
}

/** The declared function behind an M28 module's exported name. */
export function exportedFunction(module: ModuleContext, path: string, variable: Variable) {
  const node = module.options.program.modules.get(path);
  return node === undefined ? undefined : usageOf(node).functions.get(variable);
}

// ---- what star imports bring

/**
 * What a name is that only star imports give a module: its value from the module that was imported last among those that have run.
 * @param owner the module that has the star imports
 * @param otherwise what the name is before any of them has run, or where none has the name
 * @returns null when certainly no module has the name
 */
export function starValue(
  module: ModuleContext,
  owner: ModuleNode,
  { name, span }: Pick<Ref, "name" | "span">,
  otherwise: () => Expr,
): Expr | null {
  let value: Expr | null = null;
  for (const { star, target } of sourcesOf(module.options, owner, name)) {
    const member = memberFrom(module, target, name, star.request.specifier, span);
    if (member === null) continue;
    const tests: Expr[] = [];
    if (starsOf(owner).late.has(star)) tests.push(hasRun(module, owner, star));
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

/** The names that a module has by its star imports, as one object of this module: for those who do not know them beforehand. */
export function starAttributes(module: ModuleContext, owner: ModuleNode, path: string, span: Span): Expr {
  const { all, late } = starsOf(owner);
  const make = () =>
    b.pure(
      module.rt(
        "stars",
        all.flatMap((star) => {
          const target = module.options.program.resolve(owner, star.request.specifier);
          if (target === null) return [];
          const run = late.has(star) ? [lazily(hasRun(module, owner, star))] : [];
          return [b.pure(starNames(module, star, target, run, span))];
        }),
      ),
    );
  return b.id(module.cyclicConstant(`stars of ${path}`, "stars", make));
}

function starNames(
  module: ModuleContext,
  { except, request: { specifier } }: ImportStar,
  target: ResolvedModule,
  run: readonly Expr[],
  span: Span,
): Expr {
  if (target.kind === "m28" || target.kind === "standard") {
    const names = publicNames(module.options, target).filter((name) => !except.includes(name));
    const values = names.map((name) => [name, memberFrom(module, target, name, specifier, span)] as const);
    return module.rt("starNames", [getters(values), ...run], span);
  }
  const left = b.array(except.map((name) => b.literal(name)));
  if (target.kind === "javascript")
    return module.rt("jsStar", [lazily(module.namespace(target, specifier)), left, ...run], span);
  return module.rt("jsonStar", [lazily(jsonValue(module, target, specifier)), left, ...run], span);
}

/** Whether a star import has run that may be reached late: a variable of the module that has it. */
function hasRun(module: ModuleContext, owner: ModuleNode, star: ImportStar): Expr {
  if (owner === module.module) return b.id(starVariable(module, star));
  const { path } = [...module.options.program.modules]
    .map(([path, node]) => ({ path, node }))
    .find(({ node }) => node === owner)!;
  return b.member(module.namespace({ kind: "m28", path }, path), starFlag(owner, star));
}

/** The variable of the module itself that says whether a star import has run. */
export function starVariable(module: ModuleContext, star: ImportStar): string {
  return module.topVariable(star, "star$", b.literal(false));
}

/** The name under which a module tells others that one of its star imports has run. */
export function starFlag(owner: ModuleNode, star: ImportStar): string {
  return `$star${starsOf(owner).all.indexOf(star)}`;
}

function memberFrom(
  module: ModuleContext,
  target: ResolvedModule,
  name: string,
  specifier: string,
  span: Span,
): Expr | null {
  if (target.kind === "json")
    return module.rt("jsonName", [jsonValue(module, target, specifier), b.literal(name)], span);
  if (target.kind === "javascript" && isAsked(module.options, target, name))
    return module.rt("jsStarred", [module.namespace(target, specifier), b.literal(name)], span);
  const member = memberOf(module, target, name, span, specifier);
  if (member !== null || target.kind !== "m28") return member;
  const node = module.options.program.modules.get(target.path);
  if (node?.scope.variables.has(name) === false)
    return starValue(module, node, { name, span }, () => b.id("undefined"));
  // A variable with several assignments: what the module has in it now.
  return b.member(module.namespace({ kind: "m28", path: target.path }, target.path), name, span);
}

/** Functions are there even before their module has run. */
function isAlwaysThere(module: ModuleContext, target: ResolvedModule, name: string): boolean {
  if (target.kind === "standard") return true;
  if (target.kind === "json") return false;
  if (target.kind === "javascript") return isKnownExport(module.options, target, name);
  const exported = exportOf(module, target.path, name);
  return exported !== null && exportedFunction(module, exported.path, exported.variable) !== undefined;
}
