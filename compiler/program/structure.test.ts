import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emitAll, expectFresh, programOf, type Texts } from "./testing.ts";

/** Modules that see each other's functions, classes, variables and protocol methods in many ways. */
const FILES: Texts = {
  "main.m28": `(import shapes)
(import jobs)
(from tools import each twice as doubled)
(from table import ACTIONS choose)
(= results [])
(def collect (f count=3)
  (for i in (range count)
    (results.append (f i)))
  results)
(def later (ch)
  (for x in ch
    (print x)))
(print (collect doubled) (shapes.area {"w": 2, "h": 3}) (each [1 2] jobs.run))
(print (shapes.total [(shapes.Box 1 2)]) ((choose 1)))
(go (later jobs.queue))
`,
  "shapes.m28": `(class Base ()
  (def __init__ (self name)
    (= self.name name))
  (def label (self) self.name))
(class Box (Base)
  (= unit "cm")
  (def __init__ (self w h=1)
    (super.__init__ "box")
    (= self.w w)
    (= self.h h))
  (def area (self) (* self.w self.h)))
(def area (shape scale=1)
  (* shape["w"] shape["h"] scale))
(def total (boxes)
  (= sum 0)
  (for box in boxes
    (+= sum (box.area)))
  f"{sum} {Box.unit}")
`,
  "jobs.m28": `(import shapes)
(from tools import each)
(= limit 10)
(= queue (chan 2))
(def run (n)
  (if (> n limit)
    (raise "ValueError" "too many"))
  (go (send queue (* n 7)))
  (recv! queue))
(def quiet (n) (+ n limit))
(def boxes (count)
  [(shapes.Box n) for n in (range count)])
(def unused (f xs)
  (for x in xs
    (f x)))
`,
  "tools.m28": `(def twice (x) (* x 2))
(def each (xs f)
  [(f x) for x in xs])
(def pick (options key)
  (= found (options.get key))
  (if found (found) None))
`,
  "table.m28": `(from shapes import Box)
(import tools)
(def act (a) (+ a 1))
(= ACTIONS [act ${"(lambda (a) a) ".repeat(26)}])
(def choose (n) (lambda () (ACTIONS[n] n)))
(def make (n) (= box (Box n n)) (box.label) (tools.pick {"a": choose} "a"))
`,
};

/** Lines to put in somewhere: what a module may begin or cease to give to others, and what only it sees. */
const LINES: readonly string[] = [
  "(print 1)",
  "(= fresh 3)",
  "(= fresh (+ 1 2))",
  "(sleep 0)",
  "(import jobs)",
  "(from tools import pick)",
  "(from table import *)",
  "(jobs.run 3)",
  "(jobs.quiet 3)",
  "(jobs.unused jobs.run [1 2])",
  "(shapes.area {})",
  "(tools.each [1] jobs.run)",
  "(send jobs.queue jobs.run)",
  "(= handler (lambda () (recv! queue)))",
  "(ACTIONS.append run)",
  "(ACTIONS.append (lambda (a) (sleep a)))",
  "(results.append (chan 1))",
  "(= self.w 3)",
  "(= self.label run)",
  "(= shapes.area run)",
  "(= jobs.limit 3)",
  '(setattr shapes "area" run)',
  "(def helper (x) (recv! x))",
  "(def area (self other) (recv! other))",
  "(def run (n *more) n)",
  "(def __eq__ (self other) True)",
  "(def __add__ (self other) (sleep 0) self)",
  "(def __iter__ (self) (recv! self.w))",
  "(def label (self) (sleep 1) self.name)",
  "(class Extra (shapes.Box) (def area (self) (sleep 1) 4))",
  "(class Box () (= unit 3))",
  '(raise "ValueError" run)',
  "(while (< 1 2) (try-recv queue))",
  "(for x in queue (print x))",
  "(for x in shapes (print x))",
  "(js/setTimeout run 1)",
  "(yield 4)",
  "(return 4)",
  "(globals)",
  "(export run)",
  "(with-mutex (mutex) (sleep 0))",
  "(select [(case :recv queue) (print 1)])",
  "(defmacro twice (x) `(+ ~x ~x))",
];

type Edit = { readonly file: string; readonly line: number; readonly change: number; readonly back: boolean };

const edits = fc.array(
  fc.record({
    file: fc.constantFrom(...Object.keys(FILES)),
    line: fc.nat(40),
    // Beyond the lines to put in: those that are there are taken out, or changed.
    change: fc.nat(LINES.length + 8),
    back: fc.boolean(),
  }),
  { minLength: 2, maxLength: 6 },
);

describe("a program whose structure changes", () => {
  it("is what it would be if it were compiled anew, after any edits", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(edits, (all) => {
        const texts = { ...FILES };
        const update = updating(texts);
        for (const edit of all) {
          const before = texts[edit.file]!;
          update(edit.file, edited(before, edit));
          if (edit.back) update(edit.file, before);
        }
      }),
      { numRuns: 12, seed: 28 },
    );
  });

  it.each(LINES)("sees everywhere what %s changes, at any place, and takes it back", (line) => {
    const texts = { ...FILES };
    const update = updating(texts);
    for (const [file, index] of [
      ["shapes.m28", 10],
      ["jobs.m28", 5],
    ] as const) {
      const before = texts[file]!;
      update(file, edited(before, { file, line: index, change: LINES.indexOf(line), back: true }));
      update(file, before);
    }
  });

  it("sees differences elsewhere where the set of modules changes, too", () => {
    const texts: Texts = {
      "main.m28": "(import walk)\n(class Row (list) (def first (self) self[0]))\n(go (walk.each (chan 1)))\n",
      "walk.m28": "(def each (xs) (for x in xs (print x)))\n(def size (xs) (len xs))\n",
      "other.m28": "(def numbers () (sleep 0) (yield 1))\n",
      "plain.m28": "(= x 1)\n",
    };
    const update = updating(texts);
    const main = texts["main.m28"]!;
    update("main.m28", `(import other)\n${main.replace("(chan 1)", "(other.numbers)")}`);
    update("main.m28", main);
    update("main.m28", `(import plain)\n${main.replace("first (self) self[0]", "__len__ (self) 7")}`);
  });

  it("emits only what sees a difference", () => {
    const texts = { ...FILES };
    const program = programOf(texts);
    emitAll(program, program.files, new Map());
    const update = (file: string, change: (text: string) => string) => {
      texts[file] = change(texts[file]!);
      return program.update(`/${file}`);
    };
    expect(update("tools.m28", (text) => `${text}(def added (x) x)\n`)).toEqual(["/tools.m28"]);
    expect(update("tools.m28", (text) => text.replace("(* x 2)", "(print x) (* x 2)"))).toEqual([
      "/tools.m28",
    ]);
    expect(update("tools.m28", (text) => text.replace("twice (x)", "twice (x y=1)"))).toEqual([
      "/main.m28",
      "/tools.m28",
    ]);
    expect(update("shapes.m28", (text) => text.replace("(= sum 0)", "(= sum 0) (sleep sum)"))).toEqual([
      "/main.m28",
      "/shapes.m28",
    ]);
  });
});

/** Changes a file of a program, and compares what is emitted with what it should be. */
function updating(texts: Texts): (file: string, text: string) => void {
  const program = programOf(texts);
  const emitted = new Map<string, string>();
  emitAll(program, program.files, emitted);
  return (file, text) => {
    texts[file] = text;
    emitAll(program, program.update(`/${file}`), emitted);
    expectFresh(program, texts, emitted);
  };
}

function edited(text: string, { line, change }: Edit): string {
  const lines = text.split("\n");
  const at = line % lines.length;
  const old = lines[at]!;
  const added = LINES[change];
  if (added !== undefined) lines.splice(at, 0, `${/^ */.exec(old)![0]}${added}`);
  else if (change % 2 === 0 && isWhole(old)) lines.splice(at, 1);
  else
    lines[at] = old.replace(
      /\(print |jobs\.run|area|send|\(def (\w+)/,
      (word) => REPLACED[word] ?? `${word}-2`,
    );
  return lines.join("\n");
}

const REPLACED: Readonly<Record<string, string>> = {
  "(print ": "(choose ",
  "jobs.run": "jobs.quiet",
  send: "try-send",
};

function isWhole(line: string): boolean {
  return line.split("(").length === line.split(")").length;
}
