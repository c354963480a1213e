/** The built-in exception classes by name: for `(raise "ValueError")` with a name that only the program knows. */
import * as hierarchy from "./hierarchy.ts";
import { JSError } from "./js-error.ts";
import * as osErrors from "./os-errors.ts";
import * as warnings from "./warnings.ts";

/** The class of that name; undefined if there is none. */
export function exceptionNamed(name: string): hierarchy.ExceptionClass | undefined {
  if (name === "Error") return hierarchy.Exception;
  if (name === "IOError") return osErrors.OSError;
  if (name === "JSError") return JSError;
  for (const classes of [hierarchy, osErrors, warnings] as Record<string, unknown>[]) {
    const found = Object.hasOwn(classes, name) ? classes[name] : undefined;
    if (hierarchy.isExceptionClass(found)) return found;
  }
  return undefined;
}
