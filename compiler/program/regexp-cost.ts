/** How many steps the search with a regular expression may take: a bound from its text, for those that have no way to interrupt it. */

/**
 * At most so many ways to match are tried, each as long as the text; Infinity where that cannot be told easily: what is repeated holds
 * choices itself, or refers back to what was matched.
 * @param source of a RegExp with the flag u or v
 * @param length of the text that is searched
 */
export function mostSteps(source: string, length: number): number {
  let ways = length + 1;
  /** Whether each open group, and the whole, holds choices. */
  const open = [false];
  let closed = false;
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    const afterGroup = closed;
    closed = false;
    if (character === "\\") {
      if (source[i + 1] === "k") return Infinity;
      i = endOfEscape(source, i);
    } else if (character === "[") i = endOfSet(source, i);
    else if (character === "(") {
      open.push(false);
      i += /^\?(?:<[^=!][^>]*>|<?[=!]|[a-z-]*:)/.exec(source.slice(i + 1))?.[0].length ?? 0;
    } else if (character === ")") {
      closed = open.pop()!;
      open[open.length - 1] ||= closed;
    } else if (character === "|") {
      ways *= 2;
      open[open.length - 1] = true;
    } else if ("*+?{".includes(character)) {
      if (afterGroup && character !== "?") return Infinity;
      ways *= character === "?" ? 2 : length + 1;
      open[open.length - 1] = true;
      if (character === "{") i = source.indexOf("}", i);
      // Reluctant ones try the same ways in another order.
      if (source[i + 1] === "?") i++;
    }
  }
  return ways * (length + 1);
}

function endOfEscape(source: string, start: number): number {
  return /^[pPu]\{/.test(source.slice(start + 1, start + 3)) ? source.indexOf("}", start) : start + 1;
}

/** Sets may hold sets. */
function endOfSet(source: string, start: number): number {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source[i] === "[") depth++;
    else if (source[i] === "]" && --depth === 0) return i;
  }
  return source.length;
}
