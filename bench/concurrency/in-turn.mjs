/**
 * Compares two builds of a program: node in-turn.mjs ONE OTHER runs=20 warmup=500 ping-pong=100000
 * They run in turn in one process, and their processor times count: whatever slows the machine down slows both. A second process
 * loads them the other way round, since what is loaded first is optimized with less knowledge. Nobody asks for a garbage collection
 * in between: V8 drops optimized code with it, and the runs would measure how long it takes to make that again.
 */
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

const [one, other, ...words] = process.argv.slice(2);
if (process.env.IN_TURN === undefined) compare();
else await measure();

function compare() {
  const [there, back] = [
    [one, other],
    [other, one],
  ].map(measured);
  const ratio = Math.sqrt((there.medians[0] / there.medians[1]) * (back.medians[1] / back.medians[0]));
  console.log(JSON.stringify({ program: there.program, check: there.check, times: [ratio] }));
}

function measured(builds) {
  const args = [...process.execArgv, process.argv[1], ...builds, ...words];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, IN_TURN: "1" },
  });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

async function measure() {
  const { runs, warmup, ...given } = Object.fromEntries(words.map((word) => word.split("=")));
  const [[program, size]] = Object.entries(given);
  const builds = [];
  for (const path of [one, other]) builds.push({ run: await runIn(path, program), times: [] });
  const check = await builds[0].run(Number(size));
  const start = performance.now();
  for (let round = 0; builds[1].times.length < Number(runs); round++) {
    const isWarm = performance.now() - start >= Number(warmup);
    for (const build of round % 2 === 0 ? builds : builds.toReversed()) {
      const before = process.cpuUsage();
      const result = await build.run(Number(size));
      const { user, system } = process.cpuUsage(before);
      if (result !== check) throw new Error(`${program} gave ${result} after ${check}`);
      if (isWarm) build.times.push(user + system);
    }
  }
  const medians = builds.map(({ times }) => times.sort((a, b) => a - b)[times.length >> 1]);
  console.log(JSON.stringify({ program, check: String(check), medians }));
}

async function runIn(path, program) {
  globalThis.offeredRuns = new Map();
  await import(pathToFileURL(path));
  return globalThis.offeredRuns.get(program);
}
