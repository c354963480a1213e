/** OSError and its kinds. */
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { Tuple } from "../values/tuple.ts";
import { Exception } from "./hierarchy.ts";

/** With two arguments `(errno, strerror)`, with three a filename too. */
export class OSError extends Exception {
  static override readonly $name: string = "OSError";

  errno: unknown = null;
  strerror: unknown = null;
  filename: unknown = null;

  constructor(...args: unknown[]) {
    super();
    this.__init__(...args);
  }

  override __init__(...args: unknown[]): null {
    const detailed = args.length === 2 || args.length === 3;
    this.errno = detailed ? args[0] : null;
    this.strerror = detailed ? args[1] : null;
    this.filename = args.length === 3 ? args[2] : null;
    this.args = new Tuple(detailed ? args.slice(0, 2) : args);
    return null;
  }

  override __str__(): string {
    if (this.errno === null) return super.__str__();
    const text = `[Errno ${str(this.errno)}] ${str(this.strerror)}`;
    return this.filename === null ? text : `${text}: ${repr(this.filename)}`;
  }
}

export class FileNotFoundError extends OSError {
  static override readonly $name: string = "FileNotFoundError";
}

export class FileExistsError extends OSError {
  static override readonly $name: string = "FileExistsError";
}

export class PermissionError extends OSError {
  static override readonly $name: string = "PermissionError";
}

export class IsADirectoryError extends OSError {
  static override readonly $name: string = "IsADirectoryError";
}

export class NotADirectoryError extends OSError {
  static override readonly $name: string = "NotADirectoryError";
}

export class TimeoutError extends OSError {
  static override readonly $name: string = "TimeoutError";
}

export class InterruptedError extends OSError {
  static override readonly $name: string = "InterruptedError";
}

export class ChildProcessError extends OSError {
  static override readonly $name: string = "ChildProcessError";
}

export class ConnectionError extends OSError {
  static override readonly $name: string = "ConnectionError";
}
