export * from "./macro-value.ts";
export * from "./marks.ts";
export * from "./template.ts";
