/** The texts of attribute and name errors (language §4.3, §7.6). */
import { AttributeError, NameError, UnboundLocalError } from "../errors/hierarchy.ts";
import { typeName } from "../values/types.ts";

export function attributeError(message: string): Error {
  return new AttributeError(message);
}

export function noAttribute(o: unknown, name: string): Error {
  return new AttributeError(`'${typeName(o)}' object has no attribute '${name}'`);
}

/** A name that nothing binds, or a module variable before its first assignment. */
export function unbound(name: string): never {
  throw new NameError(`name '${name}' is not defined`);
}

/** A local variable before its first assignment. */
export function unboundLocal(name: string): never {
  throw new UnboundLocalError(`local variable '${name}' referenced before assignment`);
}
