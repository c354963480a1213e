/** A compiler host over the files of a generated program. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** @param changed texts that stand for what is on disk */
export function createHost(changed = new Map()) {
  return {
    readFile: (path) => changed.get(path) ?? readFileSync(path, "utf8"),
    findFile: (path) => (changed.has(path) || existsSync(path) ? path : null),
    join: (folder, ...parts) => resolve(folder, ...parts),
    dirname,
    display: (path) => path,
    searchPath: [],
    resolveJavaScript: () => null,
  };
}

/** As a front end would ask for it. */
export const EMIT_OPTIONS = {
  runtime: "m28-lang/runtime",
  specifierOf: (target) => (target.kind === "m28" ? `./${target.path}.js` : target.name),
};

/** The compiler of a built revision. */
export function loadCompiler(root) {
  return import(resolve(root, "dist/compiler/index.js"));
}

export function print(check, times) {
  console.log(JSON.stringify({ check: String(check), times }));
}
