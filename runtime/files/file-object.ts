/** What text and binary files share: name, mode, closing, and how programs see their methods (language §16.9). */

import { ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { builtin, fn } from "../objects/functions.ts";
import type { AttributeOwner, FunctionValue } from "../objects/types.ts";
import { iterate } from "../values/iterate.ts";
import { OWN } from "../values/own.ts";
import type { ByteStream } from "./byte-stream.ts";
import { noteUnwritten, noteWritten } from "./unwritten.ts";

export abstract class FileObject<T extends { readonly length: number }>
  implements AttributeOwner, IterableIterator<T>
{
  readonly name: string;
  readonly mode: string;
  closed = false;
  protected readonly stream: ByteStream;
  private readonly isReadable: boolean;
  private readonly isWritable: boolean;
  private readonly methods: Partial<Record<MethodName, FunctionValue>> = {};

  constructor(stream: ByteStream, name: string, mode: string) {
    this.stream = stream;
    this.name = name;
    this.mode = mode;
    this.isReadable = /[r+]/.test(mode);
    this.isWritable = /[wax+]/.test(mode);
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "file";
  }

  abstract readline(size?: unknown): T;
  protected abstract readAll(): T;
  protected abstract readSome(size: number): T;
  protected abstract put(value: unknown): number;
  /** In bytes from the beginning. */
  protected abstract place(): number;
  protected abstract moveTo(place: number): void;
  protected abstract writeWaiting(): void;

  read(size?: unknown): T {
    this.startReading();
    const count = size === undefined || size === null ? -1 : sizeArgument(size);
    return count < 0 ? this.readAll() : this.readSome(count);
  }

  readlines(): T[] {
    return [...this];
  }

  write(value: unknown): number {
    this.checkOpen();
    if (!this.isWritable) throw new ValueError("not writable");
    if (this.isReadable && this.stream.isSeekable) this.moveTo(this.place());
    const count = this.put(value);
    noteUnwritten(this);
    return count;
  }

  writelines(lines: unknown): null {
    for (const line of iterate(lines)) this.write(line);
    return null;
  }

  seek(offset: unknown, whence: unknown = 0): number {
    this.checkOpen();
    const bases: Readonly<Record<string, () => number>> = {
      0: () => 0,
      1: () => this.place(),
      2: () => this.size(),
    };
    const base = bases[String(whence)];
    if (base === undefined) throw new ValueError(`invalid whence (${String(whence)}, should be 0, 1 or 2)`);
    const place = base() + sizeArgument(offset);
    if (place < 0) throw new ValueError(`negative seek position ${place}`);
    this.writeWaiting();
    this.moveTo(place);
    return place;
  }

  tell(): number {
    this.checkOpen();
    return this.place();
  }

  /** @param size in bytes; where the file stands, if it is not given */
  truncate(size?: unknown): number {
    this.checkOpen();
    if (!this.isWritable) throw new ValueError("not writable");
    this.writeWaiting();
    const bytes = size === undefined || size === null ? this.place() : sizeArgument(size);
    this.stream.truncate(bytes);
    return bytes;
  }

  flush(): null {
    this.checkOpen();
    noteWritten(this);
    this.writeWaiting();
    return null;
  }

  close(): null {
    if (this.closed) return null;
    noteWritten(this);
    this.closed = true;
    try {
      this.writeWaiting();
    } finally {
      this.stream.close();
    }
    return null;
  }

  readable(): boolean {
    return this.isReadable;
  }

  writable(): boolean {
    return this.isWritable;
  }

  seekable(): boolean {
    return this.stream.isSeekable;
  }

  isatty(): boolean {
    return false;
  }

  fileno(): number {
    return this.stream.fileno;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<T> {
    const value = this.readline();
    return value.length === 0 ? { done: true, value: undefined } : { done: false, value };
  }

  __enter__(): this {
    this.checkOpen();
    return this;
  }

  __exit__(): boolean {
    this.close();
    return false;
  }

  __repr__(): string {
    return `<file name='${this.name}' mode='${this.mode}'>`;
  }

  $getattr(name: string): unknown {
    if (name === "name" || name === "mode" || name === "closed") return this[name];
    if (!isMethodName(name)) return undefined;
    this.methods[name] ??= this.method(name);
    return this.methods[name];
  }

  protected checkOpen(): void {
    if (this.closed) throw new ValueError("I/O operation on closed file.");
  }

  /** What has been written is in the file before something is read of it. */
  protected startReading(): void {
    this.checkOpen();
    if (!this.isReadable) throw new ValueError("not readable");
    if (this.isWritable) this.flush();
  }

  private size(): number {
    this.writeWaiting();
    return this.stream.size;
  }

  private method(name: MethodName): FunctionValue {
    const method = this[name] as (...args: unknown[]) => unknown;
    return builtin(fn((...args: unknown[]) => method.apply(this, args), signatures[name]));
  }
}

const signatures = {
  read: "read(size=, /)",
  readline: "readline(size=, /)",
  readlines: "readlines()",
  write: "write(s, /)",
  writelines: "writelines(lines, /)",
  seek: "seek(offset, whence=, /)",
  tell: "tell()",
  truncate: "truncate(size=, /)",
  flush: "flush()",
  close: "close()",
  readable: "readable()",
  writable: "writable()",
  seekable: "seekable()",
  isatty: "isatty()",
  fileno: "fileno()",
} as const;

type MethodName = keyof typeof signatures;

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(signatures, name);
}
