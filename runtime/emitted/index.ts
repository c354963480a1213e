/** Everything that only compiled code calls. */
export * from "./class-variables.ts";
export * from "./context-managers.ts";
export * from "./field-text.ts";
export * from "./generators.ts";
export * from "./item-or-call.ts";
export * from "./match.ts";
export * from "./module-body.ts";
export * from "./raising.ts";
export * from "./range-bound.ts";
export * from "./received.ts";
export * from "./variables.ts";
