/** Reads tokens and matches brackets, with a stack of its own, so that nesting costs no recursion. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { characterAt } from "./characters.ts";
import { argumentItems, braceForm, bracketForm, listItems, subscriptForm } from "./elements.ts";
import { type Form, MAX_NESTING } from "./form.ts";
import { CLOSERS, Frame, type FrameKind } from "./frame.ts";
import { isSymbol, join, madeList, rawList } from "./make.ts";
import type { Scanner } from "./scanner.ts";
import { readToken } from "./token.ts";

/** Words behind which `name(…)` declares parameters or parents. */
const DEFINERS = ["def", "define", "class", "defmacro"];

export class BracketReader {
  readonly scanner: Scanner;
  readonly top: Frame;
  private readonly frames: Frame[];
  private readonly report: Report;
  /** How many open brackets wait for each closing one. */
  private readonly waiting = new Map<string, number>();
  /** The end of the last unmatched closing bracket or unexpected character: what touches it is not reported again. */
  private nonsenseEnd = -1;

  constructor(scanner: Scanner) {
    this.scanner = scanner;
    this.report = scanner.report;
    const { position } = scanner;
    this.top = new Frame("top", scanner.span(position, position), position, 0);
    this.frames = [this.top];
  }

  /** The outermost bracket that is still open. */
  get outermost(): Frame | undefined {
    return this.frames[1];
  }

  private get frame(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  /** Reads to the end of the text; brackets may be left open. */
  run(): void {
    for (;;) {
      const space = this.scanner.skipSpace();
      if (this.scanner.done) return;
      this.step(space);
    }
  }

  /** Closes what is still open at the end, and reports the innermost of it. */
  closeAll(): void {
    if (this.frames.length === 1) return;
    const { kind, open } = this.frame;
    this.report(messages.unclosedBracket(open, { open: openerOf(open), close: CLOSERS[kind] }));
    while (this.frames.length > 1) this.close(this.scanner.position, true);
  }

  private step(space: boolean): void {
    const { text, position } = this.scanner;
    const character = text[position]!;
    if (character === "(" || character === "[" || character === "{") this.open(character, space);
    else if (character === ")" || character === "]" || character === "}") this.closer(character);
    else if (!readToken(this.scanner, this.frame, space)) this.unexpected();
  }

  private unexpected(): void {
    const { scanner } = this;
    const start = scanner.position;
    const character = characterAt(scanner.text, start);
    scanner.position += character.length;
    if (this.nonsenseEnd !== start) {
      const shown = /^[\p{Cc}\p{Cf}\p{Zs}\p{Cs}]$/u.test(character) ? codePointName(character) : character;
      this.report(messages.unexpectedCharacter(scanner.span(start, scanner.position), { c: shown }));
    }
    this.nonsenseEnd = scanner.position;
  }

  private open(character: string, space: boolean): void {
    const { scanner, frame } = this;
    const start = scanner.position;
    if (this.frames.length > MAX_NESTING) {
      this.skipDeep(start);
      return;
    }
    const touching = !space && start > frame.contentStart;
    const kind = this.kindOf(character, touching);
    const head = kind === "list" && touching ? this.assertion() : null;
    if (kind === "list" || kind === "bracket" || kind === "brace") frame.beginOperand();
    scanner.position++;
    const inner = new Frame(kind, scanner.span(start, start + 1), start + 1, frame.quasiLevel, head);
    this.frames.push(inner);
    this.waiting.set(CLOSERS[kind], (this.waiting.get(CLOSERS[kind]) ?? 0) + 1);
    const outermost = this.outermost!;
    if (outermost !== inner && character === "(" && /[\r\n]/.test(scanner.text[start - 1]!)) {
      outermost.restart ??= start;
    }
  }

  private kindOf(character: string, touching: boolean): FrameKind {
    const { tail, tokens } = this.frame;
    if (character === "{") return "brace";
    if (character === "[") return touching && tail !== "none" ? "index" : "bracket";
    if (!touching || tail !== "callable") return "list";
    const definer = tokens[tokens.length - 2];
    const defines = definer?.kind === "symbol" && DEFINERS.includes(definer.name);
    return defines && this.frame.last!.kind === "symbol" ? "list" : "call";
  }

  /** For `assert(c, msg)`: takes the word off the frame, to be the list's head. */
  private assertion(): Form | null {
    const { frame } = this;
    const { last } = frame;
    const isHead = frame.kind === "list" && frame.tokens.length === 1 && !frame.head;
    if (!last || !isSymbol(last, "assert") || isHead) return null;
    frame.tokens.pop();
    return last;
  }

  private closer(character: string): void {
    const { scanner } = this;
    const start = scanner.position;
    if ((this.waiting.get(character) ?? 0) === 0) {
      scanner.position++;
      if (this.nonsenseEnd !== start) {
        this.report(messages.unmatchedBracket(scanner.span(start, start + 1), { close: character }));
      }
      this.nonsenseEnd = start + 1;
      return;
    }
    if (CLOSERS[this.frame.kind] !== character) this.mismatch(scanner.span(start, start + 1));
    while (CLOSERS[this.frame.kind] !== character) this.close(start, true);
    scanner.position++;
    this.close(start + 1, false);
  }

  private mismatch(closer: Span): void {
    const { kind, open } = this.frame;
    const labels = [{ span: closer, text: "an outer bracket is closed here" }];
    const params = { open: openerOf(open), close: CLOSERS[kind] };
    this.report(messages.unclosedBracket(open, params, { labels }));
  }

  /** Ends the innermost bracket. One that was never closed is read without complaints about what stands in it. */
  private close(end: number, unclosed: boolean): void {
    const frame = this.frames.pop()!;
    const parent = this.frame;
    this.waiting.set(CLOSERS[frame.kind], this.waiting.get(CLOSERS[frame.kind])! - 1);
    const report: Report = unclosed ? () => {} : this.report;
    const span = join(frame.open, this.scanner.span(end, end));
    if (frame.kind === "call") {
      const callee = parent.last!;
      const items = [callee, ...argumentItems(frame.tokens, report)];
      parent.replaceLast({ kind: "list", shape: "call", items, span: join(callee.span, span) }, "callable");
    } else if (frame.kind === "index") {
      const base = parent.last!;
      const index = subscriptForm(frame.tokens, span, report);
      parent.replaceLast(madeList("get-item", [base, index], join(base.span, span)), "callable");
    } else parent.push(bracketed(frame, span, report), "operand");
  }

  /** Reports and steps over a bracket that is nested too deeply. */
  private skipDeep(start: number): void {
    const { scanner } = this;
    this.report(messages.nestedTooDeeply(scanner.span(start, start + 1)));
    let depth = 0;
    do {
      const character = scanner.text[scanner.position]!;
      if ("([{".includes(character)) depth++;
      if (")]}".includes(character)) depth--;
      scanner.position++;
      scanner.skipSpace();
    } while (depth > 0 && !scanner.done);
    this.frame.push({ kind: "error", span: scanner.span(start, scanner.position) }, "operand");
  }
}

function bracketed(frame: Frame, span: Span, report: Report): Form {
  if (frame.kind === "bracket") return bracketForm(frame.tokens, span, report);
  if (frame.kind === "brace") return braceForm(frame.tokens, span, report);
  if (!frame.head) return rawList(listItems(frame.tokens, report), span);
  return rawList([frame.head, ...argumentItems(frame.tokens, report)], join(frame.head.span, span));
}

function openerOf({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
