/** The built-in exception classes that are not about the operating system, and what all of them share (language §8.1). */
import { exit, flush, writeError } from "../scheduler/ending.ts";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { isIntegral } from "../values/numeric.ts";
import { isOwnClass, OWN } from "../values/own.ts";
import { Tuple } from "../values/tuple.ts";
import { provideEarly } from "./early.ts";
import { type Reading, reportedOf } from "./native.ts";

/** A class of exceptions, built in or the user's. */
export interface ExceptionClass {
  new (...args: unknown[]): BaseException;
  readonly $class: boolean;
  readonly $name: string;
}

export class BaseException extends Error {
  static readonly $class: boolean = true;
  static readonly $name: string = "BaseException";

  args: Tuple;
  __cause__: BaseException | null = null;
  __context__: BaseException | null = null;
  /** `raise … from None` and `raise … from e` hide the context in reports. */
  __suppress_context__ = false;

  constructor(...args: unknown[]) {
    super();
    this.args = new Tuple(args);
  }

  /** Built-in classes are the same, by their names, in all copies of the runtime that are in the process. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: it is the class that was asked for
    return isInstance(this, value);
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "exception";
  }

  override get name(): string {
    return (this.constructor as unknown as ExceptionClass).$name;
  }

  override set name(value: unknown) {
    overwrite(this, "name", value);
  }

  override get message(): string {
    return this.args.items.length === 0 ? "" : str(this.args.items[0]);
  }

  override set message(value: unknown) {
    overwrite(this, "message", value);
  }

  /** The cause as JavaScript code finds it. */
  override get cause(): unknown {
    return this.__cause__;
  }

  override set cause(value: unknown) {
    overwrite(this, "cause", value);
  }

  get __traceback__(): null {
    return null;
  }

  /** What JSON.stringify writes: the attributes. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this).filter(([name]) => name !== "args" && !name.startsWith("__")),
    );
  }

  __init__(...args: unknown[]): null {
    this.args = new Tuple(args);
    return null;
  }

  __str__(): string {
    const { items } = this.args;
    return items.length === 0 ? "" : items.length === 1 ? str(items[0]) : repr(this.args);
  }

  __repr__(): string {
    return `${this.name}(${this.args.items.map(repr).join(", ")})`;
  }

  override toString(): string {
    const text = str(this);
    return text === "" ? this.name : `${this.name}: ${text}`;
  }

  /** What a report says of it, which must be made even if the program's own `__str__` fails. */
  $reading(): Reading {
    // Not its `name`, which of a JSError is that of the JavaScript error.
    const { $name: name } = this.constructor as unknown as ExceptionClass;
    try {
      return { name, message: str(this) };
    } catch {
      return { name, message: "<exception str() failed>" };
    }
  }
}

function isInstance(C: ExceptionClass, value: unknown): boolean {
  if (!isException(value)) return false;
  if (isOrdinaryInstance(C, value)) return true;
  if (isOrdinaryInstance(BaseException, value) || !isBuiltIn(C)) return false;
  for (let each: object | null = value; each !== null; each = Object.getPrototypeOf(each) as object | null) {
    const D = each.constructor as unknown as ExceptionClass;
    if (D.$name === C.$name && isBuiltIn(D)) return true;
  }
  return false;
}

function isOrdinaryInstance(C: ExceptionClass, value: unknown): boolean {
  return Function.prototype[Symbol.hasInstance].call(C, value);
}

/** Classes that programs define know their bases. */
function isBuiltIn(C: ExceptionClass): boolean {
  return !Object.hasOwn(C, "$bases");
}

/** Gives an error a property of its own, in place of the accessor of its class. */
export function overwrite(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, writable: true, configurable: true });
}

export class Exception extends BaseException {
  static override readonly $name: string = "Exception";
}

/** An M28 exception, of this copy of the runtime or another. */
export function isException(value: unknown): value is BaseException {
  return reportedOf(value) !== undefined;
}

/** A class whose instances can be raised. */
export function isExceptionClass(value: unknown): value is ExceptionClass {
  return typeof value === "function" && isOwnClass(value) && isException(value.prototype);
}

export class SystemExit extends BaseException {
  static override readonly $name: string = "SystemExit";

  get code(): unknown {
    const { items } = this.args;
    return items.length === 0 ? null : items.length === 1 ? items[0] : this.args;
  }

  /** Ends the program: with the code as its status, or with the code as the last words. */
  $exit(): void {
    const { code } = this;
    const isStatus = code === null || typeof code === "boolean" || isIntegral(code);
    flush();
    if (!isStatus) writeError(`${str(code)}\n`);
    exit(isStatus ? statusOf(code) : 1);
  }
}

/** The part of an exit code that the system passes on; −1 stands for integers beyond 64 bits. */
function statusOf(code: unknown): number {
  const integer = BigInt((code ?? 0) as number | bigint | boolean);
  return Number(BigInt.asIntN(64, integer) === integer ? BigInt.asUintN(8, integer) : 255n);
}

export class KeyboardInterrupt extends BaseException {
  static override readonly $name: string = "KeyboardInterrupt";

  /** Of a program that main ends with it. */
  get $status(): number {
    return 130;
  }
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

/** Made under other names, because JavaScript's own errors are called the same. */
export { ReferenceException as ReferenceError, SyntaxException as SyntaxError, TypeException as TypeError };

/** Whoever can raise one lets the text of values raise it, too. */
export const typeError: (message: string) => BaseException = /* @__PURE__ */ provideEarly(
  (message) => new TypeException(message),
);
