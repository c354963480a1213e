/** Places where so many values meet that they are passed on as one: an update that adds the next value finds what a new program does. */
import { expect, it } from "vitest";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";
import { emitAll, expectFresh, type Texts } from "./testing.ts";

/** More than are passed on one by one. */
const MOST = 30;

/** The values in `e` are added to what is on its way through several such places, one behind the other. */
const ONE_BEHIND_THE_OTHER: Texts = {
  "main.m28": `(from b import f C)
(try (from d import g sqrt val) (except ImportError 1))
(class C 1 (def m () 1 (g 2)))
`,
  "b.m28": `(class C 1 (def m () 1))
(from "./j.mjs" import *)
`,
  "c.m28": `(def f () x)
(from a import *)
(def g () (yield 1) ((C).m 1))
`,
  "d.m28": `(from e import f C)
(from p import sub)
(def g () (yield a.v) (sleep 0))
`,
  "e.m28": `(class C 1 (def m () 1))
(try (from f import mac) (except ImportError 1))
(from "./j.mjs" import *)
(def mac2 () \`1)
(class D 1 (def __add__ () a.v) (def m () 1))
`,
  "f.m28": "(class C 1 1)\n",
  "p/__init__.m28": `(class C 1 1)
(try (from c import g sqrt val) 1)
`,
  "p/sub.m28": `(from "./j.mjs" import *)
(print [1 for x in 1])
(def mac (x) \`(do 1 ,x))
(def f () 1 (lambda () [1 for x in (range 3)]))
`,
};

/** JavaScript gets what is in lists. */
const HANDED_OUT: Texts = {
  "main.m28": "(import s)\n(import e)\n(def slow () (yield 1) (sleep 0))\n(js/use s.all[0])\n",
  "s.m28": functions("s", 15),
  "e.m28": "1\n",
};

/** They iterate over what they are given: JavaScript could give them what others make that nothing in the program uses. */
function functions(name: string, count: number): string {
  const names = Array.from({ length: count }, (_, i) => `${name}${i}`);
  return `${names.map((each) => `(def ${each} (xs) (for x xs x))\n`).join("")}(= all [${names.join(" ")}])\n`;
}

function each(line: (i: number) => string): (count: number) => string {
  return (count) => Array.from({ length: count }, (_, i) => line(i)).join("");
}

it.each<[string, Texts, (count: number) => string]>([
  ["functions", ONE_BEHIND_THE_OTHER, each((i) => `(def h${i} (x) x)\n`)],
  ["classes", ONE_BEHIND_THE_OTHER, each((i) => `(class K${i} () (def m (self) ${i}) (def g (self x) x))\n`)],
  ["iterators", ONE_BEHIND_THE_OTHER, each((i) => `(= l${i} (map print [${i}]))\n`)],
  ["functions that JavaScript gets", HANDED_OUT, (count) => functions("e", count)],
])("sees %s that are added one by one, and by leaps", { timeout: 60_000 }, (_, base, added) => {
  const texts = { ...base };
  const program = createProgram(host(texts), { entries: ["/main.m28"] });
  const emitted = new Map<string, string>();
  emitAll(program, program.files, emitted);
  expect(program.hasErrors()).toBe(false);
  for (const count of [...Array(MOST).keys(), 3, 20, 9, 28, 0]) {
    texts["e.m28"] = base["e.m28"] + added(count);
    emitAll(program, program.refresh(), emitted);
    expectFresh(program, texts, emitted, (now) => createProgram(host(now), { entries: ["/main.m28"] }));
  }
});

function host(texts: Texts) {
  return { ...createMemoryHost(texts), searchPath: ["/", "/lib"] };
}
