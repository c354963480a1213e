/** The public names that a module states literally: `__all__`, `__exports__`, `export` (language §12.3). */

import type { Datum } from "../2-expand/datum.ts";
import type { Block, Core } from "./core.ts";

/** Null when the module states none, or not literally. */
export function exportedNames(body: Block, exported: readonly string[]): readonly string[] | null {
  let names: readonly string[] | null = exported.length > 0 ? [] : null;
  for (const node of body.body) {
    if (node.kind !== "assign" || node.target.kind !== "ref") continue;
    if (node.target.name !== "__all__" && node.target.name !== "__exports__") continue;
    names = literalNames(node.value);
    if (names === null) return null;
  }
  return names === null ? null : [...new Set([...names, ...exported])];
}

function literalNames(value: Core): readonly string[] | null {
  if (value.kind === "quote") return datumNames(value.datum);
  if (value.kind !== "display") return null;
  const names = value.items.map((item) => (item.kind === "positional" ? nameOf(item.value) : null));
  return names.every((name) => name !== null) ? names : null;
}

function nameOf(value: Core): string | null {
  if (value.kind === "literal") return typeof value.value === "string" ? value.value : null;
  return value.kind === "quote" ? textOf(value.datum) : null;
}

function datumNames(datum: Datum): readonly string[] | null {
  if (datum === null || typeof datum !== "object" || !("list" in datum)) return null;
  const names = datum.list.map(textOf);
  return names.every((name) => name !== null) ? names : null;
}

function textOf(datum: Datum): string | null {
  if (typeof datum === "string") return datum;
  return datum !== null && typeof datum === "object" && "symbol" in datum ? datum.symbol : null;
}
