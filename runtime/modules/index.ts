/** The standard modules: every export begins with its module's name. */
export * from "./json-dumps.ts";
export * from "./json-loads.ts";
export * from "./math-functions.ts";
export * from "./math-integers.ts";
export * from "./math-sums.ts";
export * from "./os.ts";
export * from "./os-path.ts";
export * from "./random.ts";
export * from "./sys.ts";
export * from "./time.ts";
