/** Text files, as `open` gives them (language §16.9). */
import { ValueError } from "../errors/hierarchy.ts";
import { type FileSystem, writeAll } from "../host.ts";
import { sizeArgument, textArgument } from "../methods/arguments.ts";
import { builtin, fn } from "../objects/functions.ts";
import type { AttributeOwner, FunctionValue } from "../objects/types.ts";
import { iterate } from "../values/iterate.ts";
import { guarded } from "./os-errors.ts";

/** A file that is only written to is written at once; one that is read is held in memory, and saved when it has changed. */
export class TextFile implements AttributeOwner, IterableIterator<string> {
  static readonly $name: string = "TextIOWrapper";

  readonly name: string;
  readonly mode: string;
  closed = false;
  private readonly fs: FileSystem;
  private readonly descriptor: number;
  private readonly isReadable: boolean;
  private readonly isWritable: boolean;
  private content: string | null = null;
  private position = 0;
  private changed = false;

  constructor(fs: FileSystem, descriptor: number, name: string, mode: string) {
    this.fs = fs;
    this.descriptor = descriptor;
    this.name = name;
    this.mode = mode;
    this.isReadable = /[r+]/.test(mode);
    this.isWritable = /[wax+]/.test(mode);
  }

  get $kind(): string {
    return "file";
  }

  read(size?: unknown): string {
    const text = this.readableText();
    const count = size === undefined || size === null ? -1 : sizeArgument(size);
    return this.advance(count < 0 ? text.length : this.position + count);
  }

  readline(): string {
    const end = this.readableText().indexOf("\n", this.position);
    return this.advance(end < 0 ? this.readableText().length : end + 1);
  }

  readlines(): string[] {
    return [...this];
  }

  write(value: unknown): number {
    const text = textArgument(value, "write() argument");
    this.checkOpen();
    if (!this.isWritable) throw new ValueError("not writable");
    if (this.isReadable) this.insert(text);
    else writeAll(this.fs, this.descriptor, new TextEncoder().encode(text));
    if (!this.isReadable) this.position += text.length;
    return [...text].length;
  }

  writelines(lines: unknown): null {
    for (const line of iterate(lines)) this.write(line);
    return null;
  }

  /** Positions count UTF-16 units of the text. */
  seek(offset: unknown, whence: unknown = 0): number {
    this.checkOpen();
    const base = whence === 2 ? (this.isReadable ? this.readableText().length : this.position) : 0;
    this.position = Math.max(0, (whence === 1 ? this.position : base) + sizeArgument(offset));
    return this.position;
  }

  tell(): number {
    this.checkOpen();
    return this.position;
  }

  flush(): null {
    this.checkOpen();
    if (this.changed) {
      this.changed = false;
      const bytes = new TextEncoder().encode(this.content!);
      guarded(this.name, () => this.fs.writeFileSync(this.name, bytes));
    }
    return null;
  }

  close(): null {
    if (this.closed) return null;
    this.flush();
    this.closed = true;
    this.fs.closeSync(this.descriptor);
    return null;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<string> {
    const value = this.readline();
    return value === "" ? { done: true, value: undefined } : { done: false, value };
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
    return isMethodName(name) ? this.method(name) : undefined;
  }

  private method(name: MethodName): FunctionValue {
    const parameters = signatures[name];
    return builtin(
      fn((...args: unknown[]) => (this[name] as (...args: unknown[]) => unknown)(...args), parameters),
    );
  }

  private readableText(): string {
    this.checkOpen();
    if (!this.isReadable) throw new ValueError("not readable");
    this.content ??= guarded(this.name, () => this.fs.readFileSync(this.name, "utf8")).replace(
      /\r\n?/g,
      "\n",
    );
    return this.content;
  }

  private advance(to: number): string {
    const part = this.content!.slice(this.position, to);
    this.position += part.length;
    return part;
  }

  /** Writes over what is there, as files do; a file opened to append grows at its end. */
  private insert(text: string): void {
    const old = this.readableText();
    const from = this.mode.includes("a") ? old.length : this.position;
    this.content = old.slice(0, from).padEnd(from, "\0") + text + old.slice(from + text.length);
    this.position = from + text.length;
    this.changed = true;
  }

  private checkOpen(): void {
    if (this.closed) throw new ValueError("I/O operation on closed file.");
  }
}

const signatures = {
  read: "read(size=, /)",
  readline: "readline()",
  readlines: "readlines()",
  write: "write(s, /)",
  writelines: "writelines(lines, /)",
  seek: "seek(offset, whence=, /)",
  tell: "tell()",
  flush: "flush()",
  close: "close()",
} as const;

type MethodName = keyof typeof signatures;

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(signatures, name);
}
