/** How Node shows a value of the runtime: as `repr` does, never its fields. */
import { jsObjects } from "../text/js-object-text.ts";

interface Class {
  readonly prototype: { __repr__(): string };
}

/** Gives the class's values the method that Node's inspection asks for; under a symbol, which programs do not see. */
export function shown<C extends Class>(C: C): C {
  return inspected(C, (value) => {
    // JavaScript may have put anything into it.
    jsObjects();
    return value.__repr__();
  });
}

/** The same for values that have no others in their text. */
export function shownByItself<C extends Class>(C: C): C {
  return inspected(C, (value) => value.__repr__());
}

function inspected<C extends Class>(C: C, text: (value: Class["prototype"]) => string): C {
  Object.defineProperty(C.prototype, Symbol.for("nodejs.util.inspect.custom"), {
    value(this: Class["prototype"]) {
      return text(this);
    },
    writable: true,
    configurable: true,
  });
  return C;
}
