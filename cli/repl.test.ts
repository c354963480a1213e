/** The session as users see it: forms read from a pipe, and a terminal driven through tmux. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { packageRoot } from "./package-root.ts";
import { eventually, type Outcome, testProject } from "./test-project.ts";

/** What a session says to these lines. */
async function piped(lines: string, files: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = testProject(files).start("repl");
  const found = { stdout: "", stderr: "" };
  child.stdout!.on("data", (part) => (found.stdout += part));
  child.stderr!.on("data", (part) => (found.stderr += part));
  child.stdin!.end(lines);
  const [status] = await once(child, "close");
  return { status, ...found };
}

describe("from a pipe", () => {
  test("values are printed by repr, and the last one is kept", async () => {
    const lines = `1 + 2
"a\\nb"
None
(= x 5)
x * 2
_ + 1
(print "p") [x, _]
# nothing but a comment
`;
    const stdout = "3\n'a\\nb'\n10\n11\np\n[5, 11]\n";
    expect(await piped(lines)).toEqual({ status: 0, stdout, stderr: "" });
  });

  test("goroutines in loops get the values of their turns", async () => {
    const lines = `(for i in (range 3) (go (print i)))
(sleep 0.001)
(= j 0)
(while (< j 2) (go (print "j" j)) (+= j 1))
(sleep 0.001)
`;
    const stdout = "0\n1\n2\nj 0\nj 1\n";
    expect(await piped(lines)).toEqual({ status: 0, stdout, stderr: "" });
  });

  test("errors that leave callbacks of JavaScript's are reported, and the session goes on", async () => {
    const lines = `(js/setTimeout (lambda () (raise (ValueError "late"))) 1)
(sleep 0.03)
(js/setTimeout (lambda () (sleep 0.001) (raise (ValueError "later"))) 1)
(sleep 0.03)
(js "setTimeout(() => { throw new TypeError('not ours') }, 1)")
(sleep 0.03)
(js "void Promise.reject(new RangeError('unheard'))")
(sleep 0.03)
(print "next")
`;
    const { status, stdout, stderr } = await piped(lines);
    expect(stdout).toContain("next\n");
    expect(stderr.match(/^(Exception in goroutine|\w*Error: .*)/gm)).toEqual([
      "Exception in goroutine",
      "ValueError: late",
      "Exception in goroutine",
      "ValueError: later",
      "Exception in goroutine",
      "JSError: TypeError: not ours",
      "Exception in goroutine",
      "JSError: RangeError: unheard",
    ]);
    expect(stderr).not.toContain("node:internal");
    expect(status).toBe(1);
  });

  test("exit in a callback of JavaScript's ends the session", async () => {
    const lines = `(js/setTimeout (lambda () (exit 4)) 1)
(sleep 0.03)
(print "next")
`;
    expect(await piped(lines)).toEqual({
      status: 4,
      stdout: expect.not.stringContaining("next"),
      stderr: "",
    });
  });

  test("a module that failed is imported again once it is mended, with those that failed because of it", async () => {
    const lines = `(import around)
(import around)
(with (open "broken.m28" "w") as h (h.write "(= x 5)") None)
(import around)
around.y
(import broken)
broken.x
`;
    const { stdout, stderr } = await piped(lines, {
      "broken.m28": '(raise "ValueError" "not yet")\n',
      "around.m28": "(import broken)\n(= y 1)\n",
    });
    expect(stdout).toBe("1\n5\n");
    expect(stderr.match(/ValueError: not yet/g)).toHaveLength(2);
    expect(stderr).not.toContain("dist");
  });

  test("definitions last, and callers see a new one", async () => {
    const lines = `(def f (x)
  (g (+ x 1)))
(def g (x) (list x "old"))
(f 1)
(def g (x) (list x "new"))
(f 1)
(class P (def __init__ (self v) (= self.v v)) (def m (self) (f self.v)))
(class Q (P) (def m (self) (list "q" (super.m))))
((P 5).m)
((Q 6).m)
(def count () (global n) (= n (+ n 1)) n)
(= n 10)
(count)
n
(del n)
(count)
len = 3
(list len (max 1 2))
`;
    const { stdout, stderr, status } = await piped(lines);
    expect(stdout).toBe("[2, 'old']\n[2, 'new']\n[6, 'new']\n['q', [7, 'new']]\n11\n11\n[3, 2]\n");
    expect(stderr).toContain("NameError: name 'n' is not defined");
    expect(status).toBe(1);
  });

  test("inputs may block, and goroutines go on between them", async () => {
    const lines = `(= ch (chan))
(go (for i (range 3) (sleep 0.01) (send ch i)) (close ch))
(recv ch)
(nth (recv ch) 0)
[v for v in ch]
(list (map (lambda (x) (sleep 0.001) (* x x)) [1 2 3]))
(= f (lambda () (recv ch)))
(f)
`;
    const { stdout } = await piped(lines);
    expect(stdout).toBe("(0, True)\n1\n[2]\n[1, 4, 9]\n(None, False)\n");
  });

  test("mistakes of all kinds keep the session, and show in the exit status", async () => {
    const lines = `(= x 1)
(print x))
(def f () (raise (ValueError "no")))
(f)
(pritn x)
(try (f) (except ValueError as e (print "caught" e)))
(recv (chan))
(go (/ 1 0))
(sleep 0.01)
x
(list 1
`;
    const { status, stdout, stderr } = await piped(lines);
    expect(stdout).toBe("caught no\n1\n");
    expect(stderr).toContain("SyntaxError: unmatched ')'");
    expect(stderr).toContain(`Traceback (most recent call last):
  File "<input 4>", line 1, in <module>
  File "<input 3>", line 1, in f
ValueError: no
`);
    expect(stderr).toContain("NameError: name 'pritn' is not defined\nHint: did you mean 'print'?\n");
    expect(stderr).toContain("fatal error: all goroutines are asleep - deadlock!");
    expect(stderr).toContain("main at <input 7>:1");
    expect(stderr).toContain("created at <input 8>:1");
    expect(stderr).toContain("'(' was never closed");
    expect(status).toBe(1);
  });

  test("modules are imported once, and may block", async () => {
    const lib = `(print "lib runs")
(def wait-for (f) (sleep 0.001) (list (f)))
(= answer 42)
`;
    const lines = `(import lib)
(lib.wait-for (lambda () (sleep 0.001) 7))
(from lib import *)
(wait-for (lambda () answer))
(import math)
(math.sqrt 16)
(from time import sleep as nap)
(nap 0)
(import nowhere)
`;
    const { stdout, stderr } = await piped(lines, { "lib.m28": lib });
    expect(stdout).toBe("lib runs\n[7]\n[42]\n4\n");
    expect(stderr).toContain("nowhere");
  });

  test("star imports bring what modules, JSON and JavaScript have, and are attributes", async () => {
    const files = {
      "lib.m28": "(import math)\n(= answer 42)\n(= _hidden 1)\n",
      "facade.m28": '(from lib import *)\n(= __all__ ["answer"])\n',
      "data.json": '{"city": "Turin", "none": null, "_secret": 1}',
      "world.mjs": 'export const planet = "earth"; export default 1;',
    };
    const lines = `(import facade)
(list facade.answer (hasattr facade "math") (hasattr facade "_hidden"))
(from facade import answer)
answer
(from lib import *)
math
(from facade import *)
answer
(from "./data.json" import *)
(list city none)
(from "./world.mjs" import *)
planet
`;
    const { stdout, stderr } = await piped(lines, files);
    expect(stdout).toBe("[42, False, False]\n42\n42\n['Turin', None]\n'earth'\n");
    expect(stderr).toContain("name 'math' is not defined");
  });

  test("protocol methods of its classes raise what they raise", async () => {
    const lines = `(class Seq
  (def __getitem__ (self i) (if (< i 3) (* i i) (raise (IndexError "end"))))
  (def __getattr__ (self name) (if (== name "known") 7 (raise (AttributeError name))))
  (def __eq__ (self other) True))
(= s (Seq))
[x for x in s]
(list (hasattr s "known") (hasattr s "other") (== s 1) (in 4 s))
`;
    const stdout = "[0, 1, 4]\n[True, False, True, True]\n";
    expect(await piped(lines)).toEqual({ status: 0, stdout, stderr: "" });
  });

  test("macros serve the inputs behind them", async () => {
    const lines = `(def double (form) (list (quote +) form form))
(defmacro twice (form) (double form))
(twice (do (print "once") 4))
(defmacro unless2 (test body) \`(if (not ,test) ,body None))
(unless2 False (twice 5))
(def twice (x) "a function now")
(twice 1)
`;
    expect(await piped(lines)).toEqual({
      status: 0,
      stdout: "once\nonce\n8\n10\n'a function now'\n",
      stderr: "",
    });
  });

  test("(doc name) explains forms, built-ins, members of modules, methods and functions", async () => {
    const lines = `(def f (a) "Adds one." (+ a 1))
(doc f)
(doc unless)
(doc len)
(doc math.sqrt)
(doc partition)
(doc lenn)
`;
    const { stdout } = await piped(lines);
    expect(stdout).toMatch(
      /^f\(a\)\n {4}Adds one\.\n\(when .*\n\(unless .*\n( {4}.*\n)+\(len x\)\n( {4}.*\n)+\(math\.sqrt x\)\n/,
    );
    expect(stdout).toMatch(/\n\(s\.partition separator\) of str\n/);
    expect(stdout).toContain("nothing is known about 'lenn'; did you mean 'len'?\n");
  });

  test("sys.exit ends it", async () => {
    expect(await piped("(import sys)\n(print 1)\n(sys.exit 3)\n(print 2)\n")).toEqual({
      status: 3,
      stdout: "1\n",
      stderr: "",
    });
  });
});

const hasTmux = spawnSync("tmux", ["-V"]).status === 0;

/** A session on a terminal of 100 columns. */
function terminal() {
  const project = testProject({});
  const socket = `m28-test-${process.pid}-${Date.now()}`;
  const tmux = (...args: string[]) =>
    spawnSync("tmux", ["-L", socket, "-f", "/dev/null", ...args], { encoding: "utf8" }).stdout;
  onTestFinished(() => void tmux("kill-server"));
  const command = `${process.execPath} ${join(packageRoot, "dist/cli/main.js")} repl`;
  const env = ["-e", `M28_HISTORY=${project.path("history")}`, "-e", "NO_COLOR=1"];
  tmux("new-session", "-d", "-x", "100", "-y", "50", "-c", project.folder, ...env, command);
  const screen = () => tmux("capture-pane", "-p").trimEnd();
  return {
    project,
    screen,
    key: (name: string) => void tmux("send-keys", name),
    text: (line: string) => void tmux("send-keys", "-l", line),
    /** Types a line at the prompt. */
    async type(line: string) {
      await eventually(() => /^(?:m28>|\.\.\.)$/.test(screen().split("\n").at(-1)!));
      tmux("send-keys", "-l", line);
      tmux("send-keys", "Enter");
      await eventually(() => screen().includes(line));
    },
    /** Waits until the screen ends with this text. */
    shows: (end: string) =>
      eventually(() => screen().endsWith(end)).catch(() => expect(screen()).toBe(`… ${end}`)),
  };
}

describe.skipIf(!hasTmux)("on a terminal", () => {
  test("goroutines print above the prompt, mistakes are corrected, Ctrl-C stops endless loops", async () => {
    const { type, text, key, shows, project } = terminal();
    await shows("m28>");
    await type('(def ticker (n) (for i (range n) (sleep 0.2) (print f"tick {i}")))');
    await type("(go (ticker 3))");
    text("(+ 1 un");
    await shows("(go (ticker 3))\ntick 0\ntick 1\ntick 2\nm28> (+ 1 un");
    key("C-c");
    await shows("m28> (+ 1 un^C\nm28>");
    await type('(pritn "x")');
    await shows("NameError: name 'pritn' is not defined\nHint: did you mean 'print'?\nm28>");
    await type('(print "x")');
    await shows('(print "x")\nx\nm28>');
    await type("(while True");
    await shows("(while True\n...");
    await type("  (= n 1))");
    await new Promise((wake) => setTimeout(wake, 300));
    key("C-c");
    await shows("...    (= n 1))\n^C\nKeyboardInterrupt\nm28>");
    await type("(+ n 1)");
    await shows("(+ n 1)\n2\nm28>");
    text("tick");
    key("Tab");
    await shows("m28> ticker");
    key("C-c");
    await shows("m28> ticker^C\nm28>");
    key("Up");
    await shows("m28> (+ n 1)");
    expect(project.read("history")).toContain("(pritn");
  });

  test("Ctrl-C also stops waiting, built-ins and JavaScript; a deadlock is reported", async () => {
    const { type, key, shows, screen } = terminal();
    await shows("m28>");
    for (const endless of [
      "(sleep 1000)",
      "(sum (range 10000000000))",
      '(js "(() => { while (true); })()")',
    ]) {
      await type(endless);
      await new Promise((wake) => setTimeout(wake, 400));
      key("C-c");
      await shows(`m28> ${endless}\n^C\nKeyboardInterrupt\nm28>`);
    }
    await type("(go (while True (= z 1)))");
    await type("(recv (chan))");
    await new Promise((wake) => setTimeout(wake, 300));
    expect(screen()).not.toContain("deadlock");
    key("C-c");
    await shows("m28> (recv (chan))\n^C\nKeyboardInterrupt\nm28>");
    await type("(+ 1 1)");
    await shows("m28> (+ 1 1)\n2\nm28>");
    key("C-d");
    await eventually(() => screen() === "");
  });

  test("Ctrl-C at an empty prompt stops goroutines that run, and macros that do not end", async () => {
    const { type, key, shows, project } = terminal();
    project.write("spinner.m28", "(def spin () (while True (pass)))\n");
    await shows("m28>");
    await type("(import spinner)");
    await type("(go (sleep 0.05) (spinner.spin))");
    await type("(go (sleep 2) (print 'still here'))");
    await new Promise((wake) => setTimeout(wake, 300));
    await type("(+ 1 1)");
    await shows("(+ 1 1)\n2\nm28>");
    key("C-c");
    await shows(
      "m28> ^C\nException in goroutine 2:\n    created at <input 2>:1\n" +
        "Traceback (most recent call last):\nKeyboardInterrupt\nm28>",
    );
    await type("(import re) (defmacro big () (re.match '(a+)+$' (+ (* 'a' 50) 'b')))");
    await type("(big)");
    await new Promise((wake) => setTimeout(wake, 500));
    key("C-c");
    await shows("m28> (big)\n^C\nKeyboardInterrupt\nm28>");
    await shows("still here\nm28>");
  });
});
