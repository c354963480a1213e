/** BaseException: what every M28 exception is, and a JavaScript Error besides (language §8.1). */
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { kindOf } from "../values/brand.ts";
import { Tuple } from "../values/tuple.ts";

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

  get $kind(): string {
    return "exception";
  }

  override get name(): string {
    return (this.constructor as unknown as ExceptionClass).$name;
  }

  override set name(value: unknown) {
    Object.defineProperty(this, "name", { value, writable: true, configurable: true });
  }

  override get message(): string {
    return this.args.items.length === 0 ? "" : str(this.args.items[0]);
  }

  override set message(value: unknown) {
    Object.defineProperty(this, "message", { value, writable: true, configurable: true, enumerable: true });
  }

  get __traceback__(): null {
    return null;
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
}

export class Exception extends BaseException {
  static override readonly $name: string = "Exception";
}

/** An M28 exception, of this copy of the runtime or another. */
export function isException(value: unknown): value is BaseException {
  return kindOf(value) === "exception";
}

/** A class whose instances can be raised. */
export function isExceptionClass(value: unknown): value is ExceptionClass {
  return typeof value === "function" && kindOf(value.prototype) === "exception";
}
