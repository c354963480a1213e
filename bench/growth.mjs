// How compiling grows with the program: a table of shapes, each at several sizes that double.
//   node bench/growth.mjs [--from 1000] [--doublings 3] [--seconds 300] [SHAPE…]    # times, each size in a process of its own
//   node bench/growth.mjs --work [--from 200] [--doublings 2] [SHAPE…]    # how often parts of the compiler run, always the same
import { spawnSync } from "node:child_process";
import { Session } from "node:inspector";
import { parseArgs } from "node:util";
import { compile } from "../dist/compiler/index.js";
import { SHAPES } from "./growth-shapes.mjs";

const { values, positionals } = parseArgs({
  options: {
    work: { type: "boolean", default: false },
    from: { type: "string" },
    doublings: { type: "string" },
    seconds: { type: "string", default: "300" },
    only: { type: "string" },
  },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(SHAPES);
const [from, doublings] = values.work ? [200, 2] : [1000, 3];
const first = Number(values.from ?? from);
const sizes = Array.from({ length: Number(values.doublings ?? doublings) + 1 }, (_, i) => first * 2 ** i);

if (values.only !== undefined) console.log(measured(SHAPES[names[0]](Number(values.only))));
else if (values.work) works();
else times();

function times() {
  head(
    sizes.map((size) => `${size}: ms (MB)`),
    "last doubling",
  );
  for (const name of names) {
    const cells = sizes.map((size) => alone(name, size));
    const [before, last] = cells.slice(-2).map((cell) => Number.parseInt(cell, 10));
    row(name, cells, Number.isNaN(last / before) ? "" : (last / before).toFixed(1));
  }
}

/** The last column is 2 where the same is done for each part. */
function works() {
  head(sizes, "last growth / growth before");
  const counter = countsWork();
  for (const name of names) {
    const counts = sizes.map((size) => counter(SHAPES[name](size)));
    const [a, b, c] = counts.slice(-3);
    row(name, counts, ((c - b) / (b - a)).toFixed(2));
  }
}

function head(columns, last) {
  console.log(`| shape | ${columns.join(" | ")} | ${last} |`);
  console.log(`| --- |${" ---: |".repeat(columns.length + 1)}`);
}

function row(name, cells, last) {
  console.log(`| ${name} | ${cells.join(" | ")} | ${last} |`);
}

/** The line that a process writes which compiles the shape at this size and does nothing else. */
function alone(name, size) {
  const options = { encoding: "utf8", timeout: Number(values.seconds) * 1000 };
  const flags = [...process.execArgv, import.meta.filename, "--only", String(size), name];
  const { stdout, signal, status } = spawnSync(process.execPath, flags, options);
  return signal ?? (status === 0 ? stdout.trim() : `status ${status}`);
}

/** Milliseconds of processor time and the peak of memory, or the code of the error. */
function measured(text) {
  compile(SHAPES.functions(200));
  const start = process.cpuUsage();
  const { diagnostics } = compile(text);
  const { user, system } = process.cpuUsage(start);
  const error = diagnostics.find(({ severity }) => severity === "error")?.code;
  return (
    error ?? `${Math.round((user + system) / 1000)} (${Math.round(process.resourceUsage().maxRSS / 1024)})`
  );
}

/** Gives a function that compiles, and tells how often each branch of each function of the compiler has run, all together. */
function countsWork() {
  const session = new Session();
  session.connect();
  const post = (method, options) => {
    let answer;
    session.post(method, options, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  };
  post("Profiler.enable");
  post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const counted = (text) => {
    post("Profiler.takePreciseCoverage");
    compile(text);
    return post("Profiler.takePreciseCoverage")
      .result.filter(({ url }) => url.includes("/dist/"))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
  // What is only done once.
  for (const make of Object.values(SHAPES)) counted(make(5));
  return counted;
}
