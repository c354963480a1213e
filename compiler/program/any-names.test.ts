/**
 * Any text as any name: what is emitted is JavaScript, and nothing of the text is code in it. `M28_NAMES=100000` tries that many texts.
 */
import { parse } from "acorn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemoryHost } from "./memory-host.ts";
import { runtimeSpecifier } from "./options.ts";
import { createProgram } from "./program.ts";

const RUNS = Number(process.env.M28_NAMES ?? 400);

/** Programs in which `NAME` is a symbol with the text as its name, made by a macro, and `TEXT` is a literal of the text. */
const POSITIONS: readonly string[] = [
  "(defmacro m () (list '= NAME 1)) (m)",
  "(defmacro m () `(do (= ,NAME 1) (print ,NAME) (+= ,NAME 1))) (m)",
  "(defmacro m () `(def f () (global ,NAME) (= ,NAME 1) (lambda () ,NAME))) (m)",
  "(defmacro m () `(do (def ,NAME (a b=2) a) (,NAME 1) (list (map ,NAME [1])))) (m)",
  "(defmacro m () `(do (def f (,NAME) (lambda () ,NAME)) (f 1) (print f))) (m)",
  "(defmacro m () `(do (def f (a ,NAME=[] *b) ,NAME) (print f (f 1)))) (m)",
  "(defmacro m () `(do (def f (*a ,NAME) ,NAME) (f ,NAME=1) (print f))) (m)",
  "(defmacro m () (list 'do '(def f (**k) k) (list 'f (list '= NAME 1)))) (m)",
  "(defmacro m () `(print (lambda (,NAME) ,NAME))) (m)",
  "(defmacro m () `(do (class ,NAME (= a 1)) (print ,NAME (,NAME)))) (m)",
  "(defmacro m () `(do (class C (object) (def ,NAME (self) (super.m)) (= ,NAME 1)) (C))) (m)",
  "(defmacro m () `(do (= o {}) (= (. o ,TEXT) 1) (print (. o ,TEXT)) ((. o ,TEXT) 1) (del (. o ,TEXT)))) (m)",
  "(defmacro m () `(print (. js/console ,TEXT) ((. js/console ,TEXT) 1))) (m)",
  "(defmacro m () `(for ,NAME in [1 2] (go (print ,NAME)))) (m)",
  "(defmacro m () `(print [,NAME for ,NAME in [1 2]] {,NAME 1})) (m)",
  "(defmacro m () `(try (raise ValueError 1) (except ValueError as ,NAME (print ,NAME)))) (m)",
  "(defmacro m () `(let ((,NAME 1)) (print ,NAME))) (m)",
  "(defmacro m () `(print (match 1 (,NAME ,NAME)))) (m)",
  "(defmacro m () `(raise ,NAME 1)) (m)",
  "(defmacro m () `(defexception ,NAME)) (m)",
  "(defmacro m () `(import math as ,NAME)) (m)",
  "(defmacro m () `(do (from math import pi as ,NAME) (print ,NAME))) (m)",
  "(defmacro m () `(do (= ,NAME 1) (export ,NAME))) (m)",
  "(defmacro m () `(select (after 1 ,NAME))) (m)",
  '(defmacro m () `(with (open "x") as ,NAME (print ,NAME))) (m)',
  "(defmacro m () `(def f (n) (if n (f (- n 1)) ,NAME))) (m)",
  '(defmacro m () (list \'print (string->symbol (+ "js/" TEXT)))) (m)',
  '(defmacro m () (list \'print (string->symbol (+ ":" TEXT)) 1)) (m)',
  "(defmacro m () (list NAME 1 2)) (m)",
  "(defmacro m () `(quote ,NAME)) (print (m))",
  "(defmacro m () (let ((n (gensym TEXT))) `(do (= ,n 1) (def f (,n) ,n) (class C (def ,n (self) 1)) (print ,n (f 1))))) (m)",
  '(raise TEXT "message")',
  "(def f () TEXT 1) (class C TEXT (def m (self) TEXT 1)) (print f.__doc__)",
  '(print {TEXT: 1 "b": 2} f"{1}" TEXT)',
  "(= __all__ [TEXT]) (= a 1)",
  "(import TEXT as q) (print q)",
  "(from TEXT import a) (print a)",
  '(import "./q.mjs" from [a]) (import "./q.mjs" as q) (q.f (= k TEXT)) (setattr q TEXT 1) (js/console.log __proto__=1)',
  '(print (js "a + b" a=TEXT b=1))',
];

/** Texts that are code where they are not kept apart. */
const HOSTILE = [
  "x=hit(),y",
  "x){hit()}function y(",
  "a\nhit()\n",
  "a\u2028hit()",
  "*/hit()/*",
  "//\nhit()",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text
  "`${hit()}`",
  "');hit();('",
  '");hit();("',
  "];hit();[",
  "};hit();{",
  "__proto__",
  "constructor",
  "yield",
  "await",
  "010",
  ".",
  "..",
  "",
  " ",
  "#x",
  "$at",
  "$env",
  "\\u0061",
  "a\\",
  "\ud800",
  "%enter",
  "let",
  "=",
  "(",
  "𝐱",
  "ℼ",
  "·",
  "a b",
  "a 1",
  "a,b=",
  "*args",
  "/",
];

const letters = fc.string({ unit: fc.constantFrom(..."aZ_é𝐱ⅷٱ一ªµ℘゛\u0301-?!>$0"), maxLength: 8 });
const texts = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 12 }),
  letters,
  fc.tuple(letters, fc.constantFrom(...HOSTILE), letters).map((parts) => parts.join("")),
);

test("any text is a name, or is refused", { timeout: Infinity }, () => {
  const position = fc.constantFrom(...POSITIONS);
  fc.assert(fc.property(position, texts, holds), { numRuns: RUNS });
});

test("every text that is code elsewhere, at every place", { timeout: Infinity }, () => {
  // A part of them each time: every text at some places, and every place with some texts.
  const step = process.env.M28_NAMES === undefined ? 7 : 1;
  const pairs = POSITIONS.flatMap((position) => HOSTILE.map((text) => [position, text] as const));
  for (let i = 0; i < pairs.length; i += step) holds(...pairs[i]!);
});

function holds(position: string, text: string): void {
  const source = position.replaceAll("NAME", "(string->symbol TEXT)").replaceAll("TEXT", literal(text));
  const host = createMemoryHost({ "/main.m28": source, "/q.mjs": "export const a = 1;" });
  const program = createProgram(host, { entries: ["/main.m28"] });
  if (program.hasErrors()) return;
  const options = {
    runtime: runtimeSpecifier,
    specifierOf: ({ kind }: { readonly kind: string }) => `./${kind}.mjs`,
  };
  for (const path of program.files) {
    const { code } = program.emit(path, "module", options);
    expect(callsIn(code), `${source}\n\n${code}`).not.toContain("hit");
  }
}

/** The names that the code mentions. */
function callsIn(code: string): string[] {
  const tree = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const names: string[] = [];
  JSON.stringify(tree, (key, value) => {
    if (key === "name" && typeof value === "string") names.push(value);
    return typeof value === "bigint" ? String(value) : value;
  });
  return names;
}

/** As M28 writes it, every character by its number. */
function literal(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("")}"`;
}
