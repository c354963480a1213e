/** Forms: what the reader makes of source text, before any name has a meaning. */

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

export type Form =
  | SymbolForm
  | KeywordForm
  | ConstantForm
  | NumberForm
  | StringForm
  | FStringForm
  | OperatorForm
  | JsNameForm
  | ListForm
  | ErrorForm;

/** A NAME, hard keywords and soft forms included. */
export interface SymbolForm {
  readonly kind: "symbol";
  readonly name: string;
  readonly span: Span;
}

/** `:name`, without its colon. */
export interface KeywordForm {
  readonly kind: "keyword";
  readonly name: string;
  readonly span: Span;
}

/** `True true False false None nil` and `...`. */
export interface ConstantForm {
  readonly kind: "constant";
  readonly value: true | false | null | "ellipsis";
  readonly span: Span;
}

export interface NumberForm {
  readonly kind: "number";
  /** A bigint only outside ±(2^53−1). */
  readonly value: number | bigint;
  /** Written with a `.` or an exponent. */
  readonly float: boolean;
  readonly span: Span;
}

export interface StringForm {
  readonly kind: "string";
  readonly value: string;
  readonly span: Span;
}

export interface FStringForm {
  readonly kind: "f-string";
  readonly parts: readonly FStringPart[];
  readonly span: Span;
}

export type FStringPart = string | FStringField;

export interface FStringField {
  readonly value: Form;
  /** The source text up to and including `=` for `{x + 1=}`, else null. */
  readonly echo: string | null;
  readonly conversion: "r" | "s" | "a" | null;
  /** The format spec, nested fields included; null when there is no `:`. */
  readonly spec: readonly FStringPart[] | null;
  readonly span: Span;
}

/**
 * An operator or separator that stands as an item of an unclassified list, or an operator used as a value.
 * Two-word operators are one token with one space: `not in`, `is not`.
 */
export interface OperatorForm {
  readonly kind: "operator";
  /** A binary, unary or assignment operator, or one of `, : -> @`. */
  readonly op: string;
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
  readonly span: Span;
}

/** `js/NAME`, without the prefix. */
export interface JsNameForm {
  readonly kind: "js-name";
  readonly name: string;
  readonly span: Span;
}

/** What stands where something could not be read; a diagnostic has been reported. Analysis treats it as None. */
export interface ErrorForm {
  readonly kind: "error";
  readonly span: Span;
}

export interface ListForm {
  readonly kind: "list";
  /**
   * `raw`: a parenthesised list as written, not yet classified (language §2.4): its items are elements
   * (tight infix such as `a+b` already joined) with operators, `,` and `:` between them as OperatorForms.
   * `made`: a canonical list form of language §2.9, made from sugar: head symbol first (`list-literal`,
   * `tuple-literal`, `get-item`, `.`, `and`, `if`, `=`, `quote`, …, or an OperatorForm for `(+ a b)`), then the operands.
   * `call`: made from call sugar `f(a, k=v)`: callee first, then the raw argument items.
   */
  readonly shape: "raw" | "made" | "call";
  readonly items: readonly Form[];
  readonly span: Span;
}

/** The marked nodes of calls and displays: `k=v`, `*xs`, `**m` (language §2.9, †). */
export const MARKS = { splat: "%splat", keywordSplat: "%keyword-splat", keyword: "%keyword" } as const;
