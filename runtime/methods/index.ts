/** The methods of the built-in types: one dispatcher a name, `m_name`. */
export * from "./builtin-method.ts";
export { decoding } from "./bytes/conversions.ts";
export { byteArrays, bytesLiteral } from "./bytes/known.ts";
export * from "./bytes-dispatchers.ts";
export * from "./concurrency-dispatchers.ts";
export * from "./dispatcher.ts";
export * from "./dispatchers.ts";
export { readable } from "./method-values.ts";
export * from "./pairs.ts";
export * from "./str-dispatchers.ts";
