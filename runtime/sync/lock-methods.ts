/** How the methods of locks and wait groups are made values. */
import { typeError } from "../errors/hierarchy.ts";
import { builtin, fn, suspending } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";

/** A method without arguments that may block; `operation` is a blocking primitive. */
export function blockingMethod<T>(name: string, operation: (self: T, at: number) => unknown): FunctionValue {
  return builtin(
    suspending(function (this: T, ...extra: unknown[]) {
      refuse(name, extra);
      return outcome(operation(this, noPosition));
    }, `.${name}(self)`),
  );
}

/** A method without arguments that does not block. */
export function plainMethod<T>(name: string, operation: (self: T) => unknown): FunctionValue {
  return builtin(
    fn(function (this: T, ...extra: unknown[]) {
      refuse(name, extra);
      return operation(this);
    }, `.${name}(self)`),
  );
}

function refuse(name: string, extra: readonly unknown[]): void {
  if (extra.length !== 0) throw typeError(`${name}() takes no arguments (${extra.length} given)`);
}
