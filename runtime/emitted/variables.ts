/** The variables at a place of the program, as data. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { Dict } from "../values/dict.ts";

/** A dict of the variables that hold something. */
export function variablesOf(...variables: [name: string, value: unknown][]): Dict {
  return Dict.from(variables.filter(([, value]) => value !== undefined));
}

/** `globals` as a value: only the compiler can say what a call by its name would see. */
export function globals(): never {
  throw new RuntimeError("globals() must be called by its name");
}

/** `locals` as a value. */
export function locals(): never {
  throw new RuntimeError("locals() must be called by its name");
}
