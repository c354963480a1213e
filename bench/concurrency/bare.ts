/**
 * Programs without the runtime's bookkeeping, to find out what it costs: no list of goroutines, no time slices, no positions of
 * blocked operations. (Who is running cannot be left out: primitives ask for it.)
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { benchPath } from "../paths.ts";
import { buildPrograms, type Toolchain } from "../toolchain.ts";

/** The two builds of a program, by what their folders are called. */
export const BOTH: Readonly<Record<"whole" | "bare", boolean>> = { whole: false, bare: true };

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

/** Builds the entries with a runtime that keeps books and with one that does not, for `in-turn.mjs`. */
export async function buildBoth(
  toolchain: Toolchain,
  entries: readonly string[],
  outdir: string,
): Promise<void> {
  const modules = join(outdir, "modules");
  buildPrograms(toolchain, entries, modules, "--no-bundle");
  for (const [name, isBare] of Object.entries(BOTH)) {
    await build({
      entryPoints: entries.map((entry) => join(modules, "concurrency", `${basename(entry, ".m28")}.js`)),
      outdir: join(outdir, name),
      bundle: true,
      platform: "node",
      format: "esm",
      target: "es2022",
      plugins: [runtimeOf(toolchain.root, isBare)],
    });
  }
}

function runtimeOf(root: string, isBare: boolean): Plugin {
  return {
    name: "runtime",
    setup({ onResolve, onLoad }) {
      const folder = join(root, "runtime");
      onResolve({ filter: /^m28-lang\/runtime$/ }, () => ({
        path: join(folder, "index.ts"),
        sideEffects: false,
      }));
      onResolve({ filter: /\/timed\.js$/ }, () => ({ path: benchPath("concurrency/offered.mjs") }));
      if (!isBare) return;
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
