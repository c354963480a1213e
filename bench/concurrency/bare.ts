/**
 * Programs without the runtime's bookkeeping, to find out what it costs: no list of goroutines, no time slices, no positions of
 * blocked operations. (Who is running cannot be left out: primitives ask for it.)
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { buildPrograms, type Toolchain } from "../toolchain.ts";

/** The name of the variant. */
export const BARE = "m28, bare";

interface Cut {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What is taken out of the runtime; a text that is not there any more is an error. */
export const CUTS: readonly Cut[] = [
  {
    file: "scheduler/live.ts",
    from: "export function addLive(goroutine: Goroutine): void {",
    to: "export function addLive(goroutine: Goroutine): void {\n  if (goroutine.id > 1) return;",
  },
  {
    file: "scheduler/live.ts",
    from: "export function removeLive(goroutine: Goroutine): void {",
    to: "export function removeLive(goroutine: Goroutine): void {\n  if (goroutine.id > 1) return;",
  },
  { file: "scheduler/standard-scheduler.ts", from: "if (--this.turnsLeft < 0) this.look();", to: "" },
  {
    file: "scheduler/blocking.ts",
    from: "return --operationsLeft > 0;",
    to: "return true;",
  },
  { file: "scheduler/blocking.ts", from: "goroutine.position = position;", to: "" },
];

/** Builds the entries like `buildPrograms`, with a runtime that keeps no books. */
export async function buildBare(
  toolchain: Toolchain,
  entries: readonly string[],
  outdir: string,
): Promise<void> {
  const modules = `${outdir}-modules`;
  buildPrograms(toolchain, entries, modules, "--no-bundle");
  await build({
    entryPoints: entries.map((entry) => join(modules, "concurrency", `${basename(entry, ".m28")}.js`)),
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    plugins: [bareRuntime(toolchain.root)],
  });
}

function bareRuntime(root: string): Plugin {
  return {
    name: "bare-runtime",
    setup({ onResolve, onLoad }) {
      const folder = join(root, "runtime");
      onResolve({ filter: /^m28\/runtime$/ }, () => ({ path: join(folder, "index.ts"), sideEffects: false }));
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const cuts = CUTS.filter(({ file }) => path === join(folder, file));
        return cuts.length === 0
          ? undefined
          : { contents: cut(readFileSync(path, "utf8"), cuts), loader: "ts" };
      });
    },
  };
}

/** @throws Error when a text to replace does not occur */
export function cut(text: string, cuts: readonly Cut[]): string {
  return cuts.reduce((before, { file, from, to }) => {
    if (!before.includes(from))
      throw new Error(`bench/concurrency/bare.ts: there is no '${from}' in ${file}`);
    return before.replace(from, to);
  }, text);
}
