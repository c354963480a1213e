import { expect, it } from "vitest";
import { javascriptExports } from "./javascript-exports.ts";
import { createMemoryHost } from "./memory-host.ts";

function exportsOf(files: Record<string, string>): string[] | null {
  const names = javascriptExports(createMemoryHost(files), "/main.js");
  return names === null ? null : [...names].sort();
}

it("reads every way of exporting", () => {
  const text = `
    export const a = 1, [b, { c: d = 2, ...e }, ...f] = [];
    export function g() {}
    export class H {}
    const i = 1;
    export { i, i as j, i as "k-l" };
    export * as m from "./other.js";`;
  expect(exportsOf({ "main.js": text })).toEqual(["H", "a", "b", "d", "e", "f", "g", "i", "j", "k-l", "m"]);
});

it("follows export *, in circles too", () => {
  const files = {
    "main.js": "export * from './other.js'; export const a = 1;",
    "other.js": "export * from './main.js'; export const b = 1; export default 3;",
  };
  expect(exportsOf(files)).toEqual(["a", "b"]);
});

it("does not claim to know what it cannot see", () => {
  expect(exportsOf({ "main.js": "exports.a = 1;" })).toBeNull();
  expect(exportsOf({ "main.js": "export default { a: 1 }; export const b = 1;" })).toBeNull();
  expect(exportsOf({ "main.js": "export * from 'somewhere';" })).toBeNull();
  expect(exportsOf({ "main.js": "export let <T>" })).toBeNull();
});
