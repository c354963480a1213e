/** Whatever imports lead to behind the modules that a module imports, also JavaScript: an updated program is what a new one would be. */
import { expect, it } from "vitest";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";
import { emitAll, expectFresh, type Texts } from "./testing.ts";

const WITH_MODULE = "(import c)\n(def show (m) (print m))\n(show c)\n";
const WITH_NAME = "(from c import q)\n(print q)\n";
const WITH_ATTRIBUTE = "(import c)\n(print c.q)\n";
const BY_STAR = "(from c import *)\n(print q)\n";

const USERS = [WITH_MODULE, WITH_NAME, WITH_ATTRIBUTE, BY_STAR];

/** Between the module that the user imports and what changes. */
const PASSING: readonly Texts[] = [
  { "c.m28": '(from d import q)\n(export "q")\n' },
  { "c.m28": "(from d import q)\n" },
  { "c.m28": "(from e import q)\n", "e.m28": "(from d import q)\n" },
  { "c.m28": "(from e import q)\n", "e.m28": "(from d import q as q)\n(from d import q as w)\n" },
  { "c.m28": "(from e import w as q)\n", "e.m28": "(from d import q as w)\n" },
  { "c.m28": "(import d)\n(= q d)\n" },
  { "c.m28": "(import d as q)\n" },
  { "c.m28": "(import e as q)\n", "e.m28": "(from d import q)\n" },
  { "c.m28": "(from d import *)\n" },
  { "c.m28": "(print 1)\n(from d import *)\n" },
  { "c.m28": "(from d import *)\n(from r import *)\n(export q)\n" },
  { "c.m28": "(from e import *)\n", "e.m28": "(from d import *)\n(export q)\n" },
  { "c.m28": "(from e import q)\n", "e.m28": "(from d import *)\n" },
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

/** The module that sees the name, and does not import what the rest is loaded by. */
const MAIN = "(import u)\n(import z)\n";

function programOf(texts: Texts) {
  return createProgram({ ...createMemoryHost(texts), searchPath: ["/"] }, { entries: ["/main.m28"] });
}

/** Every state after the one before it in the list, and after one that is farther away. */
const WALK = [...CHANGES, ...CHANGES.map((_, i) => CHANGES[(i * 7) % CHANGES.length]!)];

it.each(USERS)(
  "sees through whatever imports lead there what has become of the name in %j",
  { timeout: 60_000 },
  (user) => {
    for (const passing of PASSING) {
      const texts: Texts = { ...BASE, "main.m28": MAIN, "u.m28": user, ...passing, ...CHANGES[0] };
      const update = updating(texts);
      for (const [step, change] of WALK.entries()) update(withLoads({ ...BASE, ...change }, step % 3 === 0));
    }
  },
);

/** Now and then the program gets or loses another module at the same time, and all is analysed again. */
function withLoads(texts: Texts, loads: boolean): Texts {
  return loads ? { ...texts, "z.m28": `${texts["z.m28"]}(import y)\n` } : texts;
}

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
  for (const main of USERS)
    for (const passing of PASSING) {
      const texts: Texts = { ...BASE, ...passing, "main.m28": main, "j.mjs": before };
      texts["d.m28"] = '(try (from "./j.mjs" import q) (except ImportError 1))\n';
      const update = updating(texts);
      update({ "j.mjs": after });
      update({ "j.mjs": before });
    }
});

/** How `c` may come by the name, and whether it hands it on. */
const BY_STARS: readonly Texts[] = [
  { "c.m28": "(from d import *)\n" },
  { "c.m28": "(print 1)\n(from d import *)\n" },
  { "c.m28": "(import (from d import * except q))\n" },
  { "c.m28": "(from d import *)\n(export q)\n" },
  { "c.m28": "(from d import *)\n(export w)\n" },
  { "c.m28": "(from d import *)\n(from e import *)\n" },
  { "c.m28": "(from e import *)\n(from d import *)\n" },
  { "c.m28": "(from e import *)\n" },
  { "c.m28": "(from e import *)\n", "e.m28": "(from d import *)\n" },
  { "c.m28": "(from e import *)\n", "e.m28": "(from d import *)\n(export q)\n" },
  { "c.m28": "(from e import *)\n", "e.m28": "(print 1)\n(from d import *)\n(export q)\n" },
  { "c.m28": "(from d import *)\n(= q 3)\n" },
  { "c.m28": '(from "./j.mjs" import *)\n' },
  { "c.m28": '(from "./j.mjs" import *)\n', "j.mjs": "export const w = 1;\n" },
];

it.each(USERS)("sees in %j which star imports lead to the name", { timeout: 60_000 }, (user) => {
  const loading = { "z.m28": `${BASE["z.m28"]}(import e)\n` };
  const base: Texts = { ...BASE, ...loading, "d.m28": "(= q 1)\n", "e.m28": "(= w 1)\n(def q () 1)\n" };
  const update = updating({ ...base, "c.m28": "1\n", "main.m28": MAIN, "u.m28": user });
  const order = [1, 3, 5].flatMap((by) => BY_STARS.map((_, i) => (i * by) % BY_STARS.length));
  for (const [step, index] of order.entries()) {
    update(withLoads({ ...base, ...BY_STARS[index]! }, step % 2 === 0));
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
    for (const [step, change] of WALK.entries()) update(withLoads({ ...BASE, ...change }, step % 3 === 0));
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
