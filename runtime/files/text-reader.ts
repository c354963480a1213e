/** Text out of a stream of bytes: by lines, by code points, or all of it. */
import { codePointLength, isPlain } from "../values/strings.ts";
import type { ByteStream } from "./byte-stream.ts";

/** What of an encoding reading needs. */
export interface Decoder {
  decode(bytes: Uint8Array): string;
  /** How many bytes from the beginning are whole characters. */
  whole(bytes: Uint8Array): number;
}

export class TextReader {
  private readonly stream: ByteStream;
  private readonly decoder: (head: Uint8Array) => readonly [decoder: Decoder, skip: number];
  private readonly translates: boolean;
  private current: Decoder | null = null;
  /** What has been decoded and not yet all read, with line ends as the program sees them. */
  private text = "";
  private at = 0;
  /** The same with the line ends of the file; null where they are the same. */
  private written: string | null = null;
  /** A line end at its end that may go on. */
  private held = "";
  /** How many bytes behind it are no whole character yet. */
  private left = 0;

  /**
   * @param decoder what decodes the stream, chosen when its head is there, and how many bytes of that are no text
   * @param translates do `\r\n` and `\r` read as `\n`?
   */
  constructor(
    stream: ByteStream,
    decoder: (head: Uint8Array) => readonly [decoder: Decoder, skip: number],
    translates: boolean,
  ) {
    this.stream = stream;
    this.decoder = decoder;
    this.translates = translates;
  }

  /** The next line with its end, which the last one may not have; `""` when there is none. */
  readLine(): string {
    let line = "";
    for (;;) {
      const { text, at } = this;
      const end = text.indexOf("\n", at);
      if (end >= 0) {
        this.at = end + 1;
        const last = text.slice(at, end + 1);
        return line === "" ? last : line + last;
      }
      line += text.slice(at);
      if (!this.more()) return line;
    }
  }

  /** The beginning of the next line, `limit` code points at most: the rest is there for who reads next. */
  readPartOfLine(limit: number): string {
    let line = "";
    for (let left = limit; left > 0; ) {
      if (this.at === this.text.length && !this.more()) break;
      const part = this.takeLine(left);
      line += part;
      if (part.endsWith("\n")) break;
      left -= codePointLength(part);
    }
    return line;
  }

  /** Everything that is left. */
  readAll(): string {
    let text = this.text.slice(this.at);
    while (this.more()) {
      text += this.text;
      this.at = this.text.length;
    }
    return text;
  }

  /** @param count code points, as far as they are there */
  read(count: number): string {
    let text = "";
    for (let wanted = count; wanted > 0; ) {
      if (this.at === this.text.length && !this.more()) break;
      const end = endOf(this.text, this.at, wanted);
      const part = this.text.slice(this.at, end);
      wanted -= codePointLength(part);
      this.at = end;
      text += part;
    }
    return text;
  }

  /** Text that has been decoded and not been read, as it is written in the file. */
  get unread(): string {
    const { written, at } = this;
    if (written === null) return this.text.slice(at) + this.held;
    let index = 0;
    for (let seen = 0; seen < at; seen++) index += written.startsWith("\r\n", index) ? 2 : 1;
    return written.slice(index) + this.held;
  }

  /** Has everything been read that has been taken from the stream? */
  get isEmpty(): boolean {
    return this.at === this.text.length && this.left === 0 && this.held === "";
  }

  /** How many bytes have been taken from the stream and not been decoded. */
  get undecoded(): number {
    return this.left;
  }

  /** Forgets what has been taken from the stream, which has been moved. */
  reset(): void {
    this.text = "";
    this.written = null;
    this.held = "";
    this.at = 0;
    this.left = 0;
  }

  /** What is decoded of the line, `count` code points at most: nothing behind those is looked at. */
  private takeLine(count: number): string {
    const { text, at } = this;
    const stop = endOf(text, at, count);
    const end = (stop < text.length ? text.slice(0, stop) : text).indexOf("\n", at) + 1;
    this.at = end > 0 ? end : stop;
    return text.slice(at, this.at);
  }

  /** Decodes the next piece, when everything before has been read; false at the end. */
  private more(): boolean {
    for (;;) {
      const before = this.left;
      const bytes = this.stream.next(before);
      const atEnd = bytes.length === before;
      let skip = 0;
      if (this.current === null) [this.current, skip] = this.decoder(bytes);
      const whole = atEnd ? bytes.length : this.current.whole(bytes);
      this.left = bytes.length - whole;
      this.at = 0;
      this.take(this.held + this.current.decode(bytes.subarray(skip, whole)), atEnd);
      if (this.text !== "") return true;
      if (atEnd) return false;
    }
  }

  private take(piece: string, isLast: boolean): void {
    // The other half of this line end may be in the next piece.
    this.held = this.translates && !isLast && piece.endsWith("\r") ? "\r" : "";
    const text = this.held === "" ? piece : piece.slice(0, -1);
    const isTranslated = this.translates && text.includes("\r");
    this.written = isTranslated ? text : null;
    this.text = isTranslated ? text.replace(/\r\n?/g, "\n") : text;
  }
}

/** Where so many code points end, in UTF-16 units. */
function endOf(text: string, start: number, count: number): number {
  if (count >= text.length - start) return text.length;
  if (isPlain(text)) return start + count;
  let end = start;
  for (let left = count; left > 0 && end < text.length; left--)
    end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return end;
}
