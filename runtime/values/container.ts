/** What makes a class one of the runtime's containers, beside its methods. */
import { OWN, OWN_MARK } from "./own.ts";
import { shown } from "./shown.ts";

/** Marks the values of the class, by a property, since accessors take longer to read; Node shows them as `repr` does. */
export function container<C extends { readonly prototype: { __repr__(): string } }>(C: C): C {
  Object.defineProperty(C.prototype, OWN_MARK, { value: OWN });
  return shown(C);
}
