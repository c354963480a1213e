/** Text that grows at its end, and the position of that end. */
export class GeneratedText {
  /** From 1; up to date after `settle`. */
  line = 1;
  /** From 0; up to date after `settle`. */
  column = 0;
  /** Up to the position. Joined in the end, they make a flat string: what is added up piece by piece keeps its pieces. */
  readonly #parts: string[] = [];
  #rest = "";

  write(code: string): void {
    this.#rest += code;
  }

  /** Moves the position to the end of what has been written. */
  settle(): void {
    const rest = this.#rest;
    if (rest === "") return;
    this.#parts.push(rest);
    this.#rest = "";
    let start = 0;
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", start)) {
      start = end + 1;
      this.line++;
      this.column = 0;
    }
    this.column += rest.length - start;
  }

  toString(): string {
    return this.#parts.join("") + this.#rest;
  }
}
