/** The exceptions, how they are raised and how they are caught. */
export * from "./base-exception.ts";
export * from "./hierarchy.ts";
export * from "./js-error.ts";
