import { expect, it } from "vitest";
import { manifest } from "../../program/builtin-names.ts";
import { forEachChild } from "../children.ts";
import type { Core } from "../core.ts";
import { analyzeSuspension } from "../suspension/suspension.ts";
import { analyzed } from "../testing.ts";
import { hintsIn } from "./hints.ts";
import { inferTypes } from "./infer.ts";
import { isRich } from "./operator-methods.ts";

/** What is said of the arguments of `(look …)`. */
function looks(text: string): boolean[] {
  const { module } = analyzed(`${text} (print f)`);
  const program = { modules: new Map([["/test.m28", module]]), resolve: () => null };
  const facts = analyzeSuspension(program, manifest, () => {});
  const types = inferTypes(module, {
    knownCallee: (call) => facts.knownCallee(call),
    isPrivate: () => false,
    isOwn: () => true,
    definesMethod: (name) => facts.definesMethod(name),
    wrapsNumbers: false,
    method: (name) => manifest.methods(name),
    isRich: (node) => isRich(node, facts),
  });
  const hints = hintsIn(module.body, types);
  const found: boolean[] = [];
  const visit = (node: Core): void => {
    if (node.kind === "call" && node.callee.kind === "ref" && node.callee.name === "look")
      found.push(...node.args.map(({ value }) => hints.looksInteger(value)));
    forEachChild(node, visit);
  };
  visit(module.body);
  return found;
}

it.each<[title: string, text: string, expected: boolean[]]>([
  [
    "positions, bounds, what is compared with integers",
    "(def f (a b c d xs) xs[a] (range b) (< c 2) (look a b c d))",
    [true, true, true, false],
  ],
  [
    "operands of operators for integers",
    "(def f (a b c) (% a 7) (+ b c) (look a b (% c 3)))",
    [true, false, true],
  ],
  [
    "what is computed from such",
    "(def f (a b) (< a 2) (= c (- a 1)) (= d (* a b)) (look c d (+ c a)))",
    [true, false, true],
  ],
  [
    "fractions are none",
    "(def f (a) (< a 2) (= a (/ a 2)) (= b 1.5) (look a b (* b a)))",
    [false, false, false],
  ],
  [
    "what is received, if the rest is integers",
    "(def f (a ch) (if (< a 2) a (recv! ch))) (= x (f 1 None)) (look x (recv! None))",
    [true, false],
  ],
  ["sums of what is not known", "(def f (xs) (= s 0) (for x in xs (+= s x)) (look s))", [false]],
  [
    "items of lists of integers",
    "(def f (n) (= xs (* [0] n)) (= ys [1 2.5]) (= zs []) (zs.append n) (look xs[0] ys[0] zs[0]))",
    [true, false, false],
  ],
  [
    "items of lists that depend on themselves",
    "(def f (n) (= xs (list (range n))) (= y (+ xs[0] 1)) (xs.append (min y 3)) (= xs[1] y) (look y xs[1]))",
    [true, true],
  ],
])("%s", (_, text, expected) => {
  expect(looks(text)).toEqual(expected);
});
