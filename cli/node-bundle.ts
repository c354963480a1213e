/** What bundles need so that Node runs them: `require` in ES modules, and an extension that says what they are. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SourceMap } from "../compiler/5-print/print.ts";
import type { OutputFile } from "./output-files.ts";

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
    if (path.endsWith(".map") && needing.has(path.slice(0, -".map".length)))
      return { ...file, contents: JSON.stringify(oneLineLower(JSON.parse(textOf(contents)))) };
    return file;
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
  return withInlineMapLower(hashbang + line + text.slice(hashbang.length));
}

const INLINE = /^(\/\/# sourceMappingURL=data:application\/json;base64,)(\S+)$/m;

function withInlineMapLower(code: string): string {
  return code.replace(INLINE, (_, before: string, data: string) => {
    const map = oneLineLower(JSON.parse(Buffer.from(data, "base64").toString("utf8")));
    return before + Buffer.from(JSON.stringify(map)).toString("base64");
  });
}

function oneLineLower(map: SourceMap): SourceMap {
  return { ...map, mappings: `;${map.mappings}` };
}

function isScript(path: string): boolean {
  return /\.[mc]?js$/.test(path);
}

function textOf(contents: OutputFile["contents"]): string {
  return typeof contents === "string" ? contents : Buffer.from(contents).toString("utf8");
}
