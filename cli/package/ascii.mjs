/** JavaScript text in ASCII, of which each character is one byte: it is read, and cut, in less time. */

/** esbuild escapes strings only; the same escapes are good in regular expressions. */
export function toAscii(code) {
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
