/** Self tail calls: calls that become the back edge of a loop (language §20). */
import { forEachChild } from "../children.ts";
import type { Call, Core, FunctionNode } from "../core.ts";
import type { KnownNames } from "./known.ts";

/** The calls of a function to itself in tail position. */
export function selfTailCalls(node: FunctionNode, known: KnownNames): readonly Call[] {
  const found: Call[] = [];
  if (!node.generator) tail(node.body);
  return found;

  function tail(each: Core): void {
    switch (each.kind) {
      case "call": {
        const callee = known.callee(each);
        if (callee?.kind === "function" && callee.node === node) found.push(each);
        return;
      }
      case "block":
        each.body.forEach((part, i) => {
          if (i < each.body.length - 1) returns(part);
          else tail(part);
        });
        return;
      case "let":
        tail(each.body);
        return;
      case "if":
        tail(each.then);
        if (each.otherwise !== null) tail(each.otherwise);
        return;
      case "logic":
        tail(each.operands[each.operands.length - 1]!);
        return;
      case "return":
        if (each.value !== null) tail(each.value);
        return;
      default:
        returns(each);
        return;
    }
  }

  /** Looks for `return` in what is not in tail position itself; those in `try` and `select` are no tail calls. */
  function returns(each: Core): void {
    switch (each.kind) {
      case "return":
        tail(each);
        return;
      case "try":
      case "select":
      case "function":
      case "class":
      case "go":
      case "comprehension":
        return;
      default:
        forEachChild(each, returns);
        return;
    }
  }
}
