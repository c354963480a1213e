/** What bundles need so that Node runs them: `require` in ES modules, and an extension that says what they are. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SourceMap } from "../compiler/5-print/print.ts";
import type { OutputFile } from "./output-files.ts";
import { inlineMapEdited, mapsEdited, textOf } from "./source-map-comment.ts";

/**
 * Packages of CommonJS call `require` for Node's own modules, which ES modules do not have: esbuild puts a function in its place that
 * looks for one. A bundle with that function gets a `require` of its own, in a line before it.
 */
export function withRequire(files: readonly OutputFile[]): OutputFile[] {
  const needing = new Set(
    files
      .filter(({ path, contents }) => isScript(path) && needsRequire(textOf(contents)))
      .map(({ path }) => path),
  );
  return files.map((file) => {
    const { path, contents } = file;
    if (needing.has(path)) return { ...file, contents: withFirstLine(textOf(contents)) };
    return path.endsWith(".map") && needing.has(path.slice(0, -".map".length))
      ? mapsEdited(file, oneLineLower)
      : file;
  });
}

/** What the nearest package.json says that `.js` files are; null if it says nothing. */
export function packageType(folder: string): "module" | "commonjs" | null {
  for (let at = folder; ; at = dirname(at)) {
    try {
      const { type } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
      return type === "module" || type === "commonjs" ? type : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined || dirname(at) === at) return null;
    }
  }
}

/** The extension that files in a folder need for Node to read them in the format. */
export function extensionFor(format: string, folder: string): ".js" | ".mjs" | ".cjs" {
  const type = packageType(folder);
  if (format === "esm" && type === "commonjs") return ".mjs";
  return format === "cjs" && type === "module" ? ".cjs" : ".js";
}

const MARK = 'Dynamic require of "';
const NAMES = ["__filename", "__dirname"] as const;

function needsRequire(text: string): boolean {
  return text.includes(MARK);
}

/** Packages may also ask where they are; nothing is defined that the bundle defines itself. */
function withFirstLine(text: string): string {
  const missing = NAMES.filter(
    (name) =>
      text.includes(name) && !new RegExp(`(?:\\b(?:var|let|const)|,)\\s*${name}\\s*=(?!=)`).test(text),
  );
  const places = missing.map(
    (name) => `, ${name} = ${name === "__filename" ? "import.meta.filename" : "import.meta.dirname"}`,
  );
  const line = `import { createRequire as $createRequire } from "node:module"; const require = $createRequire(import.meta.url)${places.join("")};\n`;
  const [hashbang = ""] = /^#!.*\n/.exec(text) ?? [];
  return inlineMapEdited(hashbang + line + text.slice(hashbang.length), oneLineLower);
}

function oneLineLower(map: SourceMap): SourceMap {
  return { ...map, mappings: `;${map.mappings}` };
}

function isScript(path: string): boolean {
  return /\.[mc]?js$/.test(path);
}
