/** Source maps by planted names: whatever has a place in the emitted text is found again in the M28 text. */
import { type AnyNode, parse } from "acorn";
import { beforeAll, expect, test } from "vitest";
import { compileMapped, lineStarts, type MappedModule } from "./testing.ts";

/** Every name that begins with `q-` must be found again, wherever it stands. */
const PROGRAM = `(import "./q.mjs" as lib)
(def q-add (q-a q-b=1 *rest q-key=2 **kw)
  (return (+ q-a q-b q-key (len rest) (len kw))))
(def q-valid? (q-n)
  (unless (> q-n 0)
    (raise (ValueError f"bad {q-n:>4} {(q-add q-n)}")))
  (assert (< q-n 100) "big")
  q-n)
(class q-Pool
  (= q-limit 3)
  (def __init__ (self q-size)
    (= self.q-field q-size)
    (+= self.q-field 1)
    (self.q-check!))
  (def q-check! (self)
    (q-valid? self.q-field)))
(def q-jobs (chan 2))
(def q-worker (q-in q-out)
  (for q-job q-in
    (= q-double (lambda (q-x) (* 2 q-x)))
    (send q-out (q-double q-job))
    (+= q-job 1))
  (select
    [(case :recv q-in) (print select-value select-ok)]
    [(default) (q-valid? 3)]))
(go (q-worker q-jobs q-jobs))
(let ((q-i 1) (q-j (q-add 1 2)))
  (while (and (< q-i 5) (not (q-valid? q-i)))
    (= q-i (q-add q-i q-j))
    (if (== q-i 3) (continue) (break))))
(= q-c, q-d (recv q-jobs))
(try
  (raise (KeyError "x") from None)
  (except [KeyError ValueError] as q-err (print q-err.q-args))
  (finally (print "end")))
(= q-list [(q-valid? q-y) for q-y in [1 2] if (q-valid? q-y)])
(= q-dict {"a": q-c "b": (q-valid? q-c)})
(print q-dict["a"] q-list[1:q-c] (lib.q-f q-c) (sorted q-list key=q-valid?))
((q-Pool 3).q-check!)
(q-unknown q-c)
`;

let module: MappedModule;
beforeAll(async () => {
  module = await compileMapped(PROGRAM);
});

const place = (offset: number) => {
  const starts = lineStarts(PROGRAM);
  const line = starts.findLastIndex((start) => start <= offset);
  return `${line + 1}:${offset - starts[line]! + 1}`;
};

test("every planted name is mapped where it stands", () => {
  const mapped = new Set(module.mappings.map(({ original }) => original));
  const missing = [...PROGRAM.matchAll(/q-[\w?!-]+/g)].filter(({ index }) => !mapped.has(index));
  expect(missing.map(({ 0: name, index }) => `${name} ${place(index)}`)).toEqual([]);
});

test("a name in the map is what stands there, or names the function that begins there", () => {
  const heads = new Map([
    ["<module>", "(import"],
    ["<go>", "(go"],
    ["q-double", "(lambda"],
    ["__init__", "(def __init__"],
    ["q-check!", "(def q-check!"],
    ["start of q-worker", "q-worker"],
    ["rest", "*rest"],
    ["kw", "**kw"],
    ["select-value", "[(case :recv"],
    ["select-ok", "[(case :recv"],
  ]);
  for (const { name, original } of module.mappings) {
    if (name === null || PROGRAM.startsWith(name, original)) continue;
    expect(PROGRAM.slice(original), `${name} at ${place(original)}`).toSatisfy((text: string) =>
      text.startsWith(heads.get(name) ?? "nothing"),
    );
  }
});

/** Where V8 says that a frame stands; null for nodes of which it never says so. */
function framePosition(node: AnyNode): number | null {
  switch (node.type) {
    case "CallExpression":
      return node.callee.type === "MemberExpression" ? node.callee.property.start : node.callee.start;
    case "NewExpression":
    case "ThrowStatement":
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return node.start;
    default:
      return null;
  }
}

/** What the compiler adds to a program; it raises nothing, and of a rethrown error nobody sees the throw. */
const PLUMBING =
  /^(\$g\.\w+|\$\d\.\w+|tupleOf|dictOf|caught|positions|started|failed|leaveLoop|suspending|variadic|moduleBodyS?|entryBody|\$startMain|byteArrays|jsObjects|ownLengths)\(|^throw (\$e|leaveLoop)/;

test("every call, throw and function head is mapped", () => {
  const mapped = new Set(module.mappings.map(({ generated }) => generated));
  const missing: string[] = [];
  const visit = (node: AnyNode): void => {
    const at = framePosition(node);
    const text = module.code.slice(node.start, node.start + 40).split("\n", 1)[0]!;
    if (at !== null && !mapped.has(at) && !PLUMBING.test(text)) missing.push(text);
    for (const child of Object.values(node).flat()) {
      if (child !== null && typeof child === "object" && "type" in child) visit(child);
    }
  };
  visit(parse(module.code, { ecmaVersion: 2022, sourceType: "module" }));
  expect(missing).toEqual([]);
});

test("nothing before the first and after the last mapped place belongs to M28", () => {
  const { code, mappings } = module;
  expect(code.slice(0, mappings[0]!.generated)).toContain("import");
  expect(mappings.at(-1)!.generated).toBeLessThan(code.indexOf("$startMain }"));
});
