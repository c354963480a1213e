/** Per-iteration capture of `go` (language §13.2): the captured names stand in brackets. */
import { expect, test } from "vitest";
import { core } from "./testing.ts";

const captured: readonly (readonly [what: string, source: string, go: string])[] = [
  ["the target of a for", "(for i [] (go (print i)))", "(go [i] (call %print i))"],
  ["a variable assigned in the body", "(while x (= job 1) (go (print job)))", "(go [job] (call %print job))"],
  ["dotimes", "(dotimes (i 3) (go i))", "(go [i] i)"],
  ["inside a function", "(def f () (for i [] (go i)))", "(go [i] i.local)"],
  ["a read by a nested function", "(for i [] (go (lambda () i)))", "(go [i] (lambda () i))"],
  ["any enclosing loop", "(for i [] (for j [] (go (+ i j))))", "(go [i j] (+ i j))"],
  ["assigned in the loop, behind the go", "(loop (go n) (= n 1))", "(go [n] n)"],
  ["a comprehension's target", "[(go i) for i in []]", "(go [i] i.comprehension)"],
  ["a let in the loop", "(for i [] (let ((a i)) (go a)))", "(go [a] a.block)"],
  ["a go in a go", "(for i [] (go (go i)))", "(go [i] (go i))"],
  ["not what the go assigns", "(= n 0) (for i [] (= n i) (go (= n (+ n 1))))", "(go (= n (+ n 1)))"],
  ["not what only another go assigns", "(= n 0) (for i [] (go (= n (+ n 1))) (go n))", "(go n)"],
  ["not what is assigned outside loops", "(= ch 1) (for i [] (go ch))", "(go ch)"],
  ["not what another loop assigns", "(for i [] 1) (for j [] (go i))", "(go i)"],
  ["not a variable of an enclosing scope", "(= n 0) (def f () (for i [] (= n (+ n 1)) (go n)))", "(go n)"],
  ["nothing outside a loop", "(= i 1) (go i)", "(go i)"],
  ["not a loop around the function", "(for i [] (def f () (go i)))", "(go i)"],
  ["not a loop inside the go", "(go (for i [] i))", "(go (for i.local in (list) i.local))"],
];

test.each(captured)("%s", (_what, source, go) => expect(core(source)).toContain(go));
