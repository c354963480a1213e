/** The programs of language.md's conformance checklist read without complaint. */
import { expect, test } from "vitest";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { readModule } from "./reader.ts";

test.each([
  ["(def (twice x) (* x 2)) (print (twice 21))", 2],
  ["(def mk () (= n 0) (lambda () (= n (+ n 1)) n)) (= c (mk)) (c) (print (c))", 4],
  ["(= x 1) (def f () (= x 2) x) (print (f) x)", 3],
  ["(print (/ 10 2) (/ 10 4) (// -7 2) (% -7 3) (** 2 100))", 1],
  ['(print [1 "a" None True] {"a": 1} (1, 2) (1,) ())', 1],
  ['(= v 5) (print (v > 3 and v < 10) (v + 1) (f"{v * 2:>4}"))', 2],
  ["print(sorted([3, 1, 2], reverse=True), sum(x * x for x in range(4)))", 1],
  ["(= (a, *b) [1 2 3]) (print a b)", 2],
  ["(print (try (/ 1 0) (except ZeroDivisionError as e (str e)) (finally None)))", 1],
  ["(class A (= k 1) (def init (self v) (= self.v v))) (= a (A 7)) (print a.v a.k)", 3],
  [
    "(defmacro swap-args (form) (list (first form) (nth form 2) (nth form 1))) (print (swap-args (- 1 10)))",
    2,
  ],
  [
    "(def ch (chan 1)) (print (try-send ch 1) (try-send ch 2) (recv ch) (try-recv ch)) (close-chan ch) (print (recv ch) (try-recv ch))",
    4,
  ],
  [
    "(def ch (chan)) (for i (range 3) (go (send ch i))) (print (sorted [(nth (recv ch) 0) for _ in (range 3)]))",
    3,
  ],
  ["(def a (chan 1)) (send a 9) (print (select [(case :recv a) (+ select-value 1)] [(default) 0]))", 3],
  ['(print (select-timeout 5 [(case :recv (chan)) 1] [(timeout) "late"]))', 1],
  [
    '(= (c, stop) (context-with-cancel (context-background))) (= (k, _) (context-with-timeout c 9999)) (stop "bye") (print (context-error k))',
    4,
  ],
  ["(recv (chan))", 1],
  ['(go (raise (ValueError "x"))) (print "on")', 2],
  ['(print (len "a😀") (+ "x" (str 1 2)) f"{\'é\'!r}")', 1],
  ["(def loop (n acc) (if (== n 0) acc (loop (- n 1) (+ acc n)))) (print (loop 1000000 0))", 2],
])("%s: %i statements", (text, count) => {
  const diagnostics: Diagnostic[] = [];
  const forms = readModule({ path: "p.m28", text }, (diagnostic) => diagnostics.push(diagnostic));
  expect(diagnostics).toEqual([]);
  expect(forms).toHaveLength(count);
});
