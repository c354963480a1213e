/** Finds the M28 modules that JavaScript imports, before anything is compiled: they are analysed together. */
import { isAbsolute } from "node:path";
import type { BuildContext, BuildOptions, Plugin, PluginBuild } from "esbuild";

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

/** The same resolution as in the build; other plugins' files are left out, and what is in packages is not read. */
function scanOptions(options: BuildOptions, found: (path: string) => readonly string[]): BuildOptions {
  return {
    entryPoints: options.entryPoints,
    stdin: options.stdin,
    absWorkingDir: options.absWorkingDir,
    alias: options.alias,
    conditions: options.conditions,
    external: options.external,
    jsx: options.jsx,
    loader: options.loader,
    mainFields: options.mainFields,
    packages: options.packages,
    platform: options.platform,
    resolveExtensions: options.resolveExtensions,
    tsconfig: options.tsconfig,
    tsconfigRaw: options.tsconfigRaw,
    format: "esm",
    bundle: true,
    write: false,
    logLevel: "silent",
    outdir: "/",
    plugins: [scanPlugin(found)],
  };
}

/** Marks the questions that the plugin asks itself. */
const ASKED = Symbol("asked by the scan");

function scanPlugin(found: (path: string) => readonly string[]): Plugin {
  return {
    name: "m28-scan",
    setup(build) {
      // Names may lead into packages, but also, by an alias, to a file of the program.
      build.onResolve({ filter: /^[^./]|^\.[^./]|^\.\.[^/]/ }, async (args) => {
        if (args.pluginData === ASKED || args.kind === "entry-point" || isAbsolute(args.path))
          return undefined;
        const { kind, importer, resolveDir } = args;
        const result = await build.resolve(args.path, { kind, importer, resolveDir, pluginData: ASKED });
        const { path, namespace, errors } = result;
        const isPackage = /[\\/]node_modules[\\/]/.test(path) && !path.endsWith(".m28");
        if (errors.length > 0 || isPackage) return { path: args.path, external: true };
        return { path, namespace, external: result.external };
      });
      build.onLoad({ filter: /\.m28$/, namespace: "file" }, ({ path }) => ({
        contents: found(path)
          .filter(isAbsolute)
          .map((file) => `import ${JSON.stringify(file)};`)
          .join("\n"),
        resolveDir: "/",
      }));
    },
  };
}
