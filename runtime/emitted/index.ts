/** Everything that only compiled code calls. */
export * from "./displays.ts";
export * from "./entries.ts";
export * from "./formatted.ts";
export * from "./generator-expressions.ts";
export * from "./module-body.ts";
