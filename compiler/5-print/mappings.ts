/** The mappings of a source map, written down as they come: in the order of the generated text. */

/** A place in the one source. */
export interface Original {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

export class Mappings {
  readonly names: string[] = [];
  /** Some mapping leads to the source. */
  hasSource = false;
  readonly #parts: string[] = [];
  readonly #indexes = new Map<string, number>();
  // What the last mapping said: each number is written as the difference to the one before.
  #line = 1;
  #column = 0;
  #originalLine = 0;
  #originalColumn = 0;
  #name = 0;
  /** Whether the last mapping leads to the source, and to a name. */
  #lastHasSource = false;
  #lastHasName = false;

  /**
   * @param line from 1
   * @param column from 0
   * @param original null when the text from there on comes from no source
   */
  add(line: number, column: number, original: Original | null, name: string | null): void {
    const index = name === null ? null : this.#indexOf(name);
    if (this.#repeats(line, column, original, index)) return;
    let text = "";
    if (line > this.#line) {
      text = ";".repeat(line - this.#line);
      this.#line = line;
      this.#column = 0;
    } else if (this.#parts.length > 0) text = ",";
    this.#lastHasSource = original !== null;
    this.#lastHasName = index !== null;
    text += base64(column - this.#column);
    this.#column = column;
    if (original !== null) {
      // There is one source: its number never changes.
      text += `A${base64(original.line - 1 - this.#originalLine)}${base64(original.column - this.#originalColumn)}`;
      this.#originalLine = original.line - 1;
      this.#originalColumn = original.column;
      this.hasSource = true;
    }
    if (index !== null) {
      text += base64(index - this.#name);
      this.#name = index;
    }
    this.#parts.push(text);
  }

  toString(): string {
    return this.#parts.join("");
  }

  #indexOf(name: string): number {
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.#indexes.set(name, index);
    }
    return index;
  }

  #repeats(line: number, column: number, original: Original | null, name: number | null): boolean {
    return (
      this.#parts.length > 0 &&
      this.#line === line &&
      this.#column === column &&
      this.#lastHasName === (name !== null) &&
      (name === null || this.#name === name) &&
      this.#lastHasSource === (original !== null) &&
      (original === null ||
        (this.#originalLine === original.line - 1 && this.#originalColumn === original.column))
    );
  }
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Five bits a digit, the lowest first; the sign is the lowest bit of all, and the sixth bit says that more digits follow. */
export function base64(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  // Most numbers have one digit.
  if (rest < 32) return DIGITS[rest]!;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
