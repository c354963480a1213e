/** The variables at a place of the program, as data. */
import { Dict } from "../values/dict.ts";

/** A dict of the variables that hold something. */
export function variablesOf(...variables: [name: string, value: unknown][]): Dict {
  return Dict.from(variables.filter(([, value]) => value !== undefined));
}
