/** The exceptions, how they are raised and how they are caught. */
export * from "./by-name.ts";
export * from "./catching.ts";
export * from "./hierarchy.ts";
export * from "./js-error.ts";
export * from "./os-errors.ts";
export * from "./raising.ts";
export * from "./unicode-errors.ts";
export * from "./warnings.ts";
