/** Texts, and places in them. */

/** One file's text; positions in it are UTF-16 offsets. */
export interface Source {
  /** The path as the user would write it: relative to the working directory where possible. */
  readonly path: string;
  readonly text: string;
}

/** A half-open range of a source's text. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}
