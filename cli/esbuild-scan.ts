/** Finds the M28 modules that JavaScript imports, before anything is compiled: they are analysed together. */
import { isAbsolute } from "node:path";
import type { BuildContext, BuildOptions, Plugin, PluginBuild } from "esbuild";
import { resolveImport } from "./esbuild-resolve.ts";

export interface Scanner {
  /** Follows the imports of all entry points; calls `found` for each M28 file that a JavaScript file imports. */
  scan(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * @param found takes an M28 file and gives the JavaScript files that its part of the program imports
 */
export function createScanner(build: PluginBuild, found: (path: string) => readonly string[]): Scanner {
  let context: Promise<BuildContext> | null = null;
  return {
    async scan() {
      context ??= build.esbuild.context(scanOptions(build.initialOptions, found));
      // What is wrong with the JavaScript is told by the real build.
      await (await context).rebuild().catch(() => {});
    },
    async dispose() {
      await (await context)?.dispose();
    },
  };
}

/** The same resolution as in the build; other plugins' files are left out, and so are packages. */
function scanOptions(options: BuildOptions, found: (path: string) => readonly string[]): BuildOptions {
  return {
    entryPoints: options.entryPoints,
    absWorkingDir: options.absWorkingDir,
    alias: options.alias,
    conditions: options.conditions,
    external: options.external,
    jsx: options.jsx,
    loader: options.loader,
    mainFields: options.mainFields,
    platform: options.platform,
    resolveExtensions: options.resolveExtensions,
    tsconfig: options.tsconfig,
    tsconfigRaw: options.tsconfigRaw,
    packages: "external",
    format: "esm",
    bundle: true,
    write: false,
    logLevel: "silent",
    outdir: "/",
    plugins: [scanPlugin(found)],
  };
}

function scanPlugin(found: (path: string) => readonly string[]): Plugin {
  return {
    name: "m28-scan",
    setup(build) {
      build.onResolve({ filter: /\.m28$/ }, (args) => {
        const path = resolveImport(args.path, args.resolveDir);
        return path === null ? { external: true } : { path, namespace: "m28-scan" };
      });
      build.onLoad({ filter: /./, namespace: "m28-scan" }, ({ path }) => ({
        contents: found(path)
          .filter(isAbsolute)
          .map((file) => `import ${JSON.stringify(file)};`)
          .join("\n"),
        resolveDir: "/",
      }));
    },
  };
}
