/** The arguments of a call bound to the parameters of a known function, at compile time. */
import type { Argument, FunctionNode } from "../3-analyze/core.ts";

/** What a list of parameters takes from a call, worked out at compile time. */
export interface ParameterShape {
  readonly name: string;
  readonly kind: FunctionNode["params"][number]["kind"];
  readonly hasDefault: boolean;
}

export type Slot = number | null | { readonly rest: number[] } | { readonly keywords: number[] };

/**
 * For each parameter the index of the argument it gets; null: none given. Null as a whole when only the run time can
 * tell (splats) or the call is wrong (the runtime then raises the error).
 */
export function bindArguments(params: readonly ParameterShape[], args: readonly Argument[]): Slot[] | null {
  const slots: Slot[] = params.map((param) =>
    param.kind === "rest" ? { rest: [] } : param.kind === "keyword-rest" ? { keywords: [] } : null,
  );
  let next = 0;
  for (const [i, arg] of args.entries()) {
    if (arg.kind === "splat" || arg.kind === "keyword-splat") return null;
    if (arg.kind === "positional") {
      const param = params[next];
      if (param?.kind === "rest") (slots[next] as { rest: number[] }).rest.push(i);
      else if (param?.kind === "positional" || param?.kind === "positional-only") slots[next++] = i;
      else return null;
      continue;
    }
    const at = params.findIndex(
      (param) => param.name === arg.name && (param.kind === "positional" || param.kind === "keyword-only"),
    );
    if (at >= 0) {
      if (slots[at] !== null) return null;
      slots[at] = i;
      continue;
    }
    const rest = slots.find(
      (slot): slot is { keywords: number[] } =>
        slot !== null && typeof slot === "object" && "keywords" in slot,
    );
    if (rest === undefined) return null;
    rest.keywords.push(i);
  }
  const missing = params.some((param, i) => slots[i] === null && !param.hasDefault);
  return missing ? null : slots;
}
