/** Calls, access, operators, displays, comprehensions, f-strings and JavaScript (language §2, §6.7, §9.4, §15). */
import { describe, expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";

describe("calls and access", () => {
  test.each(
    [
      ["(print 1 sep=2 *[3] **{})", "(call %print 1 sep=2 *(list 3) **(dict))"],
      ['print(1, sep="")', '(call %print 1 sep="")'],
      ['(print 1 {"sep": "-" "end": ""})', '(call %print 1 sep="-" end="")'],
      ['(print 1 {"a": 2})', '(call %print 1 (dict "a":2))'],
      ["(print {})", "(call %print (dict))"],
      [
        '(def print (x) x) (print {"sep": 1})',
        '(= print (def print (x) x.parameter))\n(call print (dict "sep":1))',
      ],
      ["([].append 1)", "(method (list) append 1)"],
      ["[].append(1)", "(method (list) append 1)"],
      ["(= o 1) (o.from 1) o.if", "(= o 1)\n(method o from 1)\no.if"],
      ["(print in=1)", "(call %print in=1)"],
      ["[1].0", "(list 1).0"],
      ["(= xs []) xs[1:2] xs[:] xs[::2] xs[1, 2]", "(= xs (list))\nxs[1:2]\nxs[:]\nxs[::2]\nxs[(tuple 1 2)]"],
      ["(= xs []) (xs[0])", "(= xs (list))\n(call %%item-or-call xs[0])"],
      ["(. [] length)", '(call %%dot (list) "length")'],
      ['(. "a" upper)', '(call %%dot "a" "upper")'],
      ["(. 1 unheard)", "1.unheard"],
      ["(. [] append 1)", "(method (list) append 1)"],
      ['(dot [] "append" 1)', "(method (list) append 1)"],
      ["(. [] 0)", "(list).0"],
      ['(= o 1) (dot-assign o "a" 2) (set-prop o "b" 3)', "(= o 1)\n(= o.a 2)\n(= o.b 3)"],
      ["(= o 1) (get-prop o 2) (set-prop o 2 3)", "(= o 1)\n(call %getattr o 2)\n(call %setattr o 2 3)"],
      ["(get-item [] 0) (getitem [] 0)", "(list)[0]\n(list)[0]"],
      ["(= d {}) (set-item d 1 2) (del-item d 1)", "(= d (dict))\n(= d[1] 2)\n(del d[1])"],
      ["(new js/Date 0)", "(new js/Date 0)"],
      ['(js/parseInt "12" 10)', '(call js/parseInt "12" 10)'],
      ['(js "a + b" a=1 b=2)', '(js "a + b" a=1 b=2)'],
      ["(print :key)", "(call %print key=%)"],
    ].slice(0, -1),
  )("%s", (source, expected) => expect(core(source)).toBe(expected));

  test("the code of js knows where it stands", () => {
    expect(errors("(js 5)")).toEqual(["'js' needs a string literal @ 5"]);
    expect(errors('(js "x" 5)')).toEqual(["an argument of 'js' must have a name @ 5"]);
    expect(errors("(new)")).toEqual(["'new' needs a class @ (new)"]);
    expect(errors("(. 1)")).toEqual(["'.' needs an object and a name @ (. 1)"]);
    expect(errors("(get-item 1)")).toEqual(["'get-item' takes 2 operands @ (get-item 1)"]);
  });
});

describe("operators", () => {
  test.each([
    ["(+) (*)", "0\n1"],
    ["(+ 1 2 3) (- 1 2 3)", "(+ (+ 1 2) 3)\n(- (- 1 2) 3)"],
    ["(- 5) (-5) [-0]", "-5\n-5\n(list 0)"],
    ['(- "a") (+ 1) (~ 1)', '(unary- "a")\n(unary+ 1)\n(unary~ 1)'],
    ["(/ 4) (* 4)", "(/ 1 4)\n4"],
    ["(** 2 3) (** 2 3 4)", "(** 2 3)\n(call %** 2 3 4)"],
    ["(+ *[1 2])", "(call %+ *(list 1 2))"],
    [
      "(in 1 [1]) (1 not in [1]) (1 is None)",
      "(compare 1 in (list 1))\n(compare 1 not in (list 1))\n(compare 1 is None)",
    ],
    ["(!= 1 2 3)", "(call %!= 1 2 3)"],
    ["(reduce + [1])", "(call %reduce %+ (list 1))"],
    ["(1 + 2 * 3)", "(+ 1 (* 2 3))"],
    ["(not 1 > 2)", "(not (compare 1 > 2))"],
    ["(@ 1 2)", "(@ 1 2)"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));
});

describe("displays, comprehensions and f-strings", () => {
  test.each([
    ["[1 *[2] 3]", "(list 1 *(list 2) 3)"],
    ["(1, 2) (1,) ()", "(tuple 1 2)\n(tuple 1)\n(tuple)"],
    ["{1 2} {} {1: 2, **{}}", "(set 1 2)\n(dict)\n(dict 1:2 **(dict))"],
    [
      "[a + b for (a b) in [] if a]",
      "(list-comp (+ a.comprehension b.comprehension) for [a.comprehension b.comprehension] in (list) if a.comprehension)",
    ],
    [
      "{a for a in [] for b in a}",
      "(set-comp a.comprehension for a.comprehension in (list) for b.comprehension in a.comprehension)",
    ],
    [
      "{k: v for k, v in []}",
      "(dict-comp k.comprehension: v.comprehension for [k.comprehension v.comprehension] in (list))",
    ],
    ["(sum (x for x in []))", "(call %sum (generator-comp x.comprehension for x.comprehension in (list)))"],
    ["sum(x for x in [])", "(call %sum (generator-comp x.comprehension for x.comprehension in (list)))"],
    ['f"a{1 + 2!r:>{3}}b"', 'f"a{(+ 1 2)!r:>{3}}b"'],
    ['(= x 1) f"{x + 1=}"', '(= x 1)\nf"x + 1={(+ x 1)!r}"'],
    ['f"{1=:d}"', 'f"1={1:d}"'],
    ["True nil 1.5", "True\nNone\n1.5"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));
});
