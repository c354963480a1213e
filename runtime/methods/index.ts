/** The methods of the built-in types: one dispatcher a name, `m_name`. */
export * from "./builtin-method.ts";
export * from "./concurrency-dispatchers.ts";
export * from "./dispatcher.ts";
export * from "./dispatchers.ts";
export { readable } from "./method-values.ts";
export * from "./pairs.ts";
export * from "./str-dispatchers.ts";
