/** What counts as whitespace and as the end of a line in a str: Python's sets, which are not JavaScript's. */

export const whitespace =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

// A bundler drops a pure call that nobody uses, but not a template in its arguments.
export const whitespaceRuns = /* @__PURE__ */ (() => new RegExp(`[${whitespace}]+`, "g"))();
export const onlyWhitespace = /* @__PURE__ */ (() => new RegExp(`^[${whitespace}]+$`))();

const lineEnds = "\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029";

/** A line and what ends it, or a last line without an end. */
export const lines = /* @__PURE__ */ (() =>
  new RegExp(`([^${lineEnds}]*)(?:(?:\\r\\n|[${lineEnds}])|$)`, "g"))();

const isSpace = /* @__PURE__ */ (() => new RegExp(`[${whitespace}]`))();

/** The position of the first character that is not whitespace. */
export function trimmedStart(s: string): number {
  let start = 0;
  while (start < s.length && isSpaceAt(s, start)) start++;
  return start;
}

/** The position after the last character that is not whitespace. */
export function trimmedEnd(s: string): number {
  let end = s.length;
  while (end > 0 && isSpaceAt(s, end - 1)) end--;
  return end;
}

function isSpaceAt(s: string, at: number): boolean {
  const unit = s.charCodeAt(at);
  return (unit <= 0x20 || unit >= 0x80) && isSpace.test(s[at]!);
}
