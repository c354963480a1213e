/** Strings as sequences of code points, with a fast path for those without surrogates (language §3.5). */

const SURROGATE = /[\ud800-\udfff]/;
const SHORT = 24;

/** Longer strings that were looked at, each in a place that its length and its ends choose, and what was found out. */
const PLACES = 64;
const checked: string[] = [];
const checkedIsPlain: boolean[] = [];
let split = "";
let splitPoints: readonly string[] = [];

/** Is every code point one UTF-16 unit, so that JavaScript's positions are M28's? */
export function isPlain(text: string): boolean {
  const { length } = text;
  if (length < SHORT) return isShortPlain(text);
  const place = (length + 7 * text.charCodeAt(0) + 13 * text.charCodeAt(length - 1)) & (PLACES - 1);
  if (text !== checked[place]) checkedIsPlain[place] = !SURROGATE.test(text);
  // An equal string that is another object would be compared character by character each time.
  checked[place] = text;
  return checkedIsPlain[place]!;
}

function isShortPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdfff) return false;
  }
  return true;
}

/** Is it a list, or a str, in which JavaScript's positions are M28's? */
export function isDirect(x: unknown): boolean {
  return typeof x === "string" ? isPlain(x) : Array.isArray(x);
}

/** The code points of a string, each a string of its own. Not to be changed. */
export function codePoints(text: string): readonly string[] {
  if (text !== split) splitPoints = Array.from(text);
  split = text;
  return splitPoints;
}

export function codePointLength(text: string): number {
  return isPlain(text) ? text.length : codePoints(text).length;
}

/** The code point at a position from 0 to the length − 1, as a string. */
export function characterAt(text: string, position: number): string {
  return isPlain(text) ? text[position]! : codePoints(text)[position]!;
}

/** The part between two positions from 0 to the length. */
export function substring(text: string, start: number, stop: number): string {
  if (isPlain(text)) return text.slice(start, Math.max(start, stop));
  return codePoints(text).slice(start, Math.max(start, stop)).join("");
}

/** The first position of a text, not before `start`, that ends not after `stop`; -1 if there is none. */
export function findText(text: string, part: string, start = 0, stop = codePointLength(text)): number {
  if (start > stop) return -1;
  const within = substring(text, start, stop);
  const unit = within.indexOf(part);
  return unit < 0 ? -1 : start + toCodePoints(within, unit);
}

/** The last position of a text, not before `start`, that ends not after `stop`; -1 if there is none. */
export function findLastText(text: string, part: string, start = 0, stop = codePointLength(text)): number {
  if (start > stop) return -1;
  const within = substring(text, start, stop);
  const unit = within.lastIndexOf(part);
  return unit < 0 ? -1 : start + toCodePoints(within, unit);
}

/** The position in code points of a position in UTF-16 units. */
export function toCodePoints(text: string, unit: number): number {
  return isPlain(text) ? unit : codePointLength(text.slice(0, unit));
}
