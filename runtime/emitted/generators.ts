/** What compiled generators and generator expressions are made with. */

import type { Entry } from "../objects/entry-type.ts";
import { variadic } from "../objects/functions.ts";
import { Generator as PlainGenerator } from "../objects/generator.ts";
import { parseSignature } from "../objects/signature.ts";
import { SuspendingGenerator } from "../objects/suspending-generator.ts";
import type { FunctionValue } from "../objects/types.ts";

export { delegate, delegateS } from "../objects/delegation.ts";

/** @param source the compiled generator, with its arguments */
export function generatorOf(source: Iterator<unknown, unknown, unknown>, name: string): PlainGenerator {
  return new PlainGenerator(source, name);
}

/** One whose body may suspend. @param body a generator function; gets the generator before its arguments */
export function suspendingGenerator(body: Entry, name: string, ...args: unknown[]): SuspendingGenerator {
  return beginning(body, name, undefined, args);
}

/** A generator function; `body` takes every parameter positionally, and does not run when arguments are bound. */
export function generatorFunction(body: Entry, sig: string): FunctionValue {
  const { name } = parseSignature(sig);
  return variadic(function (this: unknown, ...args: unknown[]) {
    return new PlainGenerator(body.apply(this, args) as Iterator<unknown>, name);
  }, sig);
}

/** One whose body may suspend. */
export function suspendingGeneratorFunction(body: Entry, sig: string): FunctionValue {
  const { name } = parseSignature(sig);
  return variadic(function (this: unknown, ...args: unknown[]) {
    return beginning(body, name, this, args);
  }, sig);
}

function beginning(body: Entry, name: string, self: unknown, args: readonly unknown[]): SuspendingGenerator {
  const generator = new SuspendingGenerator(name);
  return generator.$begin(body.call(self, generator, ...args) as Generator<true | number, unknown, unknown>);
}
