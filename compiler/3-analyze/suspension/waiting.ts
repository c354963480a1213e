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

/** @param inner it stands in a loop inside: only a label can mean the one around */
function mayContinue(node: Core, inner = false): boolean {
  if (node.kind === "continue") return !inner || node.label !== null;
  if (node.kind === "function" || node.kind === "go") return false;
  const isInner = inner || node.kind === "while" || node.kind === "for";
  let found = false;
  forEachChild(node, (child) => {
    found ||= mayContinue(child, isInner);
  });
  return found;
}
