/** Where a path in an import leads, without or with another extension. */
import { extname, join } from "node:path";
import { isFile } from "./is-file.ts";

/** The file as written, the TypeScript file that a `.js` name stands for, or what is meant without an extension. */
export function resolveFile(path: string): string | null {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const candidates = [
    path,
    ...(TYPESCRIPT[extension] ?? []).map((other) => stem + other),
    ...EXTENSIONS.map((other) => path + other),
    ...EXTENSIONS.map((other) => join(path, `index${other}`)),
  ];
  return candidates.find(isFile) ?? null;
}

/** In the order in which esbuild tries them. */
const EXTENSIONS = [".tsx", ".ts", ".jsx", ".js", ".json"];

const TYPESCRIPT: Record<string, readonly string[]> = {
  ".js": [".ts", ".tsx", ".jsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
};
