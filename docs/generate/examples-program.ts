/** One M28 program that evaluates many examples, each in a function of its own. */
import type { Example } from "./notes.ts";

const MARK = "-- example --";

const HEAD = `(def run-example (f shows)
  (try
    (= value (f))
    (when shows (print (repr value)))
    (except BaseException as error
      (print (if (str error) f"{type(error)}: {error}" (str (type error)))))
    (finally (print "${MARK}"))))
`;

/** @param imports the standard modules that the examples mention */
export function examplesProgram(examples: readonly Example[], imports: readonly string[]): string {
  const calls = examples.map(
    ({ code, outcome }) => `(run-example (lambda ()\n${code}\n) ${outcome === "value" ? "True" : "False"})\n`,
  );
  return [...imports.map((name) => `(import ${name})\n`), HEAD, ...calls].join("");
}

/** What each example has given. */
export function resultsOf(stdout: string): string[] {
  return stdout
    .split(`${MARK}\n`)
    .slice(0, -1)
    .map((part) => part.replace(/\n$/, ""));
}
