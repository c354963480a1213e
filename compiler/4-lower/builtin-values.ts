/** Built-ins as values. */
import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import type { Core, ModuleNode } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { ModuleContext } from "./module-context.ts";

type Expr = b.es.Expression;

/** A built-in as a value; those that may suspend get a function value with a suspending entry. */
export function builtinValue(module: ModuleContext, name: string, node: Core): Expr {
  const isMain = module.module.name === "__main__";
  if (name === "__name__") {
    if (module.options.namedAtRunTime(module.module))
      return nameAtRunTime(module, module.module, [b.id("$init")], node);
    if (isMain && module.options.knowsAddress)
      return nameAtRunTime(module, module.module, [b.nil(), b.member(IMPORT_META, "url")], node);
    return b.literal(module.module.name, node.span);
  }
  if (name === "__file__" && (!isMain || module.options.namedAtRunTime(module.module)))
    return b.literal(module.module.span.source.path, node.span);
  const entry = module.options.manifest.builtin(name);
  if (entry === null) return module.rt("unbound", [b.literal(name)], node.span);
  return entryValue(module, entry, node);
}

const IMPORT_META: Expr = { type: "MetaProperty", meta: b.id("import"), property: b.id("meta") };

/**
 * `__main__` only while the program began with this module.
 * @param beginning its body, whose facade says where it is; or null and where the module itself is
 */
export function nameAtRunTime(module: ModuleContext, of: ModuleNode, beginning: Expr[], node: Core): Expr {
  const name = of.span.source.path.replace(/^.*[/\\]/, "").replace(/\.m28$/, "");
  return module.rt("moduleName", [b.literal(name), ...beginning], node.span);
}

export function entryValue(module: ModuleContext, entry: BuiltinEntry, node: Core): Expr {
  if (entry.kind !== "function") return module.runtime(entry.export, node.span, entry.name);
  return b.id(
    module.topConstant(`${entry.export}$value`, () => functionEntryValue(module, entry)),
    node.span,
    entry.name,
  );
}

/** The suspending entry goes with it where there is one: nobody can tell here who will call the value. */
function functionEntryValue(module: ModuleContext, entry: BuiltinEntry): Expr {
  const text = b.literal(entry.signature ?? entry.name);
  if (entry.effect === "suspends")
    return module.rt("blockingFunction", [module.runtime(`${entry.export}$s`), text]);
  const entries = entry.effect === "through" ? [module.runtime(`${entry.export}$s`)] : [];
  const takesRest = entry.signature !== null && /\*\w/.test(entry.signature);
  const maker = takesRest ? "builtinVariadic" : "builtinFunction";
  return module.rt(maker, [module.runtime(entry.export), text, ...entries]);
}
