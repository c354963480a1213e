/**
 * Forms: what the reader makes of source text, before any name has a meaning.
 *
 * The words `and or not in is`, `not in` and `is not` are OperatorForms wherever they stand as items of raw and call lists, in head
 * position too; all other words (`if else elif for as lambda def …`) are SymbolForms. Where a name is wanted (after a `.`, in a
 * keyword) any word is one. An unattached dot is the SymbolForm `.`, and `.name` without an operand before it the SymbolForm `.name`.
 * `->`, `->>` and a decorator's `@` are OperatorForms.
 *
 * Heads of made lists: `and or not if = := += … quote lambda def @ get-item …` are SymbolForms, all other operators OperatorForms
 * (`@` with a SymbolForm head is a decorated form, `(@ decorator form)`; with an OperatorForm head it multiplies matrices).
 * `a < b <= c` is a made `(and (< a b) (<= b c))` in which both `b` are the same object (see comparison.ts).
 */
import type { Span } from "../source/source.ts";

export type Form =
  | SymbolForm
  | KeywordForm
  | ConstantForm
  | NumberForm
  | StringForm
  | BytesForm
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

export interface BytesForm {
  readonly kind: "bytes";
  /** Each character stands for the byte of its number. */
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
  /**
   * For an element that the reader joined from operands and operators, such as `a+b`, `-x` and `*xs`: these, as written. A place
   * that reads spaced infix regroups them, so that `(a+b * c)` keeps the usual precedence.
   */
  readonly joined?: readonly Form[];
  /** Made from data, so that its head says what it is: a raw list in which no infix is read. */
  readonly canonical?: boolean;
  /** From a macro's template: written somewhere else than its span says, which is that of the call. */
  readonly placed?: boolean;
}

/** How deep brackets may nest, and operators without brackets. */
export const MAX_NESTING = 5_000;

/** The marked nodes of calls and displays: `k=v`, `*xs`, `**m` (language §2.9, †). */
export const MARKS = { splat: "%splat", keywordSplat: "%keyword-splat", keyword: "%keyword" } as const;
