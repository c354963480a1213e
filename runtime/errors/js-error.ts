/** JSError: what an error thrown by JavaScript code is to M28 code (language §15.4). */
import { isException, overwrite, RuntimeError } from "./hierarchy.ts";
import { causeIn, isError, readNative } from "./native.ts";

export class JSError extends RuntimeError {
  static override readonly $name: string = "JSError";

  /** What was thrown. */
  readonly js: unknown;

  constructor(thrown: unknown = null) {
    super(readNative(thrown).message);
    this.js = thrown;
    try {
      if (isError(thrown)) {
        const { name, message, stack } = thrown;
        Object.assign(this, { name, message });
        overwrite(this, "stack", stack);
      }
    } catch {
      // A Proxy does not answer.
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
  for (let effect = error; ; ) {
    const cause = causeIn(effect.js);
    if (isException(cause)) effect.__cause__ = cause;
    if (cause === undefined || isException(cause) || seen.has(cause)) break;
    seen.add(cause);
    effect = effect.__cause__ = new JSError(cause);
  }
  return error;
}
