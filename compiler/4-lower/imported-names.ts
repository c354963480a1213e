/** Names that a module's imports bind, as they are written: what each is imported as. */

import type { Binding, ModuleNode, Variable } from "../3-analyze/core.ts";
import { submoduleSpecifier } from "../3-analyze/specifiers.ts";
import type { AnalyzedProgram, ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import { usageOf } from "./usage-walk.ts";

/** A variable that only ever holds what one import gave it. */
export interface Imported {
  readonly specifier: string;
  readonly target: ResolvedModule;
  /** Null: the module itself. */
  readonly name: string | null;
}

type Request = Pick<Imported, "specifier" | "name">;

const imports = new WeakMap<ModuleNode, Map<Variable, Request>>();

/** The import behind a variable of the module, or null as for `importRequest`. */
export function importIn(program: AnalyzedProgram, node: ModuleNode, variable: Variable): Imported | null {
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
export function submoduleOf(
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
