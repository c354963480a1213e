/** Where a module imports: its import nodes, and whether the program is prepared for their failure. */
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, Import, ImportFrom, ImportStar, ModuleNode } from "../3-analyze/core.ts";

export interface ImportSite {
  readonly node: Import | ImportFrom | ImportStar;
  /** It stands in the body of a `try` that has handlers. */
  readonly guarded: boolean;
}

export function importSites(module: ModuleNode): ImportSite[] {
  const sites: ImportSite[] = [];
  const visit = (node: Core, guarded: boolean): void => {
    if (node.kind === "import" || node.kind === "import-from" || node.kind === "import-star") {
      sites.push({ node, guarded });
    } else if (node.kind === "try" && node.handlers.length > 0) {
      forEachChild(node, (child) => visit(child, guarded || child === node.body));
    } else forEachChild(node, (child) => visit(child, guarded));
  };
  visit(module.body, false);
  return sites;
}
