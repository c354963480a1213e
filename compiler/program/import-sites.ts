/** Where a module imports: its import nodes, and whether the program is prepared for their failure. */
import type { Form } from "../1-read/form.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, Import, ImportFrom, ImportStar, ModuleNode } from "../3-analyze/core.ts";
import { headName } from "../3-analyze/form-parts.ts";
import { readImport } from "../3-analyze/import-clauses.ts";

export interface ImportSite {
  readonly node: Import | ImportFrom | ImportStar;
  /** It stands in the body of a `try` that has handlers. */
  readonly guarded: boolean;
}

/** The modules that imports anywhere in the text name, before anything is analysed. */
export function importedSpecifiers(forms: readonly Form[]): string[] {
  const found: string[] = [];
  const pending = [...forms].reverse();
  for (let form = pending.pop(); form !== undefined; form = pending.pop()) {
    if (form.kind !== "list") continue;
    const head = headName(form);
    if (head === "import" || head === "from") {
      for (const { request } of readImport(form.items)?.clauses ?? []) found.push(request.specifier);
    }
    for (let i = form.items.length - 1; i >= 0; i--) pending.push(form.items[i]!);
  }
  return found;
}

export function importSites(module: ModuleNode): ImportSite[] {
  const sites: ImportSite[] = [];
  const visit = (node: Core, guarded: boolean): void => {
    if (sites.length === module.requests.length) return;
    if (node.kind === "import" || node.kind === "import-from" || node.kind === "import-star") {
      sites.push({ node, guarded });
    } else if (node.kind === "try" && node.handlers.length > 0) {
      forEachChild(node, (child) => visit(child, guarded || child === node.body));
    } else forEachChild(node, guarded ? visitGuarded : visitOther);
  };
  // Made once, and not for each of very many nodes.
  const visitGuarded = (node: Core) => visit(node, true);
  const visitOther = (node: Core) => visit(node, false);
  visit(module.body, false);
  return sites;
}
