/** What is a name in JavaScript, and how any text stands where one is needed. */

const PLAIN = /^[A-Za-z_$][\w$]*$/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Reserved words, the names of which cannot be declared; `async`, which cannot be a loop's target; globals that emitted code mentions. */
const RESERVED = new Set(
  (
    "arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
    "for function if implements import in instanceof interface let new null package private protected public return static super " +
    "switch this throw true try typeof undefined var void while with yield Infinity NaN globalThis Array Math Number Object Symbol"
  ).split(" "),
);

/** May the text stand as the name of a property? Reserved words may. */
export function isIdentifierText(text: string): boolean {
  return PLAIN.test(text) || IDENTIFIER.test(text);
}

/** May the text stand as the name of a variable? */
export function isVariableName(text: string): boolean {
  return isIdentifierText(text) && !RESERVED.has(text);
}

/** The name of an export or of a property in a type: the text itself, or as a string. */
export function nameOrString(text: string): string {
  return isIdentifierText(text) ? text : JSON.stringify(text);
}

/** A variable's name for a text: itself if possible; characters that no name has become their numbers, and reserved words get a `$` behind. */
export function variableNameFor(text: string): string {
  const name = isIdentifierText(text) && !text.includes("$") ? text : escaped(text);
  return RESERVED.has(name) ? `${name}$` : name;
}

function escaped(text: string): string {
  const name = Array.from(text, (character) =>
    character !== "$" && CONTINUES.test(character)
      ? character
      : `_${character.codePointAt(0)!.toString(16)}_`,
  ).join("");
  return IDENTIFIER.test(name) ? name : `_${name}`;
}

const CONTINUES = /^\p{ID_Continue}$/u;
