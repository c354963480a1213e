/** Compiles a program with source maps: `node compile.mjs ROOT ENTRY RUNS`; the figure of 1 run is that of a fresh process. */
import { createHost, EMIT_OPTIONS, loadCompiler, print } from "./host.mjs";

const [root, entry, runs] = process.argv.slice(2);
const { createProgram } = await loadCompiler(root);
/** Milliseconds after which no third run begins. */
const patience = 30_000;
const times = [];
let files = 0;
for (let run = 0; run < Number(runs); run++) {
  if (run > 1 && performance.now() > patience) break;
  const start = performance.now();
  const program = createProgram(createHost(), { entries: [entry] });
  if (program.hasErrors()) throw new Error(program.diagnostics()[0].message);
  for (const path of program.files) {
    const { map } = program.emit(path, path === entry ? "entry" : "module", EMIT_OPTIONS);
    JSON.stringify(map);
  }
  times.push(performance.now() - start);
  files = program.files.length;
}
// Of several runs, those after the first are the ones that are warm.
print(files, times.length > 1 ? times.slice(1) : times);
