/** Values as text, and formatting. */
export * from "./ascii.ts";
export * from "./function-text.ts";
export * from "./number-text.ts";
export * from "./quoted.ts";
export * from "./repr.ts";
export * from "./str.ts";
