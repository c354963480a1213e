/** Whatever imports lead to behind the modules that a module imports, also JavaScript: an updated program is what a new one would be. */
import { expect, it } from "vitest";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";
import { emitAll, expectFresh, type Texts } from "./testing.ts";

const WITH_MODULE = "(import c)\n(def show (m) (print m))\n(show c)\n";
const WITH_NAME = "(from c import q)\n(print q)\n";
const WITH_ATTRIBUTE = "(import c)\n(print c.q)\n";
const BY_STAR = "(from c import *)\n(print q)\n";

const MAINS = [WITH_MODULE, WITH_NAME, WITH_ATTRIBUTE, BY_STAR];

/** Between the module that `main` imports and what changes. */
const PASSING: readonly Texts[] = [
  { "c.m28": '(from d import q)\n(export "q")\n' },
  { "c.m28": "(from d import q)\n" },
  { "c.m28": "(from e import q)\n", "e.m28": "(from d import q)\n" },
  { "c.m28": "(from e import q)\n", "e.m28": "(from d import q as q)\n(from d import q as w)\n" },
  { "c.m28": "(from e import w as q)\n", "e.m28": "(from d import q as w)\n" },
  { "c.m28": "(import d)\n(= q d)\n" },
  { "c.m28": "(import d as q)\n" },
  { "c.m28": "(import e as q)\n", "e.m28": "(from d import q)\n" },
  { "c.m28": "(from p import q)\n", "p/__init__.m28": "(from d import q)\n" },
  { "c.m28": "(from p import d as q)\n", "p/__init__.m28": "1\n", "p/d.m28": "(from d import q)\n" },
];

/** Files that are other ones than in `BASE`. */
const CHANGES: readonly Texts[] = [
  { "d.m28": "(= q 1)\n" },
  { "d.m28": "(= q 1)\n(= q 2)\n" },
  { "d.m28": "(if 1 (= q 1))\n" },
  { "d.m28": "(def q () 1)\n" },
  { "d.m28": "(class q () (= x 1))\n" },
  { "d.m28": "(from r import x as q)\n" },
  { "d.m28": "(from r import y as q)\n" },
  { "d.m28": "(print q)\n(from r import x as q)\n" },
  { "d.m28": "(import r as q)\n" },
  { "d.m28": "(import math as q)\n" },
  { "d.m28": "(from math import pi as q)\n" },
  { "d.m28": "(from math import sqrt as q)\n" },
  { "d.m28": '(from "./j.mjs" import q)\n' },
  { "d.m28": '(from "./j.mjs" import q)\n', "j.mjs": "module.exports = {};\n" },
  { "d.m28": '(from "./j.mjs" import q)\n', "j.mjs": "export * from './k.mjs';\n" },
  {
    "d.m28": '(from "./j.mjs" import q)\n',
    "j.mjs": "export * from './k.mjs';\n",
    "k.mjs": "module.exports = {};\n",
  },
  { "d.m28": '(import "./j.mjs" as q)\n' },
  { "d.m28": "(= q 1)\n", "z.m28": "(import d)\n(= d.q 5)\n" },
  { "d.m28": "(from r import x as q)\n", "z.m28": "(import d)\n(= d.q 5)\n" },
  { "d.m28": "(from r import x as q)\n", "z.m28": "(import r)\n(= r.x 5)\n" },
];

const BASE: Texts = {
  "r.m28": "(= x 1)\n(= y 2)\n",
  "z.m28": "(import d)\n(import r)\n",
  "y.m28": "1\n",
  "j.mjs": "export const q = 1;\n",
  "k.mjs": "export const q = 1;\n",
};

function programOf(texts: Texts) {
  return createProgram({ ...createMemoryHost(texts), searchPath: ["/"] }, { entries: ["/main.m28"] });
}

/** Every state after the one before it in the list, and after one that is farther away. */
const WALK = [...CHANGES, ...CHANGES.map((_, i) => CHANGES[(i * 7) % CHANGES.length]!)];

it.each(MAINS)(
  "sees through whatever imports lead there what has become of the name in %j",
  { timeout: 60_000 },
  (main) => {
    for (const passing of PASSING) {
      const texts: Texts = { ...BASE, "main.m28": `${main}(import z)\n`, ...passing, ...CHANGES[0] };
      const update = updating(texts);
      WALK.forEach((change, step) => {
        const state: Texts = { ...BASE, ...change };
        // Now and then the program gets or loses another module at the same time, and all is analysed again.
        const loads = step % 3 === 0 ? "(import y)\n" : "";
        update({ ...state, "z.m28": `${state["z.m28"]}${loads}` });
      });
    }
  },
);

/** Changes files of a program, and compares what is emitted with what it should be. */
function updating(texts: Texts): (changed: Texts) => void {
  const program = programOf(texts);
  const emitted = new Map<string, string>();
  emitAll(program, program.files, emitted);
  return (changed) => {
    Object.assign(texts, changed);
    emitAll(program, program.refresh(), emitted);
    expectFresh(program, texts, emitted, programOf);
  };
}

it.each([
  ["export const q = 1;\n", "module.exports = {};\n"],
  ["export const q = 1;\n", "export const w = 1;\n"],
  ["export * from './k.mjs';\n", "export * from './none.mjs';\n"],
  ["const q = 1;\nexport { q as 'w q' };\n", "const q = 1;\nexport { q as w, q };\n"],
])("sees that JavaScript which was %j is %j now", (before, after) => {
  for (const main of MAINS)
    for (const passing of PASSING) {
      const texts: Texts = { ...BASE, ...passing, "main.m28": main, "j.mjs": before };
      texts["d.m28"] = '(try (from "./j.mjs" import q) (except ImportError 1))\n';
      const update = updating(texts);
      update({ "j.mjs": after });
      update({ "j.mjs": before });
    }
});

/** Everything that can be done with a name of another module. */
const USES: readonly ((q: string) => string)[] = [
  (q) => `(print ${q})`,
  (q) => `(def late () ${q})`,
  (q) => `(def k (a=${q}) a)`,
  (q) => `(${q} 1)`,
  (q) => `(go (${q} 1))`,
  (q) => `(${q}.m 1)`,
  (q) => `(print ${q}.x)`,
  (q) => `(= ${q}.x 1)`,
  (q) => `(+= ${q}.x 1)`,
  (q) => `(del ${q}.x)`,
  (q) => `(print ${q}[0])`,
  (q) => `(= ${q}[0] 1)`,
  (q) => `(del ${q}[0])`,
  (q) => `(del [1 2][${q}])`,
  (q) => `(for i in ${q} 1)`,
  (q) => `(= xs [${q} for i in [1]])`,
  (q) => `(print f"{${q}}")`,
  (q) => `(isinstance 1 ${q})`,
  (q) => `(try 1 (except ${q} 2))`,
  (q) => `(class K (${q}) 1)`,
  (q) => `(@${q} (def h () 1))`,
];

it.each([
  ["(from d import *)", "q"],
  ["(print 1)\n(from d import *)", "q"],
  ["(from d import q)", "q"],
  ["(import d)", "d.q"],
])(
  "sees what has become of a name that %s gives wherever the name stands",
  { timeout: 60_000 },
  (given, q) => {
    const users = USES.map((use, i): [string, string] => [`u${i}.m28`, `${given}\n${use(q)}\n`]);
    const loads = users.map(([file]) => `(import ${file.slice(0, -".m28".length)})\n`);
    const main = `(import z)\n${loads.join("")}`;
    const update = updating({ ...BASE, ...Object.fromEntries(users), ...CHANGES[0], "main.m28": main });
    for (const change of WALK) update({ ...BASE, ...change });
  },
);

it("emits nothing else for JavaScript that exports what it did, and for changes that nobody follows", () => {
  const texts: Texts = { ...BASE, "main.m28": WITH_MODULE, "c.m28": "(from d import q)\n" };
  texts["d.m28"] = '(from "./j.mjs" import q)\n(def f (x) x)\n';
  const program = programOf(texts);
  emitAll(program, program.files, new Map());
  const after = (changed: Texts) => {
    Object.assign(texts, changed);
    return program.refresh();
  };
  expect(after({ "j.mjs": "export const q = 2;\n" })).toEqual([]);
  expect(after({ "d.m28": `${texts["d.m28"]}(= other 1)\n` })).toEqual(["/d.m28"]);
  expect(after({ "d.m28": texts["d.m28"]!.replace("(x) x", "(x y) x") })).toEqual(["/d.m28"]);
  expect(after({ "j.mjs": "export const w = 1;\n" })).toEqual(["/main.m28", "/c.m28", "/d.m28"]);
});
