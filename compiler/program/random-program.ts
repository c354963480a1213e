/** For tests: programs of eight modules and the JavaScript beside them, and edits of these, by chance that can be repeated. */
import type { Texts } from "./testing.ts";

/** What every module has at first, so that most imports find what they name. */
const BASE = ["(= v 1)", "(def f (x y=1) x)", "(class C () (def m (self) 1))"];

const MODULES = ["a", "b", "c", "d", "e", "f", "g"];

export class RandomProgram {
  readonly texts: Texts = {};
  /** Texts that files have had, to come back. */
  readonly #earlier: (readonly [path: string, text: string])[] = [];
  #state: number;
  readonly #hasMacros: boolean;

  /** @param hasMacros otherwise what would be macros are functions: where there are no macros, updates go other ways */
  constructor(seed: number, hasMacros: boolean) {
    this.#hasMacros = hasMacros;
    this.#state = seed * 2654435761 + 1;
    for (const name of MODULES) this.texts[`${name}.m28`] = this.#module();
    this.texts["main.m28"] = [...MODULES.map((name) => this.#load(name)), this.#module()].join("\n");
    this.texts["p/__init__.m28"] = this.#module();
    this.texts["p/sub.m28"] = this.#module();
    this.texts["j.mjs"] = "export function val(x) { return x; }\n";
  }

  /** Changes something, and says what. */
  edit(): string {
    const path = this.#pick(Object.keys(this.texts));
    const text = this.texts[path]!;
    this.#earlier.push([path, text]);
    switch (this.#below(14)) {
      case 0: {
        if (path === "main.m28" || this.#below(3) > 0) return this.edit();
        delete this.texts[path];
        return `delete ${path}`;
      }
      case 1: {
        const made = this.#pick([
          ...MODULES.map((name) => `${name}.m28`),
          "lib/a.m28",
          "lib/b.m28",
          "p/__init__.m28",
          "p/sub.m28",
          "a/__init__.m28",
          "main.m28",
        ]);
        this.texts[made] = this.#module();
        return `write ${made}`;
      }
      case 2: {
        if (path === "main.m28") return this.edit();
        const to = path.endsWith(".mjs") ? this.#pick(["j.mjs", "k.mjs"]) : `${this.#pick(MODULES)}.m28`;
        delete this.texts[path];
        this.texts[to] = text;
        return `rename ${path} to ${to}`;
      }
      case 3:
      case 4: {
        const [back, before] = this.#pick(this.#earlier);
        this.texts[back] = before;
        return `back ${back}`;
      }
      case 5: {
        const file = this.#pick(["j.mjs", "k.mjs"]);
        this.texts[file] = this.#javascript();
        return `write ${file}`;
      }
      default: {
        const lines = text.split("\n");
        const at = this.#below(lines.length);
        const action = this.#below(6);
        if (path.endsWith(".mjs")) this.texts[path] = this.#javascript();
        else if (action === 0) lines.splice(at, 1);
        else if (action === 1) lines.splice(at, 0, this.#pick(["", "# a remark", " "]));
        else if (action === 2) lines.splice(at, 1, lines[at]!.replace(/\d+/, "9"));
        else if (action === 3) lines.splice(at, 1, this.#statement());
        else lines.splice(at, 0, this.#statement());
        if (!path.endsWith(".mjs")) this.texts[path] = lines.join("\n");
        return `edit ${path}: ${lines[at]}`;
      }
    }
  }

  #module(): string {
    const lines = Array.from({ length: 3 + this.#below(6) }, () => this.#statement());
    const loads = Array.from({ length: this.#below(4) }, () => this.#load(this.#pick(MODULES)));
    return [...BASE, ...loads, ...lines].join("\n");
  }

  #load(name: string): string {
    return this.#pick([
      `(import ${name})`,
      `(import ${name})`,
      `(from ${name} import *)`,
      `(from ${name} import f C)`,
      `(from ${name} import v)`,
      `(try (from ${name} import mac) (except ImportError (def mac (x) x)))`,
      `(import "./${name}" as ${name})`,
      `(try (import ${name}) (except ImportError (= ${name} None)))`,
      `(try (from ${name} import nowhere D) (except ImportError 1))`,
      `(try (from ${name} import g sqrt val) (except ImportError 1))`,
      '(from "./j.mjs" import *)',
      "(from p import sub)",
      "(import p.sub)",
      '(from "./j.mjs" import val)',
      '(try (import "./k.mjs" as k) (except ImportError 2))',
      '(import "./j.mjs" as j)',
      "(from math import *)",
    ]);
  }

  #statement(): string {
    const text = this.#anyStatement();
    return this.#hasMacros ? text : text.replace("(defmacro", "(def");
  }

  #anyStatement(): string {
    const e = () => this.#expression();
    return this.#pick([
      () => `(def f (x y=${this.#below(9)}) ${e()} ${e()})`,
      () => `(def g (x) ${e()})`,
      () => `(def g (x) (yield ${e()}) ${e()})`,
      () => `(def mac2 (x) \`(+ ,x ${this.#below(9)}))`,
      () => `(class C () (def m (self) ${e()}) (= t 1))`,
      () => `(class C (${this.#pick(MODULES)}.C) (def m (self x) (super.m) ${e()}))`,
      () => `(class D (C) (def __add__ (self x) ${e()}) (def m (self) ${e()}))`,
      () => `(= v ${e()})`,
      () => `(= ch (chan ${this.#below(3)}))`,
      () => `(defmacro mac (x) \`(+ ,x ${this.#below(9)}))`,
      () => "(defmacro mac (x) `(f ,x))",
      () => "(defmacro mac (x) (mac2 x))",
      () => `(defmacro mac (x) \`(do (import ${this.#pick(MODULES)}) ,x))`,
      () => `(print ${e()})`,
      () => `(go ${e()})`,
      () => `(if ${e()} (print ${e()}) (= w ${e()}))`,
      () => `(for i in (range 3) (go (print i ${e()})))`,
      () => `(= ${this.#pick(MODULES)}.v ${e()})`,
      () => this.#pick([`(del [${e()}][0])`, `(del ${this.#pick(MODULES)}.v.x)`, "(del v[0])"]),
      () =>
        this.#pick(["(export f)", '(= __all__ ["f" "mac"])', "(export C v)", '(= __all__ ["f" "g" "sqrt"])']),
      () => this.#load(this.#pick(MODULES)),
      () => (this.#below(12) === 0 ? this.#pick(["(print (", "(break)", "(return 1)", ")"]) : `(+= v 1)`),
    ])();
  }

  #expression(): string {
    const m = this.#pick(MODULES);
    return this.#pick([
      () => String(this.#below(9)),
      () => "v",
      () => "(mac v)",
      () => `(${m}.mac 2)`,
      () => `(${m}.f 1)`,
      () => `(f ${this.#expression()})`,
      () => "(g 2)",
      () => `${m}.v`,
      () => `((${m}.C).m)`,
      () => "((C).m 1)",
      () => "(+ (D) 1)",
      () => "(recv! ch)",
      () => "(sleep 0)",
      () => "(j.val 1)",
      () => "(val 2)",
      () => "(val.x v)",
      () => "(v - w)",
      () => "(f - 1)",
      () => "[(f x) for x in (range 3)]",
      () => `(lambda (z) ${this.#expression()})`,
      () =>
        this.#pick([
          `(${m}.g 1)`,
          `(${m}.sqrt 4)`,
          `${m}.val`,
          `${m}.w`,
          `(getattr ${m} "g" 0)`,
          `(dir ${m})`,
        ]),
      () => "sub.v",
      () => "p.sub.v",
      () => "(sqrt 4)",
    ])();
  }

  #javascript(): string {
    return this.#pick([
      "export const val = 1;\n",
      "export const val = 1, more = 2;\n",
      "export class val {}\n",
      "export function val(x) { return x; }\nexport const other = 2;\n",
      "export default { val: 3 };\n",
      "export * from './k.mjs';\nexport const mine = 1;\n",
      "module.exports = { val: 4 };\n",
      "export const = ;\n",
    ]);
  }

  #below(count: number): number {
    // A linear congruential generator; its low bits repeat soon.
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * count);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }
}
