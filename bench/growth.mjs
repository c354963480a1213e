// How the time of compiling grows with the program: a table of shapes, each at several sizes that double.
//   node bench/growth.mjs [--from 1000] [--doublings 3] [SHAPE…]
import { parseArgs } from "node:util";
import { compile } from "../dist/compiler/index.js";

const many = (count, part) => Array.from({ length: count }, (_, i) => part(i));

const SHAPES = {
  attributes: (n) => `(class O ()) (= a (O)) (= a.b a) (= c a${".b".repeat(n)})`,
  sends: (n) => `(= ch (chan 1)) (def f () ${many(n, () => "(send ch 1)").join(" ")})`,
  sum: (n) => `(= a 1) (print (+ ${many(n, () => "a").join(" ")}))`,
  texts: (n) => `(= a "a") (print (+ ${many(n, () => "a").join(" ")}))`,
  threading: (n) => `(print (-> 1 ${many(n, () => "(+ 1)").join(" ")}))`,
  functions: (n) => many(n, (i) => `(def f${i} (x) (+ x ${i}))`).join("\n"),
  closures: (n) => `(def make (a) [${many(n, (i) => `(lambda () (+ a ${i}))`).join(" ")}])`,
  macros: (n) => many(n, (i) => `(defmacro m${i} (x) \`(+ ,x ${i}))`).join("\n"),
  misspelt: (n) => `(= hello 1)\n${many(n, (i) => `(helo${i})`).join("\n")}`,
  "misspelt, many known": (n) =>
    `${many(n, (i) => `(= name${i} 1)`).join("\n")}\n${many(n, (i) => `(nmae${i})`).join("\n")}`,
  "misspelt in macros": (n) => many(n, (i) => `(defmacro m${i} (x) (helo${i} x))`).join("\n"),
  "made by macros": (n) =>
    `(defmacro make (name) \`(def ,name (x) x))\n${many(n, (i) => `(make f${i})`).join("\n")}`,
  helpers: (n) =>
    `${many(n, (i) => `(def h${i} (x) (+ x ${i}))`).join("\n")}\n(defmacro m (x) \`(+ ,(h0 1) ,x))\n(print (m 1))`,
  classes: (n) =>
    `(class C0 () (def m (self) 0))\n${many(n, (i) => `(class C${i + 1} (C${i}) (def m (self) (super.m)))`).join("\n")}`,
  calls: (n) => `(def f (x) x)\n${many(n, () => "(f 1)").join("\n")}`,
  items: (n) => `(= x [${many(n, String).join(" ")}])`,
  cond: (n) => `(= x 1) (print (cond ${many(n, (i) => `((== x ${i}) ${i})`).join(" ")}))`,
};

const { values, positionals } = parseArgs({
  options: { from: { type: "string", default: "1000" }, doublings: { type: "string", default: "3" } },
  allowPositionals: true,
});
const sizes = many(Number(values.doublings) + 1, (i) => Number(values.from) * 2 ** i);
const names = positionals.length > 0 ? positionals : Object.keys(SHAPES);

compile(SHAPES.functions(200));
console.log(`| shape | ${sizes.map((size) => `${size}: ms`).join(" | ")} | last doubling |`);
console.log(`| --- |${" ---: |".repeat(sizes.length + 1)}`);
for (const name of names) {
  const times = sizes.map((size) => timeOf(SHAPES[name](size)));
  const [before, last] = times.slice(-2);
  const ratio = typeof last === "number" && typeof before === "number" ? (last / before).toFixed(1) : "";
  console.log(`| ${name} | ${times.join(" | ")} | ${ratio} |`);
}

/** Milliseconds, or the code of the error. */
function timeOf(text) {
  const start = performance.now();
  const { diagnostics } = compile(text);
  const time = Math.round(performance.now() - start);
  return diagnostics.find(({ severity }) => severity === "error")?.code ?? time;
}
