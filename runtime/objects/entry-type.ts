/** The type of JavaScript functions that M28 calls. */

// biome-ignore lint/suspicious/noExplicitAny: M28 calls are untyped
export type Entry = (this: any, ...args: any[]) => unknown;
