import fc from "fast-check";
import { describe, it } from "vitest";
import { emitAll, expectFresh, programOf, type Texts } from "./testing.ts";

const FILES = {
  "main.m28": `(import shapes)
(from jobs import run limit)
(import macros)
(= results [])
(def collect (f count=3)
  "Calls f."
  (for i in (range count)
    (results.append (f i)))
  results)
(print (collect run) (shapes.area {"w": 2, "h": 3}) limit)
(print (collect (lambda (n) (* n 2.5)) count=4))
(print (shapes.total [(shapes.Box 1 2)]))
`,
  "shapes.m28": `(class Box ()
  (= unit "cm")
  (def __init__ (self w h=1)
    (= self.w w)
    (= self.h h))
  (def area (self) (* self.w self.h))
  (def __add__ (self other) (Box (+ self.w other.w) self.h)))
(def area (shape scale=1)
  (* shape["w"] shape["h"] scale))
(def total (boxes)
  (= sum 0)
  (for box in boxes
    (+= sum (box.area)))
  f"{sum} square {Box.unit}")
`,
  "jobs.m28": `(import shapes)
(= limit 10)
(= queue (chan 2))
(def run (n)
  (if (> n limit)
    (raise "ValueError" "too many"))
  (go (send queue (* n 7)))
  (recv! queue))
(def wait (seconds=1)
  (while (< seconds 3)
    (sleep 0.01)
    (+= seconds 1))
  seconds)
`,
  "macros.m28": `(def twice (x) (* x 2))
(print (twice 4))
`,
};

type Edit = (line: string) => string;

/** Each changes a line in another way: some leave everything else as it is, some do not. */
const EDITS: readonly Edit[] = [
  (line) => line.replace(/\d+/, (digits) => String(Number(digits) + 1)),
  (line) => line.replace(/\d+/, "2.5"),
  (line) => line.replace(/"(\w+)"/, '"$1x"'),
  (line) => line.replace(/"(\w+)"/, '"w"'),
  (line) => `${line} # a remark`,
  (line) => `\n${line}`,
  (line) => line.replace("recv!", "first"),
  (line) => line.replace("area", "size"),
  (line) => line.replace("(sleep 0.01)", "(gosched)"),
  (line) => line.replace("+=", "-="),
  (line) => line.replace("limit", "bound"),
  (line) => line.replace(/^\(print/, "(sleep 0)\n(print"),
  (line) => line.replace("def __add__", "def __lt__"),
  (line) => line.replace("self.h", "self.depth"),
  (line) => line.replace(")", ""),
  (line) => line.replace("(def twice (x) (* x 2))", "(defmacro twice (x) `(* ~x 2))"),
  (line) => line.replace("(go (send", "((send"),
  (line) => line.replace("(import shapes)", "(import shapes)\n(= shapes.area run)"),
  () => "",
];

describe("a program that is updated", () => {
  it("is what it would be if it were compiled anew, after any edits", () => {
    const edit = fc.record({
      file: fc.constantFrom(...Object.keys(FILES)),
      line: fc.nat(20),
      change: fc.nat(EDITS.length - 1),
      back: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const texts: Texts = { ...FILES };
        const program = programOf(texts);
        const emitted = new Map<string, string>();
        emitAll(program, program.files, emitted);
        for (const { file, line, change, back } of edits) {
          const before = texts[file]!;
          texts[file] = edited(before, line, EDITS[change]!);
          emitAll(program, program.update(`/${file}`), emitted);
          expectFresh(program, texts, emitted);
          if (!back) continue;
          texts[file] = before;
          emitAll(program, program.update(`/${file}`), emitted);
          expectFresh(program, texts, emitted);
        }
      }),
      { numRuns: 20 },
    );
  });
});

function edited(text: string, index: number, change: Edit): string {
  const lines = text.split("\n");
  const at = index % lines.length;
  return lines.map((line, i) => (i === at ? change(line) : line)).join("\n");
}
