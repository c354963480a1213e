/** The bytes of a program's bundle, minified and gzipped: `node size.mjs ROOT ENTRY` */
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { print } from "./host.mjs";

const [root, entry] = process.argv.slice(2);
const { m28 } = await import(resolve(root, "dist/cli/esbuild-plugin.js"));
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  write: false,
  plugins: [m28()],
});
print("ok", [gzipSync(outputFiles[0].contents, { level: 9 }).length]);
