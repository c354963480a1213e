/** What is asked of each part of `a.b.c…`, found out once for the whole chain. */
import type { Core } from "../3-analyze/core.ts";
import type { ModuleContext } from "./module-context.ts";

/**
 * @param ofBase the answer for what is no attribute
 * @param ofAttribute the answer for an attribute, given that for its object
 */
export function alongAttributes<T>(
  ofBase: (module: ModuleContext, node: Core) => T,
  ofAttribute: (module: ModuleContext, node: Extract<Core, { kind: "attribute" }>, ofObject: T) => T,
): (module: ModuleContext, node: Core) => T {
  const answers = new WeakMap<ModuleContext, WeakMap<Core, { readonly answer: T }>>();
  return (module, node) => {
    let known = answers.get(module);
    if (known === undefined) answers.set(module, (known = new WeakMap()));
    const chain: Extract<Core, { kind: "attribute" }>[] = [];
    let at = node;
    while (at.kind === "attribute" && !known.has(at)) {
      chain.push(at);
      at = at.object;
    }
    let answer = at.kind === "attribute" ? known.get(at)!.answer : ofBase(module, at);
    for (const each of chain.reverse()) {
      answer = ofAttribute(module, each, answer);
      known.set(each, { answer });
    }
    return answer;
  };
}
