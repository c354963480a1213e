/** How the methods of locks and wait groups are made values. */
import { builtin, fn, limited, suspending } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";

/** A method without arguments that may block; `operation` is a blocking primitive. */
export function blockingMethod<T>(name: string, operation: (self: T, at: number) => unknown): FunctionValue {
  return builtin(
    limited(
      suspending(function (this: T) {
        return outcome(operation(this, noPosition));
      }, `.${name}(self)`),
      name,
    ),
  );
}

/** A method without arguments that does not block. */
export function plainMethod<T>(name: string, operation: (self: T) => unknown): FunctionValue {
  return builtin(
    limited(
      fn(function (this: T) {
        return operation(this);
      }, `.${name}(self)`),
      name,
    ),
  );
}
