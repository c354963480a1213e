import { describe, expect, it } from "vitest";
import { explainSuspension } from "./explain.ts";
import { analysed } from "./testing.ts";

describe("the explanation", () => {
  it("shows the chain through values and modules, and what stays plain", () => {
    const pool = `(def fetch-all (f xs)
  (for x in xs
    (f x)))
(def size (xs) (len xs))`;
    const main = `(import pool)
(= replies (chan))
(def go-fetch (url)
  (recv replies))
(def worker (urls)
  (pool.fetch-all go-fetch urls))
(worker ["a"])`;
    expect(analysed({ main, pool }).explanation).toMatchInlineSnapshot(`
      "<module> (main.m28:1) → worker → fetch-all → (f x) at pool.m28:3, which can be go-fetch at main.m28:6 → recv at main.m28:4
      go-fetch (main.m28:3) → recv at main.m28:4
      worker (main.m28:5) → fetch-all → (f x) at pool.m28:3, which can be go-fetch at main.m28:6 → recv at main.m28:4
      fetch-all (pool.m28:1) → (f x) at pool.m28:3, which can be go-fetch at main.m28:6 → recv at main.m28:4

      plain: size
      "
    `);
  });
  it("names loops over channels, polling loops, imports and constructors", () => {
    const lib = "(sleep 1)";
    const main = `(import lib)
(def drain (xs)
  (for x in xs
    (print x)))
(def spin (c)
  (while (not (chan-closed? c))
    1))
(class Reader
  (def __init__ (self c)
    (= self.first (recv! c))))
(def open-reader (c)
  (Reader c))
(drain (chan))
(spin (chan))
(open-reader (chan))`;
    expect(analysed({ main, lib }).explanation).toMatchInlineSnapshot(`
      "<module> (main.m28:1) → <module lib> → sleep at lib.m28:1
      drain (main.m28:2) → for over a channel at main.m28:3
      spin (main.m28:5) → polling loop at main.m28:6
      Reader.__init__ (main.m28:9) → recv! at main.m28:10
      open-reader (main.m28:11) → Reader.__init__ → recv! at main.m28:10
      <module lib> (lib.m28:1) → sleep at lib.m28:1
      "
    `);
  });
  it("names forms as they are written", () => {
    const { explanation } = analysed("(def f (m p) (with-mutex m (await p))) (f (mutex) 1)");
    expect(explanation).toContain("with-mutex at main.m28:1");
    expect(analysed("(def f (p) (await p)) (f 1)").explanation).toContain("→ await at main.m28:1");
  });
  it("follows lazy iterators and methods found by name", () => {
    const main = `(= c (chan))
(class Job
  (def run (self x)
    (recv! c)))
(def each (o)
  (o.run 1))
(def all-of (xs)
  (for x in (map each xs)
    x))
(all-of [(js/make)])`;
    expect(analysed(main).explanation).toMatchInlineSnapshot(`
      "<module> (main.m28:1) → all-of → (map each xs) at main.m28:8, which can be each at main.m28:8 → (o.run 1) at main.m28:6, which can be Job.run at main.m28:3 → recv! at main.m28:4
      Job.run (main.m28:3) → recv! at main.m28:4
      each (main.m28:5) → (o.run 1) at main.m28:6, which can be Job.run at main.m28:3 → recv! at main.m28:4
      all-of (main.m28:7) → (map each xs) at main.m28:8, which can be each at main.m28:8 → (o.run 1) at main.m28:6, which can be Job.run at main.m28:3 → recv! at main.m28:4
      "
    `);
  });
  it("says so when nothing suspends, and shortens paths", () => {
    expect(analysed("(def f (x) x) (f 1)").explanation).toBe("nothing suspends\n\nplain: f\n");
    const { program, facts } = analysed("(sleep 1)");
    expect(explainSuspension(program, facts, (path) => `src/${path}`)).toContain("sleep at src/main.m28:1");
  });
});
