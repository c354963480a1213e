/** The bytes of an open file, pipe or terminal, read and written in pieces: never all of them at once. */
import { guarded } from "../builtins/os-errors.ts";
import type { FileSystem } from "../host.ts";

/** How many bytes are read, and wait to be written, at once. */
const PIECE = 1 << 16;

export class ByteStream {
  private readonly fs: FileSystem;
  private readonly descriptor: number;
  private readonly name: string;
  /** Where the next piece is read or written; null where only the host knows: pipes, terminals. */
  private place: number | null;
  private readonly appends: boolean;
  private input: Uint8Array | null = null;
  private inputEnd = 0;
  private output: Uint8Array | null = null;
  private outputEnd = 0;

  /** @param place where to begin; null for what has no places */
  constructor(fs: FileSystem, descriptor: number, name: string, place: number | null, appends: boolean) {
    this.fs = fs;
    this.descriptor = descriptor;
    this.name = name;
    this.place = place;
    this.appends = appends;
  }

  /**
   * Reads on, behind what is left of the piece before.
   * @param left how many bytes at the end of that piece are still to be used
   * @returns those, and what has been read: nothing at the end. The array is used again by the next call.
   */
  next(left: number): Uint8Array {
    this.input ??= new Uint8Array(PIECE);
    this.input.copyWithin(0, this.inputEnd - left, this.inputEnd);
    this.inputEnd = left + this.readInto(this.input, left);
    return this.input.subarray(0, this.inputEnd);
  }

  /** Puts bytes behind those that wait to be written. */
  write(bytes: Uint8Array): void {
    if (this.outputEnd + bytes.length > PIECE) this.flush();
    if (bytes.length >= PIECE) this.writeNow(bytes);
    else {
      this.output ??= new Uint8Array(PIECE);
      this.output.set(bytes, this.outputEnd);
      this.outputEnd += bytes.length;
    }
  }

  flush(): void {
    const end = this.outputEnd;
    this.outputEnd = 0;
    if (end > 0) this.writeNow(this.output!.subarray(0, end));
  }

  /** Behind the last byte that has been read or written, in bytes from the beginning. */
  get position(): number {
    // What is appended stands at the end, wherever the file stood before.
    if (this.appends) this.flush();
    if (this.place === null) guarded(undefined, illegalSeek);
    return this.place! + this.outputEnd;
  }

  set position(place: number) {
    this.flush();
    if (this.place === null) guarded(undefined, illegalSeek);
    this.place = place;
    this.inputEnd = 0;
  }

  get isSeekable(): boolean {
    return this.place !== null;
  }

  /** In bytes. */
  get size(): number {
    this.flush();
    return guarded(this.name, () => this.fs.fstatSync(this.descriptor).size);
  }

  /** @param size in bytes */
  truncate(size: number): void {
    this.flush();
    guarded(this.name, () => this.fs.ftruncateSync(this.descriptor, size));
  }

  get fileno(): number {
    return this.descriptor;
  }

  close(): void {
    try {
      this.flush();
    } finally {
      this.fs.closeSync(this.descriptor);
    }
  }

  /** @returns how many bytes have come, 0 at the end */
  private readInto(bytes: Uint8Array, from: number): number {
    for (;;) {
      try {
        const count = this.fs.readSync(this.descriptor, bytes, from, bytes.length - from, this.place);
        if (this.place !== null) this.place += count;
        return count;
      } catch (error) {
        const { code } = error as { readonly code?: string };
        if (code === "EOF") return 0;
        if (code !== "EAGAIN") return guarded(this.name, () => rethrow(error));
        pause();
      }
    }
  }

  private writeNow(bytes: Uint8Array): void {
    const { fs, descriptor } = this;
    for (let written = 0; written < bytes.length; ) {
      try {
        const place = this.appends ? null : this.place;
        const count = fs.writeSync(descriptor, bytes, written, bytes.length - written, place);
        written += count;
        if (this.place !== null && !this.appends) this.place += count;
      } catch (error) {
        if ((error as { readonly code?: string }).code !== "EAGAIN") guarded(undefined, () => rethrow(error));
        pause();
      }
    }
    if (this.appends && this.place !== null) this.place = fs.fstatSync(descriptor).size;
  }
}

/** Waits a little for the other side of a pipe, or for the terminal. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
}

function rethrow(error: unknown): never {
  throw error;
}

function illegalSeek(): never {
  throw Object.assign(new Error("illegal seek"), { code: "ESPIPE", errno: 29 });
}
