/** Does anything inside a node suspend: one answer a node, from what is known of single nodes. */
import { forEachChild } from "../children.ts";
import type { Core } from "../core.ts";

/**
 * Looks into everything but nested functions, of which only the defaults belong to the surrounding code.
 * @param own does evaluating the node itself suspend
 */
export function containing(own: (node: Core) => boolean): (node: Core) => boolean {
  const contains = new Map<Core, boolean>();

  function containsSuspension(node: Core): boolean {
    let found = contains.get(node);
    if (found !== undefined) return found;
    found = node.kind !== "function" && own(node);
    if (node.kind === "function") {
      found = node.params.some((param) => param.default !== null && containsSuspension(param.default));
    } else if (!found) {
      forEachChild(node, (child) => {
        found ||= containsSuspension(child);
      });
    }
    contains.set(node, found!);
    return found!;
  }

  return containsSuspension;
}
