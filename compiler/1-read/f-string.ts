/** f-strings (language §1.7): text and replacement fields. */
import { messages } from "../messages/generated.ts";
import { isSpace } from "./characters.ts";
import type { Form, FStringField, FStringForm, FStringPart } from "./form.ts";
import { errorForm } from "./make.ts";
import type { Scanner } from "./scanner.ts";
import { openingQuote, readEscape, recoverString } from "./strings.ts";

/** How deep f-strings may stand inside each other's fields. */
const MAX_LEVEL = 20;

/** Reads the f-string whose `f` is at `start`, its opening quote right behind. */
export function readFString(scanner: Scanner, start: number): FStringForm {
  const quote = openingQuote(scanner, start + 1);
  const content = start + 1 + quote.length;
  const end = closingQuote(scanner.text, content, quote);
  if (end === null) {
    const rest = recoverString(scanner, start, content);
    return { kind: "f-string", parts: [rest], span: scanner.span(start, scanner.position) };
  }
  scanner.position = content;
  const parts = new FStringReader(scanner, quote, end).parts();
  scanner.position = end + quote.length;
  return { kind: "f-string", parts, span: scanner.span(start, scanner.position) };
}

/** The first closing quote that no backslash stands before: fields hold none. */
function closingQuote(text: string, start: number, quote: string): number | null {
  for (let index = start; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text.startsWith(quote, index)) return index;
  }
  return null;
}

/** Where the parts of a field lie in the text. */
interface FieldExtent {
  /** Just behind the expression. */
  readonly end: number;
  /** The indices of the expression without the backslashes of escaped quotes; null when there are none. */
  readonly keep: readonly number[] | null;
}

class FStringReader {
  private readonly scanner: Scanner;
  private readonly text: string;
  private readonly quote: string;
  /** Where the closing quote is. */
  private readonly end: number;

  constructor(scanner: Scanner, quote: string, end: number) {
    this.scanner = scanner;
    this.text = scanner.text;
    this.quote = quote;
    this.end = end;
  }

  /** Text and fields up to the closing quote. */
  parts(): FStringPart[] {
    const parts: FStringPart[] = [];
    while (!this.atEnd(this.scanner.position)) {
      const { position } = this.scanner;
      const character = this.text[position]!;
      const doubled = (character === "{" || character === "}") && this.text[position + 1] === character;
      if (doubled) {
        addText(parts, character);
        this.scanner.position += 2;
      } else if (character === "{") parts.push(this.field(0));
      else if (character === "}") {
        this.scanner.report(messages.fStringSingleBrace(this.scanner.span(position, position + 1)));
        this.scanner.position++;
      } else addText(parts, this.plain());
    }
    return parts;
  }

  private atEnd(index: number): boolean {
    return index >= this.end;
  }

  /** One escape, one line break, or text up to something special. */
  private plain(): string {
    const { scanner, text } = this;
    const start = scanner.position;
    if (text[start] === "\\") return readEscape(scanner);
    if (text[start] === "\r" && text[start + 1] === "\n") {
      scanner.position += 2;
      return "\n";
    }
    let end = start + 1;
    while (!this.atEnd(end) && !"{}\\\r".includes(text[end]!)) end++;
    scanner.position = end;
    return text.slice(start, end);
  }

  /** The field whose `{` is at the scanner's position; `nesting` counts the specs it stands in. */
  private field(nesting: number): FStringField {
    const { scanner, text } = this;
    const open = scanner.position;
    const extent = this.extent(open + 1);
    const value = this.value(open, extent);
    scanner.position = extent.end;
    const echo = this.echo(open);
    const conversion = this.conversion();
    const spec = text[scanner.position] === ":" ? this.spec(nesting) : null;
    if (text[scanner.position] === "}") scanner.position++;
    else this.unclosed(open);
    return { value, echo, conversion, spec, span: scanner.span(open, scanner.position) };
  }

  private value(open: number, { end, keep }: FieldExtent): Form {
    const { scanner } = this;
    if (this.text.slice(open + 1, end).trim() === "") {
      scanner.report(messages.fStringEmptyField(scanner.span(open, Math.min(end + 1, this.text.length))));
      return errorForm(scanner.span(open, end));
    }
    if (scanner.level >= MAX_LEVEL) {
      scanner.report(messages.nestedTooDeeply(scanner.span(open, open + 1)));
      return errorForm(scanner.span(open, end));
    }
    return scanner.readField(scanner.field(open + 1, end, keep));
  }

  /** `=` and the blanks behind it: the text since the brace. */
  private echo(open: number): string | null {
    if (this.text[this.scanner.position] !== "=") return null;
    this.scanner.position++;
    while (isSpace(this.text[this.scanner.position] ?? "")) this.scanner.position++;
    return this.text.slice(open + 1, this.scanner.position);
  }

  private conversion(): FStringField["conversion"] {
    const { scanner, text } = this;
    if (text[scanner.position] !== "!") return null;
    scanner.position += 2;
    return text[scanner.position - 1] as FStringField["conversion"];
  }

  private spec(nesting: number): FStringPart[] {
    const { scanner, text } = this;
    const parts: FStringPart[] = [];
    scanner.position++;
    while (!this.atEnd(scanner.position) && text[scanner.position] !== "}") {
      if (text[scanner.position] !== "{") addText(parts, this.plain());
      else if (nesting === 0) parts.push(this.field(1));
      else {
        scanner.report(messages.fStringNestedTooDeeply(scanner.span(scanner.position, scanner.position + 1)));
        this.skipBraces();
      }
    }
    return parts;
  }

  private skipBraces(): void {
    let depth = 0;
    do {
      const character = this.text[this.scanner.position++];
      if (character === "{") depth++;
      if (character === "}") depth--;
    } while (depth > 0 && !this.atEnd(this.scanner.position));
  }

  private unclosed(open: number): void {
    this.scanner.report(messages.fStringUnclosedField(this.scanner.span(open, open + 1)));
  }

  /** Finds the end of the expression that starts here, by brackets and strings alone. */
  private extent(start: number): FieldExtent {
    const escapes: number[] = [];
    let depth = 0;
    let index = start;
    while (!this.atEnd(index) && !(depth === 0 && this.endsExpression(index))) {
      const character = this.text[index]!;
      const escaped = character === "\\" && this.text[index + 1] === this.quote[0];
      if (escaped || character === '"' || character === "'") {
        index = this.nestedString(index, escaped, escapes);
        continue;
      }
      if ("([{".includes(character)) depth++;
      if (")]}".includes(character)) depth--;
      index++;
    }
    if (escapes.length === 0) return { end: index, keep: null };
    const dropped = new Set(escapes);
    const all = Array.from({ length: index - start }, (_, offset) => start + offset);
    return { end: index, keep: all.filter((each) => !dropped.has(each)) };
  }

  /** `}`, `:`, a conversion, or the `=` of an echo. */
  private endsExpression(index: number): boolean {
    const rest = this.text.slice(index, index + 3);
    if (rest[0] === "}" || rest[0] === ":") return true;
    if (rest[0] === "!") return /^![rsa][:}]/.test(rest);
    if (rest[0] !== "=" || "=!<>".includes(this.text[index - 1]!)) return false;
    let next = index + 1;
    while (isSpace(this.text[next] ?? "")) next++;
    return /^([:}]|![rsa][:}])/.test(this.text.slice(next, next + 3));
  }

  /** Skips a string inside a field, noting the backslashes before quotes of the f-string's own kind. */
  private nestedString(start: number, escaped: boolean, escapes: number[]): number {
    const own = this.quote[0]!;
    const quote = escaped ? own : this.text[start]!;
    if (escaped) escapes.push(start);
    let index = start + (escaped ? 2 : 1);
    while (!this.atEnd(index)) {
      const character = this.text[index]!;
      const next = this.text[index + 1];
      if (character === "\\" && next === own && (escaped || this.quote.length === 1)) {
        escapes.push(index);
        if (quote === own) return index + 2;
        index += 2;
      } else if (character === "\\") index += 2;
      else if (character === quote) return index + 1;
      else index++;
    }
    return Math.min(index, this.end);
  }
}

function addText(parts: FStringPart[], text: string): void {
  const last = parts[parts.length - 1];
  if (typeof last === "string") parts[parts.length - 1] = last + text;
  else if (text !== "") parts.push(text);
}
