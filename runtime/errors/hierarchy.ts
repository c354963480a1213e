/** The built-in exception classes (language §8.1). */
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { Tuple } from "../values/tuple.ts";
import { BaseException, Exception } from "./base-exception.ts";

export class SystemExit extends BaseException {
  static override readonly $name: string = "SystemExit";

  get code(): unknown {
    const { items } = this.args;
    return items.length === 0 ? null : items.length === 1 ? items[0] : this.args;
  }
}

export class KeyboardInterrupt extends BaseException {
  static override readonly $name: string = "KeyboardInterrupt";
}

export class GeneratorExit extends BaseException {
  static override readonly $name: string = "GeneratorExit";
}

export class ArithmeticError extends Exception {
  static override readonly $name: string = "ArithmeticError";
}

export class ZeroDivisionError extends ArithmeticError {
  static override readonly $name: string = "ZeroDivisionError";
}

export class OverflowError extends ArithmeticError {
  static override readonly $name: string = "OverflowError";
}

export class FloatingPointError extends ArithmeticError {
  static override readonly $name: string = "FloatingPointError";
}

export class AssertionError extends Exception {
  static override readonly $name: string = "AssertionError";
}

export class AttributeError extends Exception {
  static override readonly $name: string = "AttributeError";
}

export class BufferError extends Exception {
  static override readonly $name: string = "BufferError";
}

export class EOFError extends Exception {
  static override readonly $name: string = "EOFError";
}

export class MemoryError extends Exception {
  static override readonly $name: string = "MemoryError";
}

class ReferenceException extends Exception {
  static override readonly $name: string = "ReferenceError";
}

export class ImportError extends Exception {
  static override readonly $name: string = "ImportError";
}

export class ModuleNotFoundError extends ImportError {
  static override readonly $name: string = "ModuleNotFoundError";
}

export class LookupError extends Exception {
  static override readonly $name: string = "LookupError";
}

export class IndexError extends LookupError {
  static override readonly $name: string = "IndexError";
}

export class KeyError extends LookupError {
  static override readonly $name: string = "KeyError";

  override __str__(): string {
    return this.args.items.length === 1 ? repr(this.args.items[0]) : super.__str__();
  }
}

export class NameError extends Exception {
  static override readonly $name: string = "NameError";
}

export class UnboundLocalError extends NameError {
  static override readonly $name: string = "UnboundLocalError";
}

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

export class RuntimeError extends Exception {
  static override readonly $name: string = "RuntimeError";
}

export class RecursionError extends RuntimeError {
  static override readonly $name: string = "RecursionError";
}

export class NotImplementedError extends RuntimeError {
  static override readonly $name: string = "NotImplementedError";
}

export class StopIteration extends Exception {
  static override readonly $name: string = "StopIteration";

  get value(): unknown {
    return this.args.items.length === 0 ? null : this.args.items[0];
  }
}

export class StopAsyncIteration extends Exception {
  static override readonly $name: string = "StopAsyncIteration";
}

class SyntaxException extends Exception {
  static override readonly $name: string = "SyntaxError";
}

export class SystemError extends Exception {
  static override readonly $name: string = "SystemError";
}

class TypeException extends Exception {
  static override readonly $name: string = "TypeError";
}

export class ValueError extends Exception {
  static override readonly $name: string = "ValueError";
}

export class UnicodeError extends ValueError {
  static override readonly $name: string = "UnicodeError";
}

export class ChannelError extends ValueError {
  static override readonly $name: string = "ChannelError";
}

export class Warning extends Exception {
  static override readonly $name: string = "Warning";
}

export class DeprecationWarning extends Warning {
  static override readonly $name: string = "DeprecationWarning";
}

export class RuntimeWarning extends Warning {
  static override readonly $name: string = "RuntimeWarning";
}

export class UserWarning extends Warning {
  static override readonly $name: string = "UserWarning";
}

/** Made under other names, because JavaScript's own errors are called the same. */
export { ReferenceException as ReferenceError, SyntaxException as SyntaxError, TypeException as TypeError };

export function typeError(message: string): BaseException {
  return new TypeException(message);
}
