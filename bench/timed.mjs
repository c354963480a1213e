/** Times the runs of a program that is started with arguments such as: runs=5 warmup=200 limit=1000 fib=27 */

/** Runs the program if the arguments give it a size, and prints its result and the milliseconds of each run. */
export function measure(name, run) {
  const options = argumentsFor(name);
  if (options === null) return;
  const { size, runs, warmup, limit } = options;
  let start = performance.now();
  const check = run(size);
  const first = performance.now() - start;
  while (performance.now() - start < warmup) run(size);
  const times = [];
  start = performance.now();
  while (times.length < runs && (times.length === 0 || performance.now() - start < limit)) {
    const before = performance.now();
    const again = run(size);
    times.push(performance.now() - before);
    compare(name, check, again);
  }
  report(name, check, first, times);
}

/** The same for a program that gives a promise. */
export async function measureAsync(name, run) {
  const options = argumentsFor(name);
  if (options === null) return;
  const { size, runs, warmup, limit } = options;
  let start = performance.now();
  const check = await run(size);
  const first = performance.now() - start;
  while (performance.now() - start < warmup) await run(size);
  const times = [];
  start = performance.now();
  while (times.length < runs && (times.length === 0 || performance.now() - start < limit)) {
    const before = performance.now();
    const again = await run(size);
    times.push(performance.now() - before);
    compare(name, check, again);
  }
  report(name, check, first, times);
}

/** Prints a figure that the program measures itself. */
export async function reportFigure(name, run) {
  const options = argumentsFor(name);
  if (options === null) return;
  const found = await run(options.size);
  console.log(JSON.stringify({ program: name, check: String(options.size), times: [found] }));
}

function argumentsFor(name) {
  const given = Object.fromEntries(process.argv.slice(2).map((arg) => arg.split("=")));
  if (given[name] === undefined) return null;
  const { runs = 1, warmup = 0, limit = 1000 } = given;
  return { size: Number(given[name]), runs: Number(runs), warmup: Number(warmup), limit: Number(limit) };
}

function compare(name, check, again) {
  if (again !== check) throw new Error(`${name} gave ${again} after ${check}`);
}

function report(program, check, first, times) {
  console.log(JSON.stringify({ program, check: String(check), first, times }));
}
