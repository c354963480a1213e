/** Long chains that are flat in the text: evaluated in pieces, they do what short ones do. */
import { describe, expect, it } from "vitest";
import { testProject } from "./test-project.ts";

const many = (count: number, part: (index: number) => string, between = " ") =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);
const sumBelow = (n: number) => (n * (n - 1)) / 2;
const tenths = (n: number) => {
  let sum = 0.1;
  for (let i = 1; i < n; i++) sum += 0.1;
  return sum;
};

/** `-~-~…5` with so many signs. */
const signed = (n: number) => {
  let value = 5;
  for (let i = n - 1; i >= 0; i--) value = i % 2 === 0 ? -value : ~value;
  return value;
};

/** What each program prints; `t` notes that its argument was evaluated. */
const PROGRAMS: Record<string, (n: number) => readonly [program: string, output: string]> = {
  "a sum in order": (n) => [
    `(print (+ ${many(n, (i) => `(t ${i})`)}) (== log (list (range ${n}))))`,
    `${sumBelow(n)} True`,
  ],
  "an infix sum in order": (n) => [
    `(print (${many(n, (i) => `t(${i})`, " - ")}) (== log (list (range ${n}))))`,
    `${-sumBelow(n)} True`,
  ],
  "floats from the left": (n) => [`(print (+ ${many(n, () => "0.1")}))`, `${tenths(n)}`],
  texts: (n) => [`(print (len (+ ${many(n, () => '"ab"')})))`, `${2 * n}`],
  "a sum in a closure": (n) => [
    `(def make (a) (lambda () (+ a ${many(n, () => "1")}))) (print ((make 2)))`,
    `${n + 2}`,
  ],
  "a sum of what is received": (n) => [
    `(= c (chan)) (go (for i in (range ${n}) (send c i))) (def add () (+ ${many(n, () => "(recv c)[0]")})) (print (add))`,
    `${sumBelow(n)}`,
  ],
  "a sum of what is yielded": (n) => [
    `(def g () (print (+ ${many(n, () => "(yield 0)")}))) (= each (g)) (next each)
     (try (while True (each.send 2)) (except StopIteration (pass)))`,
    `${2 * n}`,
  ],
  "an error in a sum": (n) => [
    `(try (+ ${many(n, () => "1")} [1]) (except TypeError as e (print e)))`,
    "unsupported operand type(s) for +: 'int' and 'list'",
  ],
  "the program's own operators": (n) => [
    `(class K () (def __add__ (self other) (log.append other) self)) (K() + ${many(n, String, " + ")}) (print (== log (list (range ${n}))))`,
    "True",
  ],
  methods: (n) => [
    `(class K () (def __init__ (self) (= self.n 0)) (def m (self) (+= self.n 1) self)) (print (K)${".m()".repeat(n)}.n)`,
    `${n}`,
  ],
  "methods of JavaScript": (n) => [`(print (new js/Map)${".set(1, 2)".repeat(n)}.size)`, "1"],
  calls: (n) => [`(def f (x) (log.append x) f) f${many(n, (i) => `(${i})`, "")} (print (len log))`, `${n}`],
  items: (n) => [`(= x []) (x.append x) (x.append 5) (print x${"[0]".repeat(n)}[1])`, "5"],
  decorators: (n) => [
    `(def d (name) (log.append name) (lambda (f) (lambda () (+ (f) [name]))))
     ${many(n, (i) => `@(d ${i})\n`, "")}(def f () [])
     (print (== log (list (range ${n}))) (== (f) (list (reversed (range ${n})))))`,
    "True True",
  ],
  "steps of ->": (n) => [
    `(defmacro plus (x) \`(+ ,x 1)) (print (-> 0 ${many(n, () => "(+ 1)")} (plus) (str) (.upper)))`,
    `${n + 1}`,
  ],
  "steps of ->> in order": (n) => [
    `(def f (a b) (+ a b)) (print (->> (t 9) ${many(n, () => "(f (t 1))")}) (log[-1]))`,
    `${9 + n} 9`,
  ],
  "conditional expressions": (n) => [
    `(def f (x) (${many(n, (i) => `${i * 2} if x == t(${i}) else`)} "none"))
     (print (f 0) (f ${n - 1}) (len log) (f -1))`,
    `0 ${2 * n - 2} ${n + 1} none`,
  ],
  "conditional expressions in brackets": (n) => [
    `(def f (x) ${many(n, (i) => `(${i * 2} if x == t(${i}) else`)} "none"${")".repeat(n)})
     (print (f 0) (f ${n - 1}) (len log) (f -1))`,
    `0 ${2 * n - 2} ${n + 1} none`,
  ],
  "ifs in the place of else": (n) => [
    `(def f (x) ${many(n, (i) => `(if (== x (t ${i})) (return ${i * 2})`)} (pass)${")".repeat(n)} "none")
     (print (f 0) (f ${n - 1}) (len log) (f -1))`,
    `0 ${2 * n - 2} ${n + 1} none`,
  ],
  "conditional expressions that receive": (n) => [
    `(= c (chan)) (go (for i in (range ${n}) (send c False)) (send c 5))
     (print (${many(n, (i) => `${i} if recv(c)[0] else`)} recv(c)[0]))`,
    "5",
  ],
  "not in a row": (n) => [
    `(print [${many(n, () => "not")} t(5)] log)`,
    `[${n % 2 === 0 ? "True" : "False"}] [5]`,
  ],
  "signs in a row": (n) => [`(print [${many(n, (i) => "-~"[i % 2]!, "")}t(5)] log)`, `[${signed(n)}] [5]`],
  "powers in a row": (n) => [
    `(class K () (def __init__ (self i) (= self.i i)) (def __pow__ (self o) (log.append self.i) self))
     (print (${many(n, (i) => `K(${i})`, " ** ")}).i (== log (list (reversed (range ${n - 1})))))`,
    "0 True",
  ],
  "clauses of cond": (n) => [
    `(def f (x) (cond ${many(n, (i) => `((== x (t ${i})) ${i * 2})`)} (else "none")))
     (print (f 0) (f ${n - 1}) (len log) (f -1))`,
    `0 ${2 * n - 2} ${n + 1} none`,
  ],
  "clauses of cond without a body": (n) => [
    `(print (cond ${many(n, () => "(False)")} ((+ 3 4))) (cond ${many(n, () => "(0)")}))`,
    "7 None",
  ],
  "tail calls in cond": (n) => [
    `(def turn (i) (cond ${many(n, (i) => `((== i ${i}) (turn ${i + 1}))`)} ((>= i 200000) i) (else (turn (+ i 1))))) (print (turn 0))`,
    "200000",
  ],
  "leaving a loop from cond": (n) => [
    `(def f () (for x in [1 2 3] (cond ${many(n, (i) => `((== x ${i + 2}) (continue))`)} (else (return "one"))))) (print (f))`,
    "one",
  ],
  "elif in a row": (n) => [
    `(def f (x) (if (< x 0) "none" ${many(n, (i) => `elif (== x ${i}) (+ x 1)`)} else "all")) (print (f -1) (f ${n - 1}) (f ${n}))`,
    `none ${n} all`,
  ],
  "elif in lists": (n) => [
    `(def f (x) (if (< x 0) "none" ${"(elif (== x 1) 1 ".repeat(20)}${")".repeat(20)})) (print (f -1) (f 1) (f ${n}))`,
    "none 1 None",
  ],
  "clauses of case": (n) => [
    `(print (case ${n} ${many(n, (i) => `((${2 * i + 1} ${2 * i + 2}) ${i})`)} (else -1)) (case -5 ${many(n, (i) => `(${i} 1)`)}))`,
    `${Math.ceil(n / 2) - 1} None`,
  ],
  "clauses of match": (n) => [
    `(def f (v) (match v ${many(n, (i) => `([${i} a] (+ a ${i}))`)} ([x y] if (> x 1000) (* x y)) (_ "none")))
     (print (f [${n - 1} 5]) (f [2000 2]) (f [${n} 1]))`,
    `${n + 4} 4000 none`,
  ],
  "operands of <": (n) => [`(print (< ${many(n, (i) => `(t ${i})`)}) (len log))`, `True ${n}`],
  "a comparison that fails": (n) => [
    `(print (${many(n, (i) => `(t ${i === n - 5 ? 0 : i})`, " < ")}) (== log[:3] [0 1 2]) (len log))`,
    `False True ${n - 4}`,
  ],
  "what a comparison gives": (n) => [
    `(class K () (def __init__ (self i) (= self.i i)) (def __lt__ (self o) (if (> o.i 20) [] [self.i])))
     (print (< ${many(n, (i) => `(t (K ${i}))`)}) (len log) (< (K 1) (K 2) (K 3)))`,
    "[] 22 [2]",
  ],
  "a comparison of what is received": (n) => [
    `(= c (chan)) (go (for i in (range ${n}) (send c i))) (def f () (< ${many(n, () => "(recv c)[0]")})) (print (f))`,
    "True",
  ],
  "conditions of a comprehension": (n) => [
    `(print [x for x in [0 1 2] ${many(n, (i) => `if (or x (t ${i}))`)} if (< x 2)] (len log)) (print [(+ x y) for x in [1 2] ${many(n, () => "if x")} for y in [5 6] if (> y 5)])`,
    `[1] 1\n[7, 8]`,
  ],
  "except clauses": (n) => [
    `(class E (Exception)) (class F (Exception))
     (def f (error) (try (raise error) ${many(n - 2, (i) => `(except KeyError as k (print k ${i}))`)} (except E as e (return (str e))) (except (F) "F")))
     (print (f (E "e")) (f (F "f"))) (try (f (ValueError "v")) (except ValueError as v (print v)))`,
    "e F\nv",
  ],
  "a loop left from except": (n) => [
    `(def f () (= c (chan)) (go (send c 1)) (for x in [1 2] (try (raise (ValueError (str x))) ${many(n, () => "(except KeyError (recv c))")} (except ValueError (if (== x 1) (continue)) (return (recv c))))))
     (print (f))`,
    "(1, True)",
  ],
  and: (n) => [`(print (and ${many(n, () => "(t 1)")} (t 0) (t 2)) (len log))`, `0 ${n + 1}`],
  or: (n) => [`(if (or ${many(n, () => "(t 0)")} (t 2) (t 0)) (print (len log)))`, `${n + 1}`],
};

describe("long chains", () => {
  it.each([30, 100, 101, 250])("%s parts", (count) => {
    const programs = Object.entries(PROGRAMS).map(([name, make]) => [name, make(count)] as const);
    const text = programs.map(
      ([name, [program]]) => `(print "${name}")\n(= log [])\n(def t (x) (log.append x) x)\n${program}\n`,
    );
    const project = testProject({ "chains.m28": text.join("\n") });
    const expected = programs.map(([name, [, output]]) => `${name}\n${output}\n`).join("");
    expect(project.m28("run", "chains.m28")).toEqual({ status: 0, stdout: expected, stderr: "" });
  });
});
