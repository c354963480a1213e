/** Runs JavaScript text, for hosts that let macros run. */

/** Runs the text of a function body in which the names of the scope are constants; gives what it returns. */
export function evaluate(code: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `"use strict";\n${code}`)(...Object.values(scope));
}

/** Sees to it that no object leads to a function that runs text, as `f.constructor` does. */
export function withoutEvaluation<T>(run: () => T): T {
  const kept = PROTOTYPES.map((prototype) => Object.getOwnPropertyDescriptor(prototype, "constructor")!);
  for (const prototype of PROTOTYPES)
    Object.defineProperty(prototype, "constructor", { value: undefined, configurable: true, writable: true });
  try {
    return run();
  } finally {
    for (const [i, prototype] of PROTOTYPES.entries())
      Object.defineProperty(prototype, "constructor", kept[i]!);
  }
}

/** Those of functions, generator functions, and asynchronous ones of both kinds. */
const PROTOTYPES: readonly object[] = [() => {}, function* () {}, async () => {}, async function* () {}].map(
  (each) => Object.getPrototypeOf(each) as object,
);
