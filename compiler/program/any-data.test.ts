/**
 * Any data as what a macro gives, and any data in the holes of any template: it compiles, and what is emitted is JavaScript, or there is
 * a diagnostic. `M28_DATA=100000` tries that many.
 */
import { parse } from "acorn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { HARD_KEYWORDS, SOFT_FORMS } from "../1-read/keywords.ts";
import { BINARY, SEPARATORS } from "../1-read/operators.ts";
import { specialForms } from "../forms/registry.ts";
import { createMemoryHost } from "./memory-host.ts";
import { runtimeSpecifier } from "./options.ts";
import { createProgram } from "./program.ts";

const RUNS = Number(process.env.M28_DATA ?? 150);

/** Heads that only sugar makes, marks, and names that mean something inside other forms. */
const INNER =
  "slice-literal list-comp set-comp dict-comp gen-comp f-string . ~ -> ->> %splat %keyword-splat %keyword %template %marked default recv " +
  "after send property staticmethod a b f C super self :k js/x __init__ math m";

const HEADS = [
  ...new Set([
    ...specialForms.keys(),
    ...HARD_KEYWORDS,
    ...SOFT_FORMS,
    ...BINARY.keys(),
    ...SEPARATORS,
    ...INNER.split(" "),
  ]),
];

/** Heads whose operands have shapes of their own, given more often. */
const DELICATE =
  "list-comp set-comp dict-comp gen-comp f-string . for if get-item slice-literal dict-literal".split(" ");

const symbol = (name: string): string => `(string->symbol ${JSON.stringify(name)})`;
const head = fc.oneof(fc.constantFrom(...HEADS), fc.constantFrom(...DELICATE)).map(symbol);

/** Parts of calls, f-strings and displays as operands of macros hold them, whole and changed. */
const PIECES = [
  "(get-item (quote (f k=v)) 1)",
  "(get-item (quote (f *xs)) 1)",
  "(get-item (quote (f **m)) 1)",
  "(let ((l (get-item (quote (f *xs)) 1))) (l.append 1) l)",
  "(let ((l (get-item (quote (f k=v)) 1))) (l.append 2) l)",
  "(let ((l (get-item (quote (f *v)) 1))) (l.pop) l)",
  "(let ((l (get-item (quote (f **v)) 1))) (l.clear) l)",
  '(quote f"a{x!r:>{y}}")',
  '(let ((l (quote f"a{x!r:>{y}}"))) (l.append 2) l)',
  '(let ((l (quote f"a{x!r:>{y}}"))) (l[2].pop) l)',
  "(let ((l (quote [x for x in xs]))) (l.pop) l)",
  "(let ((l (quote [x for x in xs if x]))) (l[2].pop) (l[3].append 1) l)",
  "(let ((l (quote {k: v for k, v in xs}))) (l.pop 1) l)",
  "(let ((l (quote (a < b < c)))) (l.append 1) l)",
];

const { tree } = fc.letrec<{ readonly tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.oneof(
      fc.constantFrom("1", "-2.5", '"t"', "None", "True", "[]", "(tuple)", "{}", 'b"b"', "{1}", ...PIECES),
      fc.constantFrom("a", "b", "f", "_", "...").map(symbol),
      head,
    ),
    fc
      .tuple(head, fc.array(tie("tree"), { maxLength: 4 }))
      .map(([first, rest]) => `[${[first, ...rest].join(" ")}]`),
    fc.array(tie("tree"), { maxLength: 3 }).map((items) => `[${items.join(" ")}]`),
    fc.array(tie("tree"), { maxLength: 3 }).map((items) => `(tuple [${items.join(" ")}])`),
  ),
}));

/** `H` is a hole for one value, `S` for several. */
const TEMPLATES = [
  "[H for H in H]",
  "[S for S in S if S]",
  "{S for H, H in H for S in H}",
  "{H: S for S in H}",
  "{H: H for [S] in H if H}",
  "(list (S for (S) in S))",
  "f(S for H in H)",
  "f(S, H=H, * S, ** S)",
  "(f H=H * S ** S)",
  "[* S ** H]",
  "{S: H, ** S}",
  "a[S]",
  "a[S:H:S]",
  "(. S x)",
  "(H + S)",
  "(- S)",
  "(S < S < H)",
  "(H if S else H)",
  "(not S)",
  "(S and H)",
  "[lambda S: H]",
  "[lambda H, S: S]",
  "[H := S]",
  "(do H = H)",
  "(do S = H = S)",
  "(do S += H)",
  "(do (S, H) = S)",
  "(def H (S): S)",
  "(def S (H S=S * S, ** H) S)",
  "(@ S (def H (S) H))",
  "(@ H S)",
  "(class H (S) (def H (self S) S) S = S)",
  "(lambda (S) S)",
  "(let (S) S)",
  "(let ((H S)) S)",
  "(let [H S] S)",
  "(for S in H S)",
  "(for (S H) S)",
  "(for S S)",
  "(while S S else S)",
  "(if S S S)",
  "(cond S (S S) (else S))",
  "(match H (S S) ([S] if H S) ({H: S ** S} S) ((or S) H))",
  "(try S (except S as H S) (except S) (finally S))",
  "(with S as S S)",
  "(with [H as S H as H] S)",
  "(import S as S)",
  "(from S import (S) as H)",
  "(from H import [S as H])",
  "(global S)",
  "(del S, S[S])",
  "(select ((recv S) as S S) (S S) (default S))",
  "(go S)",
  "(raise S from S)",
  "(export S)",
  "(defexception S S)",
  "(defmacro H (S) S)",
  "(quote S)",
  "(label S S)",
  "(-> S S)",
  "(js S S)",
  "(async S)",
  "(S)",
  "(S H)",
  "((S) S)",
  "(S, H)",
  "(S.x S)",
];

const several = fc.array(tree, { maxLength: 3 }).map((items) => `[${items.join(" ")}]`);

/** The unquotes are written out, so that they stand everywhere. */
const template = fc.constantFrom(...TEMPLATES).chain((text) => {
  const holes = text.match(/[HS]/g)!;
  return fc.tuple(...holes.map((hole) => (hole === "H" ? tree : several))).map((values) => {
    let at = 0;
    const bindings = values.map((value, i) => `(h${i} ${value})`).join(" ");
    const filled = text.replace(
      /[HS]/g,
      (hole) => `(${hole === "H" ? "unquote" : "unquote-splicing"} h${at++})`,
    );
    return `(let (${bindings}) (quasiquote ${filled}))`;
  });
});

/** Where the macro is called: as a statement, as a value, in a function and as a part of other forms. */
const CALLS = [
  "(m)",
  "(= v (m))",
  "(def g (a) (for i in a (m)) (m))",
  "(def h () [(m) for i in (m) if (m)])",
  "(class K (m))",
  '(print f"{(m)}" *(m) k=(m))',
  "(try (m) (except (m) (m)))",
];

test("any data that a macro gives compiles, or is refused", { timeout: Infinity }, () => {
  fc.assert(fc.property(tree, fc.constantFrom(...CALLS), holds), { numRuns: RUNS });
});

test("any data in the holes of templates compiles, or is refused", { timeout: Infinity }, () => {
  fc.assert(fc.property(template, fc.constantFrom(...CALLS), holds), { numRuns: RUNS });
});

function holds(data: string, call: string): void {
  const host = createMemoryHost({
    "/main.m28": `(= a []) (= b 1) (def f (*a **k) a)\n(defmacro m () ${data})\n${call}`,
  });
  const program = createProgram(host, { entries: ["/main.m28"] });
  if (program.hasErrors()) return;
  const options = { runtime: runtimeSpecifier, specifierOf: () => "./other.mjs" };
  for (const path of program.files) {
    const { code } = program.emit(path, "module", options);
    expect(() => parse(code, { ecmaVersion: "latest", sourceType: "module" }), code).not.toThrow();
  }
}
