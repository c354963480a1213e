/** JSError: what an error thrown by JavaScript code is to M28 code (language §15.4). */
import { RuntimeError } from "./hierarchy.ts";

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
