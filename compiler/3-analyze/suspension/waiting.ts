/** Loops that are sure to let others run: every turn begins by sleeping. */
import { forEachChild } from "../children.ts";
import type { Block, Core } from "../core.ts";

const SLEEPERS = new Set(["sleep", "time-sleep", "gosched"]);

/** Does every turn of a loop with this body sleep or step back? */
export function bodyWaits(body: Block): boolean {
  for (const each of body.body) {
    if (each.kind === "call" && each.callee.kind === "ref") {
      const { binding } = each.callee;
      if (binding.kind === "builtin" && SLEEPERS.has(binding.name)) return true;
    }
    if (mayContinue(each)) return false;
  }
  return false;
}

function mayContinue(node: Core): boolean {
  if (node.kind === "continue") return true;
  if (node.kind === "function" || node.kind === "go" || node.kind === "while" || node.kind === "for")
    return false;
  let found = false;
  forEachChild(node, (child) => {
    found ||= mayContinue(child);
  });
  return found;
}
