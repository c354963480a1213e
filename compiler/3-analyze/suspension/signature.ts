/** Which parameter of a built-in an argument belongs to. */

interface Parameters {
  readonly names: readonly string[];
  /** Index of `*rest`, or -1. */
  readonly rest: number;
  readonly positional: number;
}

const cache = new Map<string, Parameters>();

/** Reads `"sorted(it, /, *, key=, reverse=)"`. */
function parameters(signature: string): Parameters {
  let found = cache.get(signature);
  if (found === undefined) {
    const inside = signature.slice(signature.indexOf("(") + 1, signature.lastIndexOf(")"));
    const words = inside.split(",").map((word) => word.trim());
    const real = words.filter((word) => word !== "" && word !== "/" && word !== "*");
    const star = words.findIndex((word) => word.startsWith("*") && !word.startsWith("**"));
    const before = star < 0 ? real.length : words.slice(0, star).filter((word) => real.includes(word)).length;
    found = {
      names: real.map((word) => word.replace(/^\*+/, "").replace(/=.*$/, "")),
      rest: real.findIndex((word) => word.startsWith("*") && !word.startsWith("**")),
      positional: before,
    };
    cache.set(signature, found);
  }
  return found;
}

/** The index of the parameter that takes the positional argument `i`; without a signature it is `i` itself. */
export function positionalIndex(signature: string | null, i: number): number {
  if (signature === null) return i;
  const { rest, positional } = parameters(signature);
  return i < positional || rest < 0 ? i : rest;
}

/** The index of the parameter with this name, or -1. */
export function keywordIndex(signature: string | null, name: string): number {
  return signature === null ? -1 : parameters(signature).names.indexOf(name);
}
