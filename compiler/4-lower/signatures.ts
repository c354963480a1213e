/** The signature text that function values carry: `greet(name, greeting=, *rest, key, **kw)`. */
import type { FunctionNode } from "../3-analyze/core.ts";
import { isThisMethod } from "../3-analyze/parameters.ts";

/** Methods begin with a dot: their first parameter is JavaScript's `this`. */
export function signatureText(node: FunctionNode): string {
  const parts: string[] = [];
  let star = false;
  node.params.forEach((param, i) => {
    const name = param.name + (param.default === null ? "" : "=");
    if (param.kind === "rest") {
      star = true;
      parts.push(`*${param.name}`);
    } else if (param.kind === "keyword-rest") parts.push(`**${param.name}`);
    else {
      if (param.kind === "keyword-only" && !star) {
        star = true;
        parts.push("*");
      }
      parts.push(name);
      const next = node.params[i + 1];
      if (param.kind === "positional-only" && next?.kind !== "positional-only") parts.push("/");
    }
  });
  return `${isThisMethod(node) ? "." : ""}${node.name}(${parts.join(", ")})`;
}
