/** Reading (language §§1–2): what each piece of surface syntax becomes. */
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { formText } from "./form-text.ts";
import { readModule } from "./reader.ts";

function read(text: string): { forms: string[]; errors: string[] } {
  const diagnostics: Diagnostic[] = [];
  const forms = readModule({ path: "p.m28", text }, (diagnostic) => diagnostics.push(diagnostic));
  return { forms: forms.map(formText), errors: diagnostics.map(({ message }) => message) };
}

/** Each row: source text, the forms it reads as. */
function reads(rows: readonly (readonly [string, ...string[]])[]): void {
  test.each(rows.map(([text, ...forms]) => ({ text, forms })))("$text", ({ text, forms }) => {
    expect(read(text)).toEqual({ forms, errors: [] });
  });
}

/** Each row: source text, the messages it gives. */
function fails(rows: readonly (readonly [string, ...string[]])[]): void {
  test.each(rows.map(([text, ...errors]) => ({ text, errors })))("$text", ({ text, errors }) => {
    expect(read(text).errors).toEqual(errors);
  });
}

describe("§1.1 white space and comments", () => {
  reads([
    ["\ufeff#!/usr/bin/env m28\n(f)", "(f)"],
    ["(a # one ) \n b ; two (\n c)", "(a b c)"],
    ["(a\tb\fc\r\nd)", "(a b c d)"],
    ["", ...[]],
    ["# only a comment", ...[]],
    ['"a # b ; c"', '"a # b ; c"'],
  ]);
  fails([
    ["(a $ b)", "unexpected character '$'"],
    ["(a \u00a0 b)", "unexpected character 'U+00A0'"],
    ["(a 😀 b)", "unexpected character '😀'"],
    ["(a $$$ b)", "unexpected character '$'"],
    ["! x", "unexpected character '!'"],
  ]);
});

describe("§1.3 identifiers", () => {
  reads([
    [
      "(chan-closed? set! symbol->string has-path? ?x _ äöü)",
      "(chan-closed? set! symbol->string has-path? ?x _ äöü)",
    ],
    ["(x-1)", "(x-1)"],
    ["(x- 1)", "((- x 1))"],
    ["(x!=y)", "((!= x y))"],
    ["(a -> ->> b)", "(a -> ->> b)"],
    ["(x->y)", "(x->y)"],
    ["(x-- y)", "((- x (- y)))"],
    ["(nai\u0308ve)", "(nai\u0308ve)"],
  ]);
});

describe("§1.2 keywords, §1.4 literals", () => {
  reads([
    ["(f :key [:a] {:b} :in)", "(f :key (list-literal :a) (set-literal :b) :in)"],
    ["xs[a:b]", "(get-item xs (slice-literal a b None))"],
    ["xs[a :b]", "(get-item xs (slice-literal a b None))"],
    ["xs[(f :b)]", "(get-item xs (f :b))"],
    ["{k:v}", "(dict-literal k v)"],
    ["(f True true False false None nil ...)", "(f True True False False None None ...)"],
    ["js/Math.PI js/parseInt(x)", '(. js/Math "PI")', "(js/parseInt x)"],
    ["(js / Math)", "(js / Math)"],
    ["(let* ((a 1)) a)", "(let* ((a 1)) a)"],
    ["(f '(let* x))", "(f (quote (let* x)))"],
    ["(f let* 2)", "(f (* let 2))"],
  ]);
});

describe("§1.5 numbers", () => {
  reads([
    ["(1 1_000 0xff 0o17 0b101 007)", "(1 1000 255 15 5 7)"],
    ["(1.5 .5 1e3 1.5e-3 2E+2)", "(1.5 0.5 1000 0.0015 200)"],
    ["[.5,.25]", "(list-literal 0.5 0.25)"],
    ["9007199254740991 9007199254740992", "9007199254740991", "9007199254740992"],
    ["(1.upper)", '((. 1 "upper"))'],
    ["x.0.1.name", '(. (. (. x 0) 1) "name")'],
    ["(f -5 - 5)", "(f (- 5) - 5)"],
  ]);
  test("a decimal integer is a bigint exactly when a double cannot hold it", () => {
    const numbers = readModule(
      { path: "p.m28", text: "9007199254740991 9007199254740993 1e20 0x20000000000001" },
      () => {},
    );
    expect(numbers.map((form) => form.kind === "number" && form.value)).toEqual([
      9007199254740991,
      9007199254740993n,
      1e20,
      9007199254740993n,
    ]);
  });
  fails([
    ["2x", "invalid number '2x'"],
    ["0xfg", "invalid number '0xfg'"],
    ["0b12", "invalid number '0b12'"],
    ["3j", "invalid number '3j'"],
    ["(f -.5)", "a number can start with '.' only after white space, an opening bracket or a comma"],
    ["x. y", "expected a name or an index after '.'"],
  ]);
});

describe("§1.6 strings", () => {
  reads([
    [String.raw`"a\n\t\\\"\'\x41\u0042\U00000043"`, '"a\\n\\t\\\\\\"\'ABC"'],
    [String.raw`"a\qb"`, '"aqb"'],
    ['"a\\\nb"', '"ab"'],
    ['"a\nb"', '"a\\nb"'],
    ['"a\r\nb"', '"a\\nb"'],
    ['"""a "b" c"""', '"a \\"b\\" c"'],
    ["'''it's'''", '"it\'s"'],
    [String.raw`r"a\\"`, String.raw`"a\\\\"`],
    [String.raw`r"\d\"x"`, '"\\\\d\\\\\\"x"'],
    ['"a""b"', '"a"', '"b"'],
    ["(f 'abc')", '(f "abc")'],
    ["(f 'abc)", "(f (quote abc))"],
    ["(f 'a 'b)", "(f (quote a) (quote b))"],
    [String.raw`b"a\x00\\"`, String.raw`b"a\x00\\"`],
    [String.raw`br'a\d' b'x'`, String.raw`b"a\\d"`, 'b"x"'],
    ["(f 'a' 'b')", '(f "a" "b")'],
    ["{'a':1}", '(dict-literal "a" 1)'],
    ["'a'.upper()", '((. "a" "upper"))'],
    ["''", '""'],
    ["'(a b)", "(quote (a b))"],
    ["'x", "(quote x)"],
  ]);
  fails([
    ['(print "abc)', "unterminated string literal"],
    [String.raw`"\xZZ"`, "invalid escape: 2 hexadecimal digits of a character must follow"],
    [String.raw`"\U00110000"`, "invalid escape: 8 hexadecimal digits of a character must follow"],
    ['b"é"', "bytes can only contain ASCII literal characters"],
    ['b"\\u0041"', "bytes can only contain ASCII literal characters"],
    ['s"x"', "string literals with the prefix 's' are not supported"],
    ['rs"x"', "string literals with the prefix 'rs' are not supported"],
    ["(f ')", "''' must touch the form it quotes"],
  ]);
});

describe("§1.7 f-strings", () => {
  reads([
    ['f"a{x}b{{c}}"', 'f"a{x}b{{c}}"'],
    [
      'f"{(+ a b)}{a + b}{x if c else y}{len(xs)}{xs[i - 1]}{o.name}"',
      'f"{(+ a b)}{(+ a b)}{(if c x y)}{(len xs)}{(get-item xs (- i 1))}{(. o \\"name\\")}"',
    ],
    ["f\"{d['k']}\"", 'f"{(get-item d \\"k\\")}"'],
    [String.raw`f"{d[\"k\"]}"`, 'f"{(get-item d \\"k\\")}"'],
    ['f"""{d["k"]}"""', 'f"{(get-item d \\"k\\")}"'],
    ["f'{x!r}{x!s:>5}{x!a}'", 'f"{x!r}{x!s:>5}{x!a}"'],
    ['f"{a != b}{a == b}{a <= b}"', 'f"{(!= a b)}{(== a b)}{(<= a b)}"'],
    ['f"{v:{w}.{p}f}"', 'f"{v:{w}.{p}f}"'],
    ['f"{ {1: 2}[1] }"', 'f"{(get-item (dict-literal 1 2) 1)}"'],
    ["f\"{'}'}{':'}\"", 'f"{\\"}\\"}{\\":\\"}"'],
    ['f"{[x * 2 for x in xs]}"', 'f"{(list-comp (* x 2) (for x xs))}"'],
    ["f\"{'é'!r}\"", 'f"{\\"é\\"!r}"'],
    ["f\"{f'{x}'}\"", 'f"{f\\"{x}\\"}"'],
  ]);
  test.each([
    ["{x + 1=}", "x + 1="],
    ["{x=!r}", "x="],
    ["{x = }", "x = "],
    ["{x}", null],
  ])("the echo of %s", (field, echo) => {
    const [form] = readModule({ path: "p.m28", text: `f"${field}"` }, () => {});
    expect(form).toMatchObject({ parts: [{ echo }] });
  });
  test("spans of escaped fields point into the file", () => {
    const text = String.raw`f"{d[\"k\"] + name}"`;
    const errors: Diagnostic[] = [];
    const [form] = readModule({ path: "p.m28", text }, (error) => errors.push(error));
    const field = form?.kind === "f-string" && form.parts[0];
    const sum = field && typeof field !== "string" && field.value;
    expect(sum && sum.kind === "list" && text.slice(sum.items[2]!.span.start, sum.items[2]!.span.end)).toBe(
      "name",
    );
    expect(errors).toEqual([]);
  });
  fails([
    ['f"a}b"', "f-string: single '}' is not allowed"],
    ['f"{x"', "f-string: '{' was never closed"],
    ['f"{}"', "f-string: expected an expression between the braces"],
    ['f"{a b}"', "unexpected 'b'"],
    ['f"{a:{b:{c}}}"', "f-string: fields in a format specification cannot have fields in theirs"],
    ['(g f"{x)', "unterminated string literal"],
  ]);
});

describe("§2.1 precedence", () => {
  reads([
    ["a or b and not c == d", "(or a (and b (not (== c d))))"],
    ["a | b ^ c & d << e + f * g", "(| a (^ b (& c (<< d (+ e (* f g))))))"],
    ["-2 ** 2", "(- (** 2 2))"],
    ["2 ** -1", "(** 2 (- 1))"],
    ["a ** b ** c", "(** a (** b c))"],
    ["a - b - c", "(- (- a b) c)"],
    ["a // b % c @ d", "(@ (% (// a b) c) d)"],
    ["~a + -b", "(+ (~ a) (- b))"],
    ["a < b <= c", "(and (< a b) (<= b c))"],
    ["a and b and c", "(and a b c)"],
    ["x not in xs", "(not in x xs)"],
    ["x is not y", "(is not x y)"],
    ["not a in b", "(not (in a b))"],
    ["a if b else c if d else e", "(if b a (if d c e))"],
    ["a + b if c and d else e", "(if (and c d) (+ a b) e)"],
    ["f = lambda a, b: a + b", "(= f (lambda (a , b) (+ a b)))"],
    ["f = lambda: 1", "(= f (lambda () 1))"],
  ]);
});

describe("§2.2 contexts of spaced infix", () => {
  reads([
    ["xs[i - 1]", "(get-item xs (- i 1))"],
    ["xs[a + 1:b]", "(get-item xs (slice-literal (+ a 1) b None))"],
    ["[x * 2 for x in xs]", "(list-comp (* x 2) (for x xs))"],
    ['{"k": a + b}', '(dict-literal "k" (+ a b))'],
    ["f(a + b, c * 2)", "(f (+ a b) , (* c 2))"],
    ["total = a + b", "(= total (+ a b))"],
    ["def sq(x): x * x", "(def sq (x) (* x x))"],
    ['f"{a + b}"', 'f"{(+ a b)}"'],
    ["a + b", "(+ a b)"],
    ["(f a + b)", "(f a + b)"],
    ["(f a+b c*2)", "(f (+ a b) (* c 2))"],
    ["(reduce + xs)", "(reduce + xs)"],
    ["[+ - *]", "(list-literal + - *)"],
    ["(map * a b)", "(map * a b)"],
    ["f(+, xs)", "(f + , xs)"],
  ]);
});

describe("§2.3 signs and stars", () => {
  reads([
    ["(f -x)", "(f (- x))"],
    ["(f *xs **kw)", "(f (%splat xs) (%keyword-splat kw))"],
    ["[a -1]", "(list-literal a (- 1))"],
    ["[a - 1]", "(list-literal (- a 1))"],
    ["[a-1 a- 1]", "(list-literal a-1 (- a 1))"],
    ["[-1,-2]", "(list-literal (- 1) (- 2))"],
    ["{a *b}", "(set-literal a (%splat b))"],
    ["f(a -1)", "(f (- a 1))"],
    ["f(a *b, *c)", "(f (* a b) , (%splat c))"],
    ["xs[a -1]", "(get-item xs (- a 1))"],
    ["x = a -1", "(= x (- a 1))"],
    ["a -1", "(- a 1)"],
    ["(- 5)", "(- 5)"],
    ["(-5)", "((- 5))"],
    ["(f ~x -x*2 -x**2)", "(f (~ x) (* (- x) 2) (- (** x 2)))"],
    ["{**m k: v}", "(dict-literal (%keyword-splat m) k v)"],
  ]);
});

describe("§2.6 call sugar", () => {
  reads([
    ["f(1)(2)", "((f 1) 2)"],
    ["table[k](x)", "((get-item table k) x)"],
    ["(if (ok)(go-on)(stop))", "(if (ok) (go-on) (stop))"],
    ["(lambda(x) x)", "(lambda (x) x)"],
    ["(def f(x) x)", "(def f (x) x)"],
    ["(class A(B) (pass))", "(class A (B) (pass))"],
    ["o.m(1).n(2)", '((. ((. o "m") 1) "n") 2)'],
    ["q.from(t)", '((. q "from") t)'],
    ["f (x)", "f", "(x)"],
    ["assert(c, msg)", "(assert c , msg)"],
    ["(do assert(c) (f))", "(do (assert c) (f))"],
    ["sum(x * x for x in xs if x > 1)", "(sum (gen-comp (* x x) (for x xs) (if (> x 1))))"],
    ["f(a, k=1, :j 2, *b, **c)", "(f a , k = 1 , :j 2 , (%splat b) , (%keyword-splat c))"],
    ["(f(x)[0].y g)", '((. (get-item (f x) 0) "y") g)'],
  ]);
  fails([["f(a b)", "expected ',' between arguments"]]);
});

describe("§6.6 assert as a call", () => {
  reads([['assert(a > b, "m")', '(assert (> a b) , "m")']]);
});

describe("§2.7 assignment and definition", () => {
  reads([
    ["a = b = 0", "(= a (= b 0))"],
    ["obj.f = 1", '(= (. obj "f") 1)'],
    ["xs[i] = 1", "(= (get-item xs i) 1)"],
    ["(a, *b) = c", "(= (tuple-literal a (%splat b)) c)"],
    ["[a (b c)] = d", "(= (list-literal a (tuple-literal b c)) d)"],
    ["x += a if b else c", "(+= x (if b a c))"],
    ["x := 5", "(:= x 5)"],
    ["def f(a, b=1): a + b", "(def f (a , b = 1) (+ a b))"],
    ["def f(a) -> int: a", "(def f (a) -> int a)"],
    ["@d (def f () 1)", "(@ d (def f () 1))"],
    ["@d(1)\n@a.b(2) (class A)", '(@ (d 1) (@ ((. a "b") 2) (class A)))'],
    ["x = 1\n@d (def f () 1)", "(= x 1)", "(@ d (def f () 1))"],
    ["x = y\n(f)\n[a] = z", "(= x y)", "(f)", "(= (list-literal a) z)"],
  ]);
  fails([
    ["x =", "expected an expression after '='"],
    ["a, b = c", "unexpected ','"],
    ["if x:\n  f(x)", "'if' must stand in parentheses"],
    ["x = 1 if y", "unexpected 'if'"],
    ["@d", "expected a definition after the decorator"],
    ["[x = 5]", "unexpected '='"],
  ]);
});

describe("§2.8 and §2.9 postfix and displays", () => {
  reads([
    ["xs [0]", "xs", "(list-literal 0)"],
    ["xs[i, j]", "(get-item xs (tuple-literal i j))"],
    ["xs[i,]", "(get-item xs (tuple-literal i))"],
    [
      "xs[:] xs[::2] xs[1:2:3]",
      "(get-item xs (slice-literal None None None))",
      "(get-item xs (slice-literal None None 2))",
      "(get-item xs (slice-literal 1 2 3))",
    ],
    ["[1, 2 3,]", "(list-literal 1 2 3)"],
    ["{} {1 2} {1: 2, 3: 4}", "(dict-literal)", "(set-literal 1 2)", "(dict-literal 1 2 3 4)"],
    ["{x for x in xs}", "(set-comp x (for x xs))"],
    ["{k: v for k, v in m if v}", "(dict-comp k v (for (tuple-literal k v) m) (if v))"],
    [
      "[a for (a, b) in p for [c *d] in a]",
      "(list-comp a (for (tuple-literal a b) p) (for (list-literal c (%splat d)) a))",
    ],
    ["[x if c else y for x in xs]", "(list-comp (if c x y) (for x xs))"],
    ["(. o name)", "(. o name)"],
    ["(.m a)", "(.m a)"],
    ["(f x)[0]", "(get-item (f x) 0)"],
  ]);
  fails([
    ["xs[]", "expected an index between the brackets"],
    ["[1,,2]", "unexpected ','"],
    ["{1: 2, 3}", "elements and 'key: value' pairs cannot be mixed in one pair of braces"],
    ["[a b for x in xs]", "expected 'for' after the element of a comprehension"],
    ["[a for x in xs b]", "expected 'for', 'if' or the end of the comprehension"],
    ["[a for in xs]", "expected 'for pattern in iterable'"],
    ["[a for x in]", "expected an expression in the comprehension"],
    ["{a:}", "expected an expression after ':'"],
    ["xs[a b]", "unexpected 'b'"],
  ]);
});

describe("§11.4 quasiquote", () => {
  reads([
    ["`(a ,b ,@c)", "(quasiquote (a (unquote b) (unquote-splicing c)))"],
    ["`[1, ,x]", "(quasiquote (list-literal 1 (unquote x)))"],
    ["`(a, b)", "(quasiquote (a , b))"],
    ["`,x", "(quasiquote (unquote x))"],
    ["(quasiquote (a ,b))", "(quasiquote (a (unquote b)))"],
    ["`(f ,(g a, b))", "(quasiquote (f (unquote (g a , b))))"],
    ["`(a `(b ,(c ,d)))", "(quasiquote (a (quasiquote (b (unquote (c (unquote d)))))))"],
    ["`a (f ,b)", "(quasiquote a)", "(f , b)"],
    ["`x+1", "(quasiquote (+ x 1))"],
    ["'a.b", '(quote (. a "b"))'],
    ["(f '= 'if '+ 'not)", "(f (quote =) (quote if) (quote +) (quote not))"],
    ["`(a ',b)", "(quasiquote (a (quote (unquote b))))"],
    ["``(a ,,b)", "(quasiquote (quasiquote (a (unquote (unquote b)))))"],
  ]);
});
