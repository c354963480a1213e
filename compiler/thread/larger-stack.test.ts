/** Nesting beyond what Node's own stack is enough for, through the API and the esbuild plugin as they are built. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { packageRoot } from "../../cli/package-root.ts";

/** What stands before, inside and behind what is nested. */
type Kind = readonly [open: string, middle: string, close: string];

const KINDS: Readonly<Record<string, Kind>> = {
  calls: ["(f ", "1", ")"],
  "sugar calls": ["f(", "1", ")"],
  "methods' arguments": ["(s.count ", "1", ")"],
  splats: ["(f *", "[1]", ")"],
  keywords: ["(f x=", "1", ")"],
  ifs: ["(if a ", "(print 1)", ")"],
  tests: ["(if ", "a", " 1 2)"],
  elses: ["(if a 1 (else ", "2", "))"],
  "conditional expressions": ["(1 if a else ", "2", ")"],
  conds: ["(cond (a ", "1", "))"],
  cases: ["(case a (1 ", "2", "))"],
  blocks: ["(do ", "1", " 2)"],
  functions: ["(def f () ", "1", ")"],
  defaults: ["(lambda (x=", "1", ") x)"],
  lambdas: ["(lambda () ", "1", ")"],
  generators: ["(def g () (yield ", "1", "))"],
  "async functions": ["(async def f () ", "1", ")"],
  returns: ["(def f () (return ", "1", "))"],
  tries: ["(try ", "1", " (except ValueError 1))"],
  handlers: ["(try (f 1) (except ValueError ", "1", "))"],
  finalizers: ["(try (f 1) (finally ", "1", "))"],
  lets: ["(let ((b 1)) ", "b", ")"],
  "values of let": ["(let ((b ", "1", ")) b)"],
  "while loops": ["(while False ", "1", ")"],
  "for loops": ["(for x in [1] ", "x", ")"],
  iterables: ["(for x in (do ", "[1]", ") x)"],
  lists: ["[", "", "]"],
  dicts: ['{"a" ', "1", "}"],
  tuples: ["(", "1", ",)"],
  comprehensions: ["[x for x in ", "[1]", "]"],
  "elements of comprehensions": ["[", "1", " for x in [1]]"],
  "generator expressions": ["(x for x in ", "[1]", ")"],
  classes: ["(class C () ", "(= x 1)", ")"],
  "classes in methods": ["(class C () (def m (self) ", "1", "))"],
  matches: ["(match a (1 ", "2", "))"],
  "values of match": ["(match ", "a", " (1 2))"],
  goroutines: ["(go ", "(print 1)", ")"],
  selects: ["(select [(default) ", "1", "])"],
  withs: ["(with (f 1) ", "1", ")"],
  mutexes: ["(with-mutex a ", "1", ")"],
  sums: ["(+ a ", "1", ")"],
  "infix sums": ["(a + ", "1", ")"],
  comparisons: ["(< a ", "1", ")"],
  ands: ["(and a ", "1", ")"],
  nots: ["(not ", "a", ")"],
  items: ["s[", "0", "]"],
  assignments: ["(= b ", "1", ")"],
  attributes: ["(. ", "a", " b)"],
  quotes: ["'(a ", "", ")"],
  "quasi-quotes": ["`(a ", "", ")"],
  unquotes: ["`(a ,(f ", "1", "))"],
  threads: ["(-> ", "1", " (+ 1))"],
  macros: ["(m ", "1", ")"],
};

const PRELUDE = "(def f (x=1) x) (= a 1) (= s [0]) (defmacro m (x) `(do ,x))\n";

/** What needs no brackets to nest, and what it ends in. */
const IN_A_ROW: Readonly<Record<string, readonly [part: string, last: string]>> = {
  "conditional expressions in a row": ["1 if a else ", "2"],
  "tests in a row": ["not ", "a"],
  "signs in a row": ["- ", "a"],
  "inversions in a row": ["~ ", "a"],
  "signs and tests in a row": ["- not ", "a"],
  "powers in a row": ["a ** ", "1"],
  "powers of signs in a row": ["a ** -", "1"],
  "lambdas in a row": ["lambda: ", "1"],
  "walruses in a row": ["b := ", "1"],
  "quotes in a row": ["`", "a"],
  "conditional expressions and lambdas in a row": ["1 if a else lambda: ", "2"],
};

function programs(depth: number): Record<string, string> {
  const nested = ([open, middle, close]: Kind) => open.repeat(depth) + middle + close.repeat(depth);
  return {
    ...Object.fromEntries(Object.entries(KINDS).map(([name, kind]) => [name, PRELUDE + nested(kind)])),
    "fields of f-strings": `${PRELUDE}(= z f"{${nested(["(f ", "1", ")"])}}")`,
    decorators: `${PRELUDE}@${nested(["(f ", "f", ")"])}\n(def z () 1)`,
    "patterns of loops": `(for ${nested(["(b ", "c", ")"])} in [] c)`,
    ...Object.fromEntries(
      Object.entries(IN_A_ROW).map(([name, [part, last]]) => [
        name,
        `${PRELUDE}z = ${part.repeat(depth)}${last}`,
      ]),
    ),
    targets: `(= ${nested(["[b ", "c", "]"])} [])`,
  };
}

/** Runs a module in a process with Node's own stack; `given` is what it finds in `folder`; gives what it prints as JSON. */
function inNode(code: string, given: Record<string, string>): unknown {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "m28-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [i, text] of Object.values(given).entries()) writeFileSync(join(folder, `${i}.m28`), text);
  const head = `import { readFileSync } from "node:fs";
const folder = ${JSON.stringify(folder)}, names = ${JSON.stringify(Object.keys(given))};
const root = ${JSON.stringify(packageRoot)};\n`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-"], {
    input: head + code,
    encoding: "utf8",
    cwd: packageRoot,
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const THROUGH_API = `
const { compile } = await import(root + "/dist/compiler/index.js");
const found = names.map((name, i) => {
  const { code, diagnostics } = compile(readFileSync(folder + "/" + i + ".m28", "utf8"));
  const error = diagnostics.find(({ severity }) => severity === "error");
  return [name, error?.code ?? (code === null ? "nothing" : "compiled")];
});
console.log(JSON.stringify(Object.fromEntries(found)));`;

const THROUGH_PLUGIN = `
const { build } = await import("esbuild");
const { m28 } = await import(root + "/dist/cli/esbuild-plugin.js");
const found = [];
for (const [i, name] of names.entries()) {
  const options = { bundle: true, write: false, logLevel: "silent", format: "esm", platform: "node", plugins: [m28()] };
  const result = await build({ ...options, entryPoints: [folder + "/" + i + ".m28"] }).catch((error) => error);
  found.push([name, result.errors.length > 0 ? result.errors[0].text : "compiled"]);
}
console.log(JSON.stringify(Object.fromEntries(found)));`;

const allCompiled = (given: Record<string, string>) =>
  Object.fromEntries(Object.keys(given).map((name) => [name, "compiled"]));

it("compiles a thousand levels of every kind through the API", { timeout: 300_000 }, () => {
  const given = programs(1000);
  expect(inNode(THROUGH_API, given)).toEqual(allCompiled(given));
});

it("compiles a thousand levels of some kinds in one module through the plugin", { timeout: 300_000 }, () => {
  // The API has seen all of them; one module of all takes a minute.
  const some = Object.values(programs(1000)).filter((_, i) => i % 4 === 0);
  const given = { all: some.join("\n") };
  expect(inNode(THROUGH_PLUGIN, given)).toEqual(allCompiled(given));
});

it("compiles six thousand levels or has a diagnostic", { timeout: 300_000 }, () => {
  const quick = [
    "calls",
    "ifs",
    "lists",
    "lets",
    "sums",
    "comprehensions",
    "quasi-quotes",
    "fields of f-strings",
    ...Object.keys(IN_A_ROW),
  ];
  const all = programs(6000);
  const given = Object.fromEntries(quick.map((name) => [name, all[name]!]));
  for (const outcome of Object.values(inNode(THROUGH_API, given) as Record<string, string>))
    expect(["compiled", "M28-1022"]).toContain(outcome);
});
