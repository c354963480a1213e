import { describe, expect, it } from "vitest";
import { analysed } from "./testing.ts";

/** The suspending functions; modules are left out. */
function suspending(text: string | Record<string, string>): string[] {
  const { suspending, program } = analysed(text);
  return suspending.filter((name) => name !== "main" && !program.modules.has(name));
}

const WORKER = "(= c (chan)) (def worker (x) (recv! c)) (def quick (x) (+ x 1)) ";

describe("function values", () => {
  it("make exactly the functions suspend that can call them", () => {
    const text = `${WORKER}(def inner (f x) (f x)) (def outer (f x) (inner f x)) (def keep (f) f)
      (def other (f x) (f x)) (outer worker 1) (other quick 1) (keep worker)`;
    expect(suspending(text)).toEqual(["worker", "inner", "outer"]);
  });
  it("are followed through variables, results, closures and branches", () => {
    expect(suspending(`${WORKER}(def pick () worker) (def f () ((pick) 1)) (f)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def mk (g) (lambda (x) (g x))) (def f () ((mk worker) 1)) (f)`)).toEqual([
      "worker",
      "<lambda>",
      "f",
    ]);
    expect(suspending(`${WORKER}(def f (b) (= g (if b worker quick)) (g 1)) (f True)`)).toEqual([
      "worker",
      "f",
    ]);
    expect(suspending(`${WORKER}(def f (b) (= g (or b worker)) (g 1)) (f None)`)).toEqual(["worker", "f"]);
  });
  it("are followed through lists, items and loops over them", () => {
    const text = `${WORKER}(= fs [quick worker]) (def f () (fs[0] 1)) (def g () (for h in fs (h 1)))
      (def p (x) (quick x)) (f) (g) (p 1)`;
    expect(suspending(text)).toEqual(["worker", "f", "g"]);
    expect(suspending(`${WORKER}(= fs []) (fs.append worker) (def f () ((first fs) 1)) (f)`)).toEqual([
      "worker",
      "f",
    ]);
  });
  it("are told apart by the literal keys of dicts", () => {
    const text = `${WORKER}(= d {"w": worker "q": quick}) (def w () (d["w"] 1)) (def q () (d["q"] 1))
      (def any-of (k) (d[k] 1)) (def dotted () (d.w 1)) (w) (q) (any-of "w") (dotted)`;
    expect(suspending(text)).toEqual(["worker", "w", "any-of", "dotted"]);
  });
  it("reach what calls them through keyword arguments, defaults, rest parameters and splats", () => {
    expect(suspending(`${WORKER}(def f (x g=quick) (g x)) (f 1 g=worker)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (x g=worker) (g x)) (f 1)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (*gs) (gs[0] 1)) (f worker)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (**gs) (gs["g"] 1)) (f g=worker)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (x g) (g x)) (f *[1 worker])`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (x g) (g x)) (f **{"x": 1 "g": worker})`)).toEqual(["worker", "f"]);
  });
  it("are not taken for channels when they only pass through one", () => {
    const text = `(= words (chan)) (def letters (word) (for letter word (print letter)))
      (def worker (words) (for word words (letters word))) (def put () (send words "abc"))
      (def take () (letters (nth (recv words) 0))) (go (worker words)) (put) (take) (close-chan words)`;
    expect(suspending(text)).toEqual(["worker", "put", "take", "<go>"]);
    expect(
      suspending(`${WORKER}(= cs (chan)) (send cs c) (def f (ch) (for x ch (print x))) (f (recv! cs))`),
    ).toEqual(["worker", "f"]);
  });
  it("travel through channels and exceptions", () => {
    const text = `${WORKER}(= jobs (chan 1)) (def put () (send jobs worker)) (def f () (= (job, ok) (recv jobs)) job)
      (def g (job) (job 1)) (put) (g (f))`;
    expect(suspending(text)).toEqual(["worker", "put", "f", "g"]);
    const raised = `${WORKER}(class E (Exception) (def __init__ (self f) (= self.f f))) (def boom () (raise (E worker)))
      (def f () (try (boom) (except E as e (e.f 1)))) (f)`;
    expect(suspending(raised)).toEqual(["worker", "f"]);
  });
  it("are kept by built-in exceptions, decorated functions, registries and attributes set by name", () => {
    const caught = "(def f () (try (raise (ValueError worker)) (except ValueError as e (e.args[0] 1)))) (f)";
    expect(suspending(WORKER + caught)).toEqual(["worker", "f"]);
    const registry = `(class H (def __init__ (self) (= self.h {})) (def on (self n g) (= self.h[n] g))
      (def fire (self n) (self.h[n] 1))) (= h (H)) (h.on "a" worker) (h.fire "a")`;
    expect(suspending(WORKER + registry)).toEqual(["worker", "H.fire"]);
    const byName = '(class P (pass)) (= n "g") (= p (P)) (setattr p n worker) (def f (p) (p.g 1)) (f p)';
    expect(suspending(WORKER + byName)).toEqual(["worker", "f"]);
    const variadic = `(def deco (g) (def wrapped (*a **k) (g *a **k)) wrapped) (@deco (def slow (x) (worker x)))
      (def f () (slow 1)) (f)`;
    expect(suspending(WORKER + variadic)).toEqual(["worker", "wrapped", "slow", "f"]);
  });
  it("are called by built-ins", () => {
    expect(suspending(`${WORKER}(def f (g) (sorted [2 1] key=g)) (f worker)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (g) (sorted [2 1] key=g)) (f quick)`)).toEqual(["worker"]);
    expect(suspending(`${WORKER}(def f (g) (list (map g [1]))) (f worker)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f () (apply worker [1])) (f)`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (g) (g 1)) (f (partial worker))`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def f (xs) (xs.sort key=worker)) (f [1])`)).toEqual(["worker", "f"]);
    expect(suspending(`${WORKER}(def call (f) (f 1)) (def f () (list (map call [worker]))) (f)`)).toEqual([
      "worker",
      "call",
      "f",
    ]);
  });
  it("are called by decorators' results", () => {
    const text = `${WORKER}(def twice (f) (lambda (x) (f x))) (@twice (def slow (x) (worker x)))
      (def use () (slow 1)) (use)`;
    expect(suspending(text)).toEqual(["worker", "<lambda>", "slow", "use"]);
  });
});

describe("crowded places", () => {
  const many = Array.from({ length: 60 }, (_, i) => `(def quick${i} (g) 1)`).join(" ");
  const names = Array.from({ length: 60 }, (_, i) => `quick${i}`).join(" ");

  it("pass on everything that is in them", () => {
    const text = `${WORKER}${many} (= fs [${names} worker]) (def f (i x) (fs[i] x)) (def g () (for h in fs (h 1)))
      (def p (i) (+ i 1)) (f 0 1) (g) (p 1)`;
    expect(suspending(text)).toEqual(["worker", "f", "g"]);
  });
  it("pass on nothing else", () => {
    expect(suspending(`${WORKER}${many} (= fs [${names}]) (def f (i) (fs[i] worker)) (f 0)`)).toEqual([
      "worker",
    ]);
  });
  it("call what is in them with all arguments", () => {
    const text = `${WORKER}${many} (def call (g) (g 1)) (= fs [${names} call]) (def f (i x) (fs[i] x)) (f 0 quick) (f 0 worker)`;
    expect(suspending(text)).toEqual(["worker", "call", "f"]);
  });
  it("give classes functions that are called with the object first", () => {
    const plain = many.replaceAll("(g)", "(o g)");
    const text = `${WORKER}(go (worker 1)) (def call (o g) (g 1)) ${plain} (= fs [call ${names}]) (class A () (= m fs[0]))`;
    const behind = "(class B (A) (def run (self) (super.m worker))) ((B).run)";
    expect(suspending(`${text} ${behind}`)).toEqual(["worker", "<go>", "call", "B.run"]);
    expect(suspending(`${text} (def run (a) (a.m worker)) (run (A))`)).toEqual([
      "worker",
      "<go>",
      "call",
      "run",
    ]);
  });
  it("hold objects whose methods and attributes are found", () => {
    const classes = Array.from({ length: 40 }, (_, i) => `(class C${i} (def run (self) ${i}))`).join(" ");
    const objects = Array.from({ length: 40 }, (_, i) => `(C${i})`).join(" ");
    const text = `(= c (chan)) ${classes} (class B (def run (self) (recv! c))) (= all-of [${objects} (B)])
      (def f (i) (= o all-of[i]) (o.run)) (def g (i) (= m (. all-of[i] run)) (m)) (def h () ((C1).run)) (f 0) (g 0) (h)`;
    expect(suspending(text)).toEqual(["B.run", "f", "g"]);
  });
});

describe("methods", () => {
  const CLASSES = `(= c (chan)) (class A (def run (self) (recv! c)) (def idle (self) 1)) (class B (def run (self) 2)) `;

  it("of known receivers are told apart", () => {
    const text = `${CLASSES}(def f (a) (a.run)) (def g (b) (b.run)) (def h (a) (a.idle)) (f (A)) (g (B)) (h (A))`;
    expect(suspending(text)).toEqual(["A.run", "f"]);
  });
  it("of unknown receivers are found by name", () => {
    expect(suspending(`${CLASSES}(def g (x) (x.run)) (g (js/make))`)).toEqual(["A.run", "g"]);
    expect(suspending(`${CLASSES}(def g (x) (x.idle)) (g (js/make))`)).toEqual(["A.run"]);
  });
  it("are inherited, overridden and reached by super and self", () => {
    const text = `(= c (chan)) (class A (def run (self) (self.step)) (def step (self) 1))
      (class B (A) (def step (self) (recv! c))) (class C (A) (def step (self) (super.step))) (def f (b) (b.run)) (f (B)) (f (C))`;
    expect(suspending(text)).toEqual(["A.run", "B.step", "f"]);
    const up =
      "(= c (chan)) (class A (def go-on (self) (recv! c))) (class B (A) (def go-on (self) (super.go-on))) ((B).go-on)";
    expect(suspending(up)).toEqual(["A.go-on", "B.go-on"]);
  });
  it("can be constructors", () => {
    const text = "(= c (chan)) (class A (def init (self) (recv! c))) (class B (A) (pass)) (def f () (B)) (f)";
    expect(suspending(text)).toEqual(["A.init", "f"]);
    const { facts, node } = analysed(text);
    expect(facts.suspends(node("(B)"))).toBe(true);
  });
  it("can be static, class methods or values", () => {
    const text = `(= c (chan)) (class A (@staticmethod (def s (x) (recv! x))) (@classmethod (def k (cls x) (cls.s x))))
      (def f () (A.s c)) (def g () ((A).k c)) (f) (g)`;
    expect(suspending(text)).toEqual(["A.s", "A.k", "f", "g"]);
    expect(suspending("(= c (chan)) (def f () (= r c.recv) (r)) (f)")).toEqual(["f"]);
    expect(suspending(`${CLASSES}(def f (g) (g)) (f (. (A) run))`)).toEqual(["A.run", "f"]);
  });
  it("of channels, locks and wait groups block", () => {
    expect(suspending("(def f (x) (x.get 1)) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (x) (x.get 1)) (f {})")).toEqual([]);
    expect(suspending("(def f (m) (m.lock)) (f (mutex))")).toEqual(["f"]);
    expect(suspending("(def f (w) (w.wait)) (f (waitgroup))")).toEqual(["f"]);
  });
  it("called by operators get their operands", () => {
    const text = `${WORKER}(class P (def __or__ (self f) (f 1))) (def use (p) (p | worker)) (use (P))`;
    expect(suspending(text)).toEqual(["worker", "P.__or__", "use"]);
    expect(analysed(text).diagnostics).toEqual([]);
  });
  it("behind properties suspend who reads them", () => {
    const text = `(= c (chan)) (class A (@property (def v (self) (recv! c)))) (class B (= v 1))
      (def f (o) o.v) (def g (o) o.v) (f (A)) (g (B))`;
    expect(suspending(text)).toEqual(["A.v", "f"]);
  });
  it("behind properties suspend who assigns them, whichever of them waits", () => {
    const text = `(= c (chan)) (class A (@property (def v (self) 1)) (@v.setter (def v (self x) (recv! c))) (@v.deleter (def v (self) 1)))
      (class B (@property (def v (self) 1)) (@v.setter (def v (self x) 1)))
      (def f (o) (= o.v 1)) (def g (o) (= o.v 1)) (f (A)) (g (B))`;
    expect(suspending(text)).toEqual(["A.v", "f"]);
  });
  it("of protocols suspend operators on instances of their class", () => {
    const text = `(= c (chan)) (class A (def __add__ (self o) (recv! c)) (def __bool__ (self) (recv! c)))
      (class B (def __add__ (self o) 1))
      (def f (x) (+ x 1)) (def g (x) (+ x 1)) (def h (x) (if x 1 2)) (def k (x) (not x)) (f (A)) (g (B)) (h (A)) (k 1)`;
    expect(suspending(text)).toEqual(["A.__add__", "A.__bool__", "f", "h"]);
  });
});

describe("modules", () => {
  it("connect by name, by attribute and by star", () => {
    const lib = "(def wait (c) (recv c)) (def quick (x) x) (def call (f x) (f x))";
    const by = (text: string) => suspending({ main: text, lib });
    expect(by("(import lib) (def f (c) (lib.wait c)) (f (chan))")).toEqual(["f", "wait"]);
    expect(by("(from lib import wait) (def f (c) (wait c)) (f (chan))")).toEqual(["f", "wait"]);
    expect(by("(from lib import *) (def f (c) (wait c)) (f (chan))")).toEqual(["f", "wait"]);
    expect(by("(import lib) (def f (c) (lib.call lib.wait c)) (f (chan))")).toEqual(["f", "wait", "call"]);
    expect(by("(import lib) (def f (x) (lib.call lib.quick x)) (f 1)")).toEqual(["wait"]);
  });
  it("suspend their importers when their bodies do", () => {
    const result = analysed({ main: "(def f () (import lib)) (f)", lib: "(sleep 1)" });
    expect(result.suspending).toEqual(["main", "lib", "f"]);
    expect(result.facts.suspends(result.node("(import lib)"))).toBe(true);
  });
  it("may be changed from outside", () => {
    const texts = {
      main: "(import lib) (= lib.hook recv) (lib.run (chan))",
      lib: "(def hook (c) 1) (def run (c) (hook c))",
    };
    expect(suspending(texts)).toEqual(["run"]);
  });
});

describe("JavaScript", () => {
  it("is synchronous, also when functions are handed to it", () => {
    const text = `${WORKER}(def f () (js/setTimeout worker 10)) (def g (x) (x.then worker)) (f) (g (js/make))`;
    expect(suspending(text)).toEqual(["worker"]);
  });
  it("may hand back what it got", () => {
    expect(suspending(`${WORKER}(def f () ((js/identity worker) 1)) (f)`)).toEqual(["worker", "f"]);
    expect(suspending("(def f () ((js/identity 1) 1)) (f)")).toEqual([]);
  });
  it("calls functions with channels that it got", () => {
    const text = "(= c (chan)) (js/keep c (lambda (x) (for y in x (print y))))";
    expect(suspending(text)).toEqual(["<lambda>"]);
  });
  it("may call what the program itself does not", () => {
    const text = "(def make () (chan)) (def drain (xs) (for x in xs (print x))) (def plain (xs) (len xs))";
    expect(suspending(text)).toEqual(["drain"]);
  });
});
