// Builds dist/: the runtime as one tree-shakeable module, the compiler, the esbuild plugin and the CLI.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { toAscii } from "./cli/package/ascii.mjs";
import { forBrowsers } from "./cli/package/for-browsers.mjs";
import { forPrograms } from "./cli/package/for-programs.mjs";
import { writeLicences } from "./cli/package/licences.mjs";
import { writeRuntimeParts } from "./cli/package/runtime-parts.mjs";

const shared = { bundle: true, format: "esm", target: "node20", sourcemap: true, logLevel: "warning" };

/**
 * esbuild fills the objects that `import * as` names by calls that no bundler may drop, and with them stay all functions that
 * they mention. Made in one pure expression, unused ones disappear from the programs of users. Lines keep their numbers.
 */
async function makeNamespacesPure(file) {
  const text = await readFile(file, "utf8");
  const helper = /^(var __export = \(target, \w+\) => \{\n(?: {2}.*\n)+)\};/m;
  const pure = text
    .replace(helper, "$1return target; };")
    .replace(/^var (\w+) = \{\};\n__export\(\1, /gm, "var $1 = /* @__PURE__ */\n__export({}, ");
  if (!helper.test(text) || /^__export\((?!\{\})/m.test(pure)) {
    throw new Error(`${file}: esbuild writes namespaces in a new way`);
  }
  await writeFile(file, pure);
}

const SCRIPT = "dist/cli/compile-for-run.cjs";
rmSync("dist", { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    target: "es2022",
    platform: "neutral",
    ...forPrograms,
    entryPoints: { index: "runtime/index.ts" },
    outdir: "dist/runtime",
  })
    .then(() => makeNamespacesPure("dist/runtime/index.js"))
    .then(() => writeRuntimeParts("dist/runtime/index.js", "dist/runtime")),
  build({
    ...shared,
    target: "es2022",
    platform: "neutral",
    ...forBrowsers,
    entryPoints: { browser: "runtime/index.ts" },
    outdir: "dist/runtime",
  }).then(() => makeNamespacesPure("dist/runtime/browser.js")),
  build({
    ...shared,
    platform: "node",
    packages: "external",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    entryPoints: {
      "compiler/index": "compiler/index.ts",
      "compiler/guard": "compiler/thread/guard.ts",
      "compiler/thread": "compiler/thread/serve.ts",
      "cli/main": "cli/main.ts",
      "cli/script": "cli/script.ts",
      "cli/esbuild-plugin": "cli/esbuild-plugin.ts",
      "cli/typescript-hooks": "cli/typescript-hooks.ts",
    },
    outdir: "dist",
  }),
  // What `m28 run` needs if it has to compile: a script, since Node 20 keeps compiled code of scripts only.
  build({
    bundle: true,
    format: "cjs",
    target: "node20",
    platform: "node",
    // Names stay, for the stacks of internal errors.
    minifyWhitespace: true,
    minifySyntax: true,
    external: ["esbuild"],
    define: { "import.meta.url": "moduleUrl" },
    banner: { js: "(function (require, module, moduleUrl) {" },
    footer: { js: "})" },
    logLevel: "warning",
    entryPoints: ["cli/compile-for-run.ts"],
    outfile: SCRIPT,
    metafile: true,
  }).then(async ({ metafile }) => {
    await writeFile(SCRIPT, toAscii(await readFile(SCRIPT, "utf8")));
    await writeLicences(metafile, "dist/licences.txt");
  }),
]);
await chmod("dist/cli/main.js", 0o755);
for (const flags of [[], ["--stack-size=6000"]]) {
  execFileSync(process.execPath, [
    ...flags,
    "cli/package/code-cache.mjs",
    "dist",
    "docs/examples/producer-consumer.m28",
  ]);
}
