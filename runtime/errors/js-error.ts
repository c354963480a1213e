/** JSError: what an error thrown by JavaScript code is to M28 code (language §15.4). */
import { isException, RuntimeError } from "./hierarchy.ts";

export class JSError extends RuntimeError {
  static override readonly $name: string = "JSError";

  /** What was thrown. */
  readonly js: unknown;

  constructor(thrown: unknown = null) {
    const isError = thrown instanceof Error;
    super(isError ? describe(thrown) : plainText(thrown));
    this.js = thrown;
    if (isError) {
      this.name = thrown.name;
      this.message = thrown.message;
      Object.defineProperty(this, "stack", { value: thrown.stack, writable: true, configurable: true });
    }
  }

  override __repr__(): string {
    return `JSError(${JSON.stringify(this.__str__())})`;
  }
}

/** The JSError of whatever JavaScript code has thrown, with its causes. */
export function foreign(thrown: unknown): JSError {
  const error = new JSError(thrown);
  // Causes may be anything, and may form circles.
  const seen = new Set([thrown]);
  for (let effect = error; effect.js instanceof Error; ) {
    const { cause } = effect.js;
    if (isException(cause)) effect.__cause__ = cause;
    if (!(cause instanceof Error) || isException(cause) || seen.has(cause)) break;
    seen.add(cause);
    effect = effect.__cause__ = new JSError(cause);
  }
  return error;
}

function describe(error: Error): string {
  return error.message === "" ? error.name : `${error.name}: ${error.message}`;
}

/** Objects without a prototype and hostile `toString` methods must not throw again. */
function plainText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown error";
  }
}
