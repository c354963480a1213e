/** Programs of any size that have one shape. */
const many = (count, part) => Array.from({ length: count }, (_, i) => part(i));

/** The text of a program with so many parts. */
export const SHAPES = {
  attributes: (n) => `(class O ()) (= a (O)) (= a.b a) (= c a${".b".repeat(n)})`,
  sends: (n) => `(= ch (chan 1)) (def f () ${many(n, () => "(send ch 1)").join(" ")})`,
  "sends that leave": (n) =>
    `(= ch (chan)) (def f (x) ${many(n, (i) => `(if (== x ${i}) (do (= a${i} (recv ch)) (return (+ a${i} x))))`).join(" ")})`,
  "cond of receives": (n) =>
    `(= ch (chan)) (def f (x) (cond ${many(n, (i) => `((== x ${i}) (recv ch))`).join(" ")}))`,
  "receives in an expression": (n) => `(= ch (chan)) (def f () [${many(n, () => "(recv ch)").join(" ")}])`,
  "assigned receives": (n) =>
    `(= ch (chan)) (def f () ${many(n, (i) => `(= a${i} (recv ch))`).join(" ")} (+ ${many(n, (i) => `a${i}`).join(" ")}))`,
  sum: (n) => `(= a 1) (print (+ ${many(n, () => "a").join(" ")}))`,
  texts: (n) => `(= a "a") (print (+ ${many(n, () => "a").join(" ")}))`,
  threading: (n) => `(print (-> 1 ${many(n, () => "(+ 1)").join(" ")}))`,
  functions: (n) => many(n, (i) => `(def f${i} (x) (+ x ${i}))`).join("\n"),
  closures: (n) => `(def make (a) [${many(n, (i) => `(lambda () (+ a ${i}))`).join(" ")}])`,
  macros: (n) => many(n, (i) => `(defmacro m${i} (x) \`(+ ,x ${i}))`).join("\n"),
  misspelt: (n) => `(= hello 1)\n${many(n, (i) => `(helo${i})`).join("\n")}`,
  "misspelt, many known": (n) =>
    `${many(n, (i) => `(= name${i} 1)`).join("\n")}\n${many(n, (i) => `(nmae${i})`).join("\n")}`,
  "misspelt in macros": (n) => many(n, (i) => `(defmacro m${i} (x) (helo${i} x))`).join("\n"),
  "made by macros": (n) =>
    `(defmacro make (name) \`(def ,name (x) x))\n${many(n, (i) => `(make f${i})`).join("\n")}`,
  helpers: (n) =>
    `${many(n, (i) => `(def h${i} (x) (+ x ${i}))`).join("\n")}\n(defmacro m (x) \`(+ ,(h0 1) ,x))\n(print (m 1))`,
  classes: (n) =>
    `(class C0 () (def m (self) 0))\n${many(n, (i) => `(class C${i + 1} (C${i}) (def m (self) (super.m)))`).join("\n")}`,
  "classes, no methods": (n) => `(class C0 ())\n${many(n, (i) => `(class C${i + 1} (C${i}))`).join("\n")}`,
  "classes, a method each": (n) =>
    `(class C0 () (def m0 (self) 0))\n${many(n, (i) => `(class C${i + 1} (C${i}) (def m${i + 1} (self) 0))`).join("\n")}`,
  "classes, overriding": (n) =>
    `(class C0 () (def m (self) 0))\n${many(n, (i) => `(class C${i + 1} (C${i}) (def m (self) 0))`).join("\n")}`,
  "classes, initialised": (n) =>
    `(class C0 () (def __init__ (self) (= self.a 0)))\n${many(n, (i) => `(class C${i + 1} (C${i}) (def __init__ (self) (super.__init__) (= self.a${i} (self.b 1))))`).join("\n")}\n(C${n})`,
  "classes of one parent": (n) =>
    `(class C () (def m (self) (self.n)) (def n (self) 0))\n${many(n, (i) => `(class C${i} (C) (def n (self) (super.n)))`).join("\n")}\n${many(n, (i) => `(print (. (C${i}) m))`).join("\n")}`,
  "methods in a chain": (n) => `(class A ${many(n, (i) => `(def m${i} (self) (self.m${i + 1}))`).join(" ")})`,
  "methods in a chain, blocking": (n) =>
    `(class A ${many(n, (i) => `(def m${i} (self) (self.m${i + 1}))`).join(" ")} (def m${n} (self) (sleep 0))) ((A).m0)`,
  "methods that read each other": (n) =>
    `(class A ${many(n, (i) => `(def m${i} (self) self.m${i + 1})`).join(" ")})`,
  unquotes: (n) => `(= x 1) (= y \`(${many(n, () => ",x").join(" ")}))`,
  splices: (n) => `(= x [1]) (= y \`(${many(n, () => ",@x").join(" ")}))`,
  "unquotes in a macro": (n) =>
    `(defmacro m (x) \`(do ${many(n, () => ",x (f ,@[x])").join(" ")})) (def f (x) x) (m 1)`,
  "unquotes of undefined names": (n) => `(= y \`(${many(n, (i) => `,x${i}`).join(" ")}))`,
  "undefined names": (n) => `(= y [${many(n, (i) => `x${i}`).join(" ")}])`,
  parents: (n) =>
    `${many(n, (i) => `(class C${i} () (def m${i} (self) 0))`).join("\n")}\n(class D (${many(n, (i) => `C${i}`).join(" ")}))`,
  calls: (n) => `(def f (x) x)\n${many(n, () => "(f 1)").join("\n")}`,
  "nested patterns": (n) => `(= x []) (match x (${"[".repeat(n)}a${"]".repeat(n)} a) (_ 2))`,
  items: (n) => `(= x [${many(n, String).join(" ")}])`,
  cond: (n) => `(= x 1) (print (cond ${many(n, (i) => `((== x ${i}) ${i})`).join(" ")}))`,
};
