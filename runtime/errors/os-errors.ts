/** OSError and its kinds. */
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { Tuple } from "../values/tuple.ts";
import { Exception } from "./hierarchy.ts";

/** With two arguments `(errno, strerror)`; the third is a filename, the fifth another one. The fourth means nothing here. */
export class OSError extends Exception {
  static override readonly $name: string = "OSError";

  errno: unknown = null;
  strerror: unknown = null;
  filename: unknown = null;
  filename2: unknown = null;

  /** The class itself makes an instance of the one that stands for the error's number. */
  constructor(...args: unknown[]) {
    super();
    if (new.target === OSError && isDetailed(args)) {
      const kind = kindNumbered(args[0]);
      // biome-ignore lint/correctness/noConstructorReturn: as `OSError.__new__` of Python
      if (kind !== undefined) return new kind(...args);
    }
    this.__init__(...args);
  }

  override __init__(...args: unknown[]): null {
    const [errno = null, strerror = null, filename = null, , filename2 = null] = isDetailed(args) ? args : [];
    this.errno = errno;
    this.strerror = strerror;
    this.filename = filename;
    this.filename2 = filename2;
    this.args = new Tuple(filename === null ? args : args.slice(0, 2));
    return null;
  }

  override __str__(): string {
    if (this.errno === null) return super.__str__();
    const text = `[Errno ${str(this.errno)}] ${str(this.strerror)}`;
    if (this.filename === null) return text;
    const second = this.filename2 === null ? "" : ` -> ${repr(this.filename2)}`;
    return `${text}: ${repr(this.filename)}${second}`;
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

export class BlockingIOError extends OSError {
  static override readonly $name: string = "BlockingIOError";
}

export class ProcessLookupError extends OSError {
  static override readonly $name: string = "ProcessLookupError";
}

export class BrokenPipeError extends ConnectionError {
  static override readonly $name: string = "BrokenPipeError";
}

export class ConnectionAbortedError extends ConnectionError {
  static override readonly $name: string = "ConnectionAbortedError";
}

export class ConnectionRefusedError extends ConnectionError {
  static override readonly $name: string = "ConnectionRefusedError";
}

export class ConnectionResetError extends ConnectionError {
  static override readonly $name: string = "ConnectionResetError";
}

function isDetailed(args: readonly unknown[]): boolean {
  return args.length >= 2 && args.length <= 5;
}

/** The classes of numbers, as Linux has them. */
function kindNumbered(errno: unknown): (new (...args: unknown[]) => OSError) | undefined {
  switch (errno) {
    case 1:
    case 13:
      return PermissionError;
    case 2:
      return FileNotFoundError;
    case 3:
      return ProcessLookupError;
    case 4:
      return InterruptedError;
    case 10:
      return ChildProcessError;
    case 11:
    case 114:
    case 115:
      return BlockingIOError;
    case 17:
      return FileExistsError;
    case 20:
      return NotADirectoryError;
    case 21:
      return IsADirectoryError;
    case 32:
    case 108:
      return BrokenPipeError;
    case 103:
      return ConnectionAbortedError;
    case 104:
      return ConnectionResetError;
    case 110:
      return TimeoutError;
    case 111:
      return ConnectionRefusedError;
    default:
      return undefined;
  }
}
