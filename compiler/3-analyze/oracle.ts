/** Answers the reader's questions about the names visible at a list, before names are resolved. */
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Macro } from "../2-expand/macro.ts";
import type { BuiltinNames } from "./builtin-names.ts";
import type { Frame } from "./frame.ts";
import type { BoundAs } from "./prescan.ts";

/** The place whose names are asked about: the frame that analysis has reached. */
interface Place {
  readonly frame: Frame;
  readonly builtins: BuiltinNames;
}

export function oracle(ctx: Place): NameOracle {
  return {
    isUserBound: (name) => boundAs(ctx.frame, name) !== null,
    denotesFunction(name) {
      const bound = boundAs(ctx.frame, name);
      if (bound !== null) return bound === "function";
      return ctx.builtins.lookup(name)?.kind === "function";
    },
    isMacro: (name) => macroNamed(ctx.frame, name) !== null,
  };
}

/**
 * The macro that a name denotes in a frame; null when it denotes anything else.
 * @param binder the name that must not mean something else: for `m.name` the module's
 */
export function macroNamed(from: Frame, name: string, binder = name): Macro | null {
  let crossed = false;
  for (let frame: Frame | null = from; frame !== null; frame = frame.parent) {
    const kind = frame.scope.kind;
    if (kind !== "class" || !crossed) {
      const macro = frame.macros?.get(name);
      if (macro !== undefined) return macro;
      if (frame.scope.variables.has(binder) || frame.bound.has(binder)) return null;
    }
    crossed ||= kind !== "block";
  }
  return null;
}

/** Every macro that a name denotes in a frame. */
export function visibleMacros(from: Frame): Map<string, Macro> {
  const names = new Set<string>();
  for (let frame: Frame | null = from; frame !== null; frame = frame.parent) {
    for (const name of frame.macros?.keys() ?? []) names.add(name);
  }
  return new Map(
    [...names].flatMap((name) => {
      const macro = macroNamed(from, name);
      return macro === null ? [] : [[name, macro] as const];
    }),
  );
}

/** Does the name stand for a class in a pattern? A bound name with a capital letter is taken for one. */
export function denotesClass(ctx: Place, name: string): boolean {
  const bound = boundAs(ctx.frame, name);
  if (bound !== null) return bound === "class" || /^\p{Lu}/u.test(name);
  const kind = ctx.builtins.lookup(name)?.kind;
  return kind === "class" || kind === "exception";
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
