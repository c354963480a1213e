/** Text that grows at its end, and the position of that end. */
export class GeneratedText {
  #line = 1;
  #column = 0;
  /** Up to the position. */
  #text = "";
  /** What has been written since somebody asked for the position. */
  #rest = "";

  write(code: string): void {
    this.#rest += code;
  }

  /** From 1. */
  get line(): number {
    this.#catchUp();
    return this.#line;
  }

  /** From 0. */
  get column(): number {
    this.#catchUp();
    return this.#column;
  }

  toString(): string {
    return this.#text + this.#rest;
  }

  #catchUp(): void {
    const rest = this.#rest;
    if (rest === "") return;
    this.#text += rest;
    this.#rest = "";
    let start = 0;
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", start)) {
      start = end + 1;
      this.#line++;
      this.#column = 0;
    }
    this.#column += rest.length - start;
  }
}
