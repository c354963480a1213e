/** A module's public names and the names that JavaScript knows them by (language §12.3, §15.5). */
import type { ModuleNode } from "../3-analyze/core.ts";
import { isIdentifierText } from "../4-lower/javascript-names.ts";

/** `__exports__`, `__all__` or `export` when the module has one, else every module variable without a leading `_`. */
export function publicNames(module: ModuleNode): readonly string[] {
  const variables = module.scope.variables;
  if (module.exports !== null) return module.exports.filter((name) => variables.has(name));
  return [...variables.keys()].filter((name) => !name.startsWith("_"));
}

/** For JavaScript: `a_b` for `a-b`, `empty` for `empty?`, where the module itself exports no such name. */
export function javascriptAliases(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names);
  const aliases = new Map<string, string>();
  for (const name of names) {
    const alias = name.replaceAll("-", "_").replace(/[?!]/g, "");
    if (!taken.has(alias) && isIdentifierText(alias)) {
      taken.add(alias);
      aliases.set(name, alias);
    }
  }
  return aliases;
}
