// Builds dist/: the runtime as one tree-shakeable module, the compiler, the esbuild plugin and the CLI.
import { rmSync } from "node:fs";
import { build } from "esbuild";

const shared = { bundle: true, format: "esm", target: "node20", sourcemap: true, logLevel: "warning" };

rmSync("dist", { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    target: "es2022",
    platform: "neutral",
    entryPoints: { index: "runtime/index.ts" },
    outdir: "dist/runtime",
  }),
  build({
    ...shared,
    platform: "node",
    packages: "external",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    entryPoints: {
      "compiler/index": "compiler/index.ts",
      "cli/main": "cli/main.ts",
      "cli/esbuild-plugin": "cli/esbuild-plugin.ts",
    },
    outdir: "dist",
  }),
]);
