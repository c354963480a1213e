/**
 * Hooks of Node's module loader that let `m28 run` load TypeScript: the types are taken away, and imports find files as TypeScript
 * writes them. They run in a thread of their own, and only in programs that import TypeScript.
 */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { resolveFile } from "./resolve-file.ts";
import { LOADERS } from "./typescript.ts";

interface ResolveContext {
  readonly parentURL?: string;
}
interface Resolved {
  readonly url: string;
  readonly format?: string | null;
  readonly shortCircuit?: boolean;
}
interface Loaded {
  readonly format: string;
  readonly source: string;
  readonly shortCircuit: true;
}

export async function resolve(
  specifier: string,
  context: ResolveContext,
  next: (specifier: string, context: ResolveContext) => Promise<Resolved>,
): Promise<Resolved> {
  try {
    return await next(specifier, context);
  } catch (error) {
    const { parentURL } = context;
    if (!/^\.{1,2}(?:\/|$)/.test(specifier) || !parentURL?.startsWith("file:")) throw error;
    const path = resolveFile(fileURLToPath(new URL(specifier, parentURL)));
    if (path === null) throw error;
    return next(pathToFileURL(path).href, context);
  }
}

export async function load<T>(
  url: string,
  context: T,
  next: (url: string, context: T) => Promise<Loaded>,
): Promise<Loaded> {
  const path = url.startsWith("file:") ? fileURLToPath(url) : "";
  const loader = LOADERS[extname(path)];
  if (loader === undefined) return next(url, context);
  const isCommonJs = path.endsWith(".cts");
  const { code } = await transform(await readFile(path, "utf8"), {
    loader,
    format: isCommonJs ? "cjs" : "esm",
    sourcefile: url,
    sourcemap: "inline",
    target: "node20",
    jsx: "automatic",
  });
  return { format: isCommonJs ? "commonjs" : "module", source: code, shortCircuit: true };
}
