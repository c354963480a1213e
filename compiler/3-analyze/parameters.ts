/** Which arguments the parameters of a function take from a call by position. */
import type { FunctionNode } from "./core.ts";

/** Does the function take its first parameter as `this`? `__new__` is static: it gets the class as an argument. */
export function isThisMethod(node: FunctionNode): boolean {
  return (
    node.flavour === "method" &&
    node.name !== "__new__" &&
    node.params[0]?.kind.startsWith("positional") === true
  );
}

/** The most positional arguments that the function takes, `self` of a method not counted. */
export function mostArguments(node: FunctionNode): number {
  if (node.params.some(({ kind }) => kind === "rest")) return Number.POSITIVE_INFINITY;
  const positional = node.params.filter(({ kind }) => kind === "positional" || kind === "positional-only");
  return positional.length - (isThisMethod(node) ? 1 : 0);
}
