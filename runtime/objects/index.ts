/** Function values, calls, classes, attributes, iteration, modules, and the border to JavaScript. */

export { arity } from "./arity.ts";
export { attempt, attempting } from "./attempt.ts";
export * from "./attributes.ts";
export { bind, bindPositional } from "./binding.ts";
export { boxable } from "./boxed.ts";
export * from "./calls.ts";
export {
  classAttribute,
  classAttributeNames,
  defineMethod,
  deleteClassAttribute,
  setClassAttribute,
} from "./class-attributes.ts";
export * from "./classes.ts";
export { construct, constructKw, constructKwS, constructS } from "./construct.ts";
export { classmethod, property, staticmethod } from "./descriptors.ts";
export { parentClass, remade } from "./foreign-parents.ts";
export * from "./functions.ts";
export { instanceDict } from "./instance-dict.ts";
export * from "./interop.ts";
export * from "./iteration.ts";
export * from "./json-modules.ts";
export * from "./method-calls.ts";
export { bindMethod, unboundMethod } from "./methods.ts";
export * from "./modules.ts";
export { basesOf, mroOf } from "./mro.ts";
export { builtinClass, builtinClassNamed, object } from "./object-class.ts";
export { protocols } from "./protocol-methods.ts";
export * from "./set-attributes.ts";
export { settle } from "./settle.ts";
export { parseSignature, type Signature, signature } from "./signature.ts";
export { special } from "./special-attributes.ts";
export * from "./star-imports.ts";
export * from "./super.ts";
export * from "./type-tests.ts";
export * from "./types.ts";
