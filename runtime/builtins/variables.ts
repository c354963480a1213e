/** `globals` and `locals`, which the compiler answers where they are called by their names. */
import { RuntimeError } from "../errors/hierarchy.ts";

/** `globals` as a value: only the compiler can say what a call by its name would see. */
export function globals(): never {
  throw new RuntimeError("globals() must be called by its name");
}

/** `locals` as a value. */
export function locals(): never {
  throw new RuntimeError("locals() must be called by its name");
}
