/** What makes the runtime's sources into the runtime for browsers: options of esbuild. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { forPrograms } from "./for-programs.mjs";

/** @type {import("esbuild").Plugin} What stands in `NAME.browser.ts` takes the place of `NAME.ts`. */
const browserFiles = {
  name: "browser-files",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const other = resolve(resolveDir, path.replace(/\.ts$/, ".browser.ts"));
      return existsSync(other) ? { path: other, sideEffects: false } : undefined;
    }),
};

/** @type {{ define: Record<string, string>, plugins: import("esbuild").Plugin[] }} */
export const forBrowsers = {
  define: {
    ...forPrograms.define,
    "globalThis.process": "undefined",
    "globalThis.setImmediate": "undefined",
    setImmediate: "undefined",
  },
  plugins: [browserFiles, ...forPrograms.plugins],
};
