/** The M28 runtime: values, objects, concurrency and built-ins, and what compiled code needs of them. */
export * from "./builtins/index.ts";
export * from "./channels/index.ts";
export * from "./emitted/index.ts";
export * from "./errors/index.ts";
export * from "./interop/index.ts";
export * from "./macros/index.ts";
export * from "./methods/index.ts";
export * from "./modules/index.ts";
export * from "./objects/index.ts";
export * from "./scheduler/index.ts";
export * from "./sync/index.ts";
export * from "./tasks/index.ts";
export * from "./text/index.ts";
export * from "./values/index.ts";

// The last one, so that it is the end of the runtime in every bundle: `endOfRuntime` tells where that is.

export { moduleName, startMain } from "./scheduler/main.ts";
