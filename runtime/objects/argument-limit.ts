/** How many arguments are passed on as arguments: engines put them on their stacks. */
import type { Dict } from "../values/dict.ts";

/** More than anybody writes by hand, and few enough for the stack of every engine. */
export const MOST_ARGUMENTS = 10_000;

/** Can the call be made as it stands? Otherwise its arguments are bound to the parameters of the function first. */
export function isPassedOn(positional: readonly unknown[], keywords: Dict | null): boolean {
  return positional.length <= MOST_ARGUMENTS && !hasKeywords(keywords);
}

export function hasKeywords(keywords: Dict | null): keywords is Dict {
  return keywords !== null && keywords.size > 0;
}
