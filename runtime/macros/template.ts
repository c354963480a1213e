/** Templates of code that runs in the compiler, which knows their text (language §11.4). */
import { SystemError } from "../errors/hierarchy.ts";

/** The data of a template, with the values of its holes; the compiler has a function of its own in the place of this one. */
export function filledTemplate(_number: number, ..._values: unknown[]): never {
  throw new SystemError("templates are filled by the compiler");
}
