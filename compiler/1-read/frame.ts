/** One bracket that is open while a text is read, with the tokens found in it so far. */

import type { Span } from "../source/source.ts";
import type { Form, OperatorForm } from "./form.ts";
import { isSymbol } from "./make.ts";
import { QUOTE_PREFIXES, SEPARATORS } from "./operators.ts";

/** `call` and `index` are suffixes of the operand before them. */
export type FrameKind = "top" | "list" | "call" | "bracket" | "index" | "brace";

/** What may touch the token just read: a suffix, with or without a call's `(`, or nothing. */
export type Tail = "none" | "operand" | "callable";

export const CLOSERS: Readonly<Record<FrameKind, string>> = {
  top: "",
  list: ")",
  call: ")",
  bracket: "]",
  index: "]",
  brace: "}",
};

export class Frame {
  readonly kind: FrameKind;
  /** The opening bracket. */
  readonly open: Span;
  /** Index in the text just behind the opening bracket. */
  readonly contentStart: number;
  readonly tokens: Form[] = [];
  tail: Tail = "none";
  /** For `assert(…)`: the word before the bracket, the list's head. */
  readonly head: Form | null;
  /** Where to begin again if this bracket turns out to have no end: the first opening bracket in column 1 inside it. */
  restart: number | null = null;
  /** In how many quasiquotes the frame stands. */
  private readonly level: number;
  /** What the quotes before the element being read add to that. */
  private elementLevel = 0;

  constructor(kind: FrameKind, open: Span, contentStart: number, level: number, head: Form | null = null) {
    this.kind = kind;
    this.open = open;
    this.contentStart = contentStart;
    this.level = level;
    this.head = head;
  }

  get last(): Form | undefined {
    return this.tokens[this.tokens.length - 1];
  }

  /** In how many quasiquotes the next token stands. */
  get quasiLevel(): number {
    return Math.max(0, this.level + this.headLevel() + this.elementLevel);
  }

  /** Adds a token; one that does not continue the element before it begins a new one. */
  push(token: Form, tail: Tail): void {
    if (token.kind === "operator") this.countQuotes(token);
    else this.beginOperand();
    this.tokens.push(token);
    this.tail = tail;
  }

  /** An operand is about to begin: the quotes of the one before no longer count. */
  beginOperand(): void {
    if (this.afterOperand()) this.elementLevel = 0;
  }

  /** Puts the operand's extended form in its place. */
  replaceLast(form: Form, tail: Tail): void {
    this.tokens[this.tokens.length - 1] = form;
    this.tail = tail;
  }

  /** Is the last token a quote prefix? */
  afterPrefix(): boolean {
    return this.last?.kind === "operator" && QUOTE_PREFIXES.has(this.last.op);
  }

  private countQuotes({ op, spaceBefore }: OperatorForm): void {
    // An operator that does not touch what precedes it ends the element there.
    if (spaceBefore) this.beginOperand();
    if (SEPARATORS.has(op)) this.elementLevel = 0;
    if (op === "`") this.elementLevel++;
    if (op === ",unquote" || op === ",@") this.elementLevel--;
  }

  private afterOperand(): boolean {
    return this.last !== undefined && this.last.kind !== "operator";
  }

  private headLevel(): number {
    if (this.kind !== "list") return 0;
    if (isSymbol(this.tokens[0], "quasiquote")) return 1;
    return isSymbol(this.tokens[0], "unquote") || isSymbol(this.tokens[0], "unquote-splicing") ? -1 : 0;
  }
}
