/** Changes a line of a compiled program again and again: `node rebuild.mjs ROOT ENTRY EDITED api|esbuild literal|line|function|first RUNS` */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createHost, EMIT_OPTIONS, loadCompiler, print } from "./host.mjs";

const [root, entry, edited, way, kind, runs] = process.argv.slice(2);
const original = readFileSync(edited, "utf8");
let text = original;
const rebuild = await (way === "api" ? withProgram() : withEsbuild());
/** Milliseconds after which no third rebuild begins. */
const patience = 60_000;
const times = [];
for (let run = 0; run < (kind === "first" ? 1 : Number(runs)); run++) {
  if (run > 1 && performance.now() > patience) break;
  times.push(await rebuild(edit(run)));
}
// The first rebuilds are those of code that is not warm yet, and a watch lasts.
print("ok", times.slice(times.length >> 1));
process.exit();

/** The text after one more change: of a number, by a line with a call in the next function, or by a new function. */
function edit(run) {
  const before = text;
  if (kind === "literal") text = original.replace("(= total 0)", `(= total ${run + 1})`);
  else if (kind === "function") text += `\n(def added-${run} (n)\n  (+ (area-0 n ${run}) 1))\n`;
  else {
    const [line, name] = [...original.matchAll(/^ {2}\(= (\w+) .*\)$/gm)][run];
    text = text.replace(`${line}\n`, `${line}\n  (print "in" ${name})\n`);
  }
  if (text === before) throw new Error("there is no line to change");
  return text;
}

/** Through the API that all front ends use: update, and emit what has changed. */
async function withProgram() {
  const { createProgram } = await loadCompiler(root);
  const changed = new Map();
  const program = createProgram(createHost(changed), { entries: [entry] });
  for (const path of program.files) program.emit(path, roleOf(path), EMIT_OPTIONS);
  return (text) => {
    changed.set(edited, text);
    const start = performance.now();
    const files = program.update(edited);
    if (program.hasErrors()) throw new Error(program.diagnostics()[0].message);
    for (const path of files) JSON.stringify(program.emit(path, roleOf(path), EMIT_OPTIONS).map);
    return performance.now() - start;
  };
}

function roleOf(path) {
  return path === entry ? "entry" : "module";
}

/** Through the esbuild plugin, as `m28 build --watch` does: the bundle and its map as well. */
async function withEsbuild() {
  const { context } = await import("esbuild");
  const { m28 } = await import(resolve(root, "dist/cli/esbuild-plugin.js"));
  const options = { bundle: true, format: "esm", platform: "node", target: "es2022", write: false };
  const build = await context({ ...options, entryPoints: [entry], sourcemap: true, plugins: [m28()] });
  await build.rebuild();
  process.once("exit", () => writeFileSync(edited, original));
  return async (text) => {
    writeFileSync(edited, text);
    const start = performance.now();
    await build.rebuild();
    return performance.now() - start;
  };
}
