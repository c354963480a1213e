/** Binary files, as `open` gives them for modes with a `b`. */
import { sizeArgument } from "../methods/arguments.ts";
import { bytesOf } from "../methods/bytes/known.ts";
import { bytesLike, copyOf, joinedBytes } from "../values/bytes.ts";
import { shownByItself } from "../values/shown.ts";
import { FileObject } from "./file-object.ts";

const LINE_FEED = 10;

class BinaryFileValue extends FileObject<Uint8Array> {
  static readonly $name: string = "BufferedRandom";

  /** What has been read from the stream, and how much of that by the program. */
  private piece: Uint8Array = new Uint8Array();
  private at = 0;

  readline(size?: unknown): Uint8Array {
    this.startReading();
    let left = size === undefined || size === null ? -1 : sizeArgument(size);
    if (left < 0) left = Number.POSITIVE_INFINITY;
    return this.take((piece, at) => {
      const end = piece.indexOf(LINE_FEED, at);
      const wanted = Math.min(end < 0 ? piece.length : end + 1, at + left);
      left -= wanted - at;
      return [wanted, (end >= 0 && wanted === end + 1) || left === 0];
    });
  }

  protected readAll(): Uint8Array {
    return this.take((piece) => [piece.length, false]);
  }

  protected readSome(size: number): Uint8Array {
    let left = size;
    return this.take((piece, at) => {
      const end = Math.min(piece.length, at + left);
      left -= end - at;
      return [end, left === 0];
    });
  }

  protected put(value: unknown): number {
    const bytes = bytesLike(value);
    this.stream.write(bytes);
    return bytes.length;
  }

  protected place(): number {
    return this.stream.position - (this.piece.length - this.at);
  }

  protected moveTo(place: number): void {
    if (this.at === this.piece.length && this.stream.position === place) return;
    this.piece = new Uint8Array();
    this.at = 0;
    this.stream.position = place;
  }

  protected writeWaiting(): void {
    this.stream.flush();
  }

  /** @param upTo where in a piece to stop, and whether that is all */
  private take(upTo: (piece: Uint8Array, at: number) => readonly [end: number, isAll: boolean]): Uint8Array {
    const parts: Uint8Array[] = [];
    for (;;) {
      const [end, isAll] = upTo(this.piece, this.at);
      if (end > this.at) parts.push(copyOf(this.piece, this.at, end));
      this.at = end;
      if (isAll || !this.more()) return bytesOf(parts.length === 1 ? parts[0]! : joinedBytes(parts));
    }
  }

  private more(): boolean {
    this.piece = this.stream.next(0);
    this.at = 0;
    return this.piece.length > 0;
  }
}

export const BinaryFile: typeof BinaryFileValue = /* @__PURE__ */ shownByItself(BinaryFileValue);
export type BinaryFile = BinaryFileValue;
