/** How Node shows a value of the runtime: as `repr` does, never its fields. */
import { jsObjects } from "../text/js-object-text.ts";

/** Gives the class's values the method that Node's inspection asks for; under a symbol, which programs do not see. */
export function shown<C extends { readonly prototype: { __repr__(): string } }>(C: C): C {
  Object.defineProperty(C.prototype, Symbol.for("nodejs.util.inspect.custom"), {
    value(this: { __repr__(): string }) {
      // JavaScript may have put anything into it.
      jsObjects();
      return this.__repr__();
    },
    writable: true,
    configurable: true,
  });
  return C;
}
