/** Writes the pages of `docs/reference/` that are made from the compiler's tables: `npm run docs`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));

const temporary = mkdtempSync(join(tmpdir(), "m28-docs-"));
try {
  const outfile = join(temporary, "pages.mjs");
  await build({
    entryPoints: [join(folder, "pages.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outfile,
  });
  const { pages } = await import(pathToFileURL(outfile).href);
  const made = pages((name) => readFileSync(join(folder, name), "utf8"));
  for (const [name, text] of Object.entries(made)) writeFileSync(join(folder, "../reference", name), text);
} finally {
  rmSync(temporary, { recursive: true });
}
