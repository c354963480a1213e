/** Text files, as `open` gives them (language §16.9). */
import { sizeArgument, textArgument } from "../methods/arguments.ts";
import { behindMark, type Codec } from "../text/codecs.ts";
import { shownByItself } from "../values/shown.ts";
import { codePointLength } from "../values/strings.ts";
import type { ByteStream } from "./byte-stream.ts";
import { FileObject } from "./file-object.ts";
import { TextReader } from "./text-reader.ts";

/** How much text may wait to be encoded, in UTF-16 units. */
const PIECE = 1 << 14;

class TextFileValue extends FileObject<string> {
  static readonly $name: string = "TextIOWrapper";

  private readonly errors: string;
  private readonly lineEnd: string;
  /** Without its mark once the head of the file has been read or written. */
  private codec: Codec;
  private readonly reader: TextReader;
  private waiting = "";

  /** @param newline what `\n` is in the file; null: any line end is read as `\n` */
  constructor(
    stream: ByteStream,
    name: string,
    mode: string,
    codec: Codec,
    errors: string,
    newline: string | null,
  ) {
    super(stream, name, mode);
    this.codec = codec;
    this.errors = errors;
    this.lineEnd = newline === null || newline === "" ? "\n" : newline;
    this.reader = new TextReader(stream, (head) => this.decoderFor(head), newline === null);
  }

  readline(size?: unknown): string {
    this.startReading();
    const limit = size === undefined || size === null ? -1 : sizeArgument(size);
    return limit < 0 ? this.reader.readLine() : this.reader.readPartOfLine(limit);
  }

  protected readAll(): string {
    return this.reader.readAll();
  }

  protected readSome(size: number): string {
    return this.reader.read(size);
  }

  protected put(value: unknown): number {
    const text = textArgument(value, "write() argument");
    this.waiting += this.lineEnd === "\n" ? text : text.replaceAll("\n", this.lineEnd);
    if (this.waiting.length >= PIECE) this.encodeWaiting();
    return codePointLength(text);
  }

  protected place(): number {
    this.encodeWaiting();
    const { unread, undecoded } = this.reader;
    return this.stream.position - undecoded - this.codec.encode(unread, this.errors).length;
  }

  protected moveTo(place: number): void {
    if (this.waiting !== "" || (this.stream.position === place && this.reader.isEmpty)) return;
    this.reader.reset();
    this.stream.position = place;
  }

  protected writeWaiting(): void {
    this.encodeWaiting();
    this.stream.flush();
  }

  private encodeWaiting(): void {
    const text = this.waiting;
    if (text === "") return;
    this.waiting = "";
    this.stream.write(this.codec.encode(text, this.errors));
    if (this.codec.mark.length > 0)
      this.codec = behindMark(this.codec, Uint8Array.from(this.codec.mark)).codec;
  }

  private decoderFor(head: Uint8Array) {
    const { codec, skip } = behindMark(this.codec, head);
    this.codec = codec;
    const decode = (bytes: Uint8Array) => codec.decode(bytes, this.errors);
    return [{ decode, whole: codec.whole }, skip] as const;
  }
}

export const TextFile: typeof TextFileValue = /* @__PURE__ */ shownByItself(TextFileValue);
export type TextFile = TextFileValue;
