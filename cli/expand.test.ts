import { describe, expect, it } from "vitest";
import { testProject } from "./test-project.ts";

const PROGRAM = `# swaps
(defmacro swap (a b) (= t (gensym)) \`(do (= ,t ,a) (= ,a ,b) (= ,b ,t)))
(defmacro unless2 (c *body) \`(if ,c None (do ,@body)))
(defmacro show (*es) \`(print ,@es sep= ,(str '-) f"{len('a')=}\\t"))
(= x 1) (= y {"k": [1 2]})   ; two variables
(swap x y["k"])
(def f (a b=2)   # with a default
  (unless2 (a > b + 1)
    (print f"{a:>4} {b!r}" (a + b), sep="-")
    (unless2 (b in [5, 6, 7]) (print "a long line of text that does not fit with the others" (+ a b) *[1 2] end=""))
    (swap a b)
    [a, (b, 1), {1 2}, {"k": a}, x[1:2], x[::-1], \`(a ,b), 'q, (lambda u: u + 1)(4), [i for i in x if i], "s".upper()]))
(print (f 3))
(print (f 9))
print(unless2(False, 1), x, y)
`;

describe("m28 expand", () => {
  it("prints a program that does the same without its macros, and leaves all else as it was", () => {
    const { m28, write } = testProject({ "main.m28": PROGRAM });
    const { status, stdout, stderr } = m28("expand", "main.m28");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(
      '(= x 1) (= y {"k": [1 2]})   ; two variables\n(do (= g__1 x) (= x y["k"]) (= y["k"] g__1))',
    );
    expect(stdout).toContain("(def f (a b=2)   # with a default\n  (if (a > b + 1)\n    None\n    (do\n");
    write("expanded.m28", stdout.replace(/^\(defmacro.*\n/gm, ""));
    expect(m28("run", "expanded.m28")).toEqual(m28("run", "main.m28"));
  });

  it("keeps what macros print apart", () => {
    const { m28 } = testProject({ "main.m28": "(defmacro m (x) (print 'seen' x) x)\n(print (m 5))\n" });
    expect(m28("expand", "main.m28")).toEqual({
      status: 0,
      stdout: "(defmacro m (x) (print 'seen' x) x)\n(print 5)\n",
      stderr: "seen 5\n",
    });
  });

  it("says what is wrong instead", () => {
    const { m28 } = testProject({ "main.m28": "(defmacro m (x) (// 1 x))\n(print (m 0))\n" });
    const { status, stdout, stderr } = m28("expand", "main.m28");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("macro 'm' failed: ZeroDivisionError");
  });
});
