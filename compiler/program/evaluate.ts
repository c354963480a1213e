/** Runs JavaScript text, for hosts that let macros run. */

/** Runs the text of a function body in which the names of the scope are constants; gives what it returns. */
export function evaluate(code: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `"use strict";\n${code}`)(...Object.values(scope));
}
