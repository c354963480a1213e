/** Answers the reader's questions about the names visible at a list, before names are resolved. */
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Context } from "./context.ts";
import type { Frame } from "./frame.ts";
import type { BoundAs } from "./prescan.ts";

export function oracle(ctx: Context): NameOracle {
  return {
    isUserBound: (name) => boundAs(ctx.frame, name) !== null,
    denotesFunction(name) {
      const bound = boundAs(ctx.frame, name);
      if (bound !== null) return bound === "function";
      return ctx.builtins.lookup(name)?.kind === "function";
    },
    isMacro: () => false,
  };
}

function boundAs(from: Frame, name: string): BoundAs | null {
  let crossed = false;
  for (let frame: Frame | null = from; frame !== null; frame = frame.parent) {
    const kind = frame.scope.kind;
    if (kind !== "class" || !crossed) {
      if (frame.scope.variables.has(name)) return "value";
      const bound = frame.bound.get(name);
      if (bound !== undefined) return bound;
    }
    crossed ||= kind !== "block";
  }
  return null;
}
