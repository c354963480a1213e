/** Values as text, and formatting. */
export * from "./ascii.ts";
export * from "./format.ts";
export * from "./format-fields.ts";
export * from "./format-spec.ts";
export { jsObjects } from "./js-object-text.ts";
export * from "./number-text.ts";
export * from "./percent-format.ts";
export * from "./quoted.ts";
export * from "./repr.ts";
export * from "./repr.ts";
export * from "./str.ts";
