/** Standard output of programs: in pipes that close, on full devices, and when the program ends in the middle of something. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

const COMMAND = join(packageRoot, "dist/cli/main.js");

/** Runs a command line of the shell, in which `m28` is the command. */
function shell(
  project: TestProject,
  line: string,
): { stdout: string; stderr: string; status: number | null } {
  return spawnSync("bash", ["-c", line.replaceAll("m28 run", `${process.execPath} ${COMMAND} run`)], {
    cwd: project.folder,
    encoding: "utf8",
    timeout: 60_000,
  });
}

const ENDLESS = {
  "in one turn": "(= n 0) (while True (print n) (+= n 1))",
  "in many turns": "(= n 0) (while True (print n) (+= n 1) (sleep 0))",
  "by JavaScript": "(print 0) (= n 1) (while True (js/console.log n) (+= n 1) (sleep 0))",
  "by a program that catches everything":
    '(= n 0) (while True (try (print n) (except (print "caught"))) (+= n 1))',
};

describe("a pipe whose reader has gone ends the program", () => {
  it.each(Object.entries(ENDLESS))("%s", (_, program) => {
    const project = testProject({ "main.m28": program });
    const { stdout, stderr } = shell(project, "m28 run main.m28 | head -2; echo $PIPESTATUS");
    expect({ stdout, stderr }).toEqual({ stdout: "0\n1\n141\n", stderr: "" });
  });
});

describe.skipIf(!existsSync("/dev/full"))("a device without space", () => {
  const onFullDevice = (program: string) =>
    shell(testProject({ "main.m28": program }), "m28 run main.m28 > /dev/full");

  it("is an OSError that a program can catch", () => {
    const { stderr, status } = onFullDevice(`(import sys)
(try (print "x") (except OSError as e (sys.stderr.write f"{(type e).__name__}: {e} {e.errno}")))`);
    expect({ stderr, status }).toEqual({
      stderr: "OSError: [Errno 28] No space left on device 28",
      status: 0,
    });
  });

  it.each([
    '(print "x")',
    '(print "x") (print "y")',
    "(for i (range 20000) (print i))",
    "(def f () 1) (print (f))",
  ])("is an uncaught error also of a program in which nothing else can fail: %s", (program) => {
    const { stderr, status } = onFullDevice(program);
    expect(stderr).toMatch(
      /^Traceback \(most recent call last\):\n(?: {2}File "main.m28", line 1, in .*\n)+OSError: \[Errno 28\] No space left on device\n$/,
    );
    expect(status).toBe(1);
  });

  it("is an uncaught error, with its place", () => {
    const { stderr, status } = onFullDevice('(def f () (raise ValueError))\n(if (print "x") (f))');
    expect(stderr).toBe(
      'Traceback (most recent call last):\n  File "main.m28", line 2, in <module>\nOSError: [Errno 28] No space left on device\n',
    );
    expect(status).toBe(1);
  });
});

const lines = (n: number) => Array.from({ length: n }, (_, i) => `${i}\n`).join("");
const printLines = "(for i (range 500) (print i)) ";

describe("what was printed is there", () => {
  it.each([
    ["an abort", `(for i (range 5000) (print i)) (js/process.abort)`, 5000],
    [
      "a kill by itself",
      `(for i (range 5000) (print i)) (js/process.kill (js "process.pid") "SIGKILL")`,
      5000,
    ],
    ["an endless loop", `${printLines}(while True)`, 500],
    ["an endless loop of JavaScript", `${printLines}(js "(() => { for (;;); })()")`, 500],
  ])("before %s", (_, program, count) => {
    const project = testProject({ "main.m28": program });
    // Whoever loops is killed as soon as the last line has come.
    const watch = `const { spawn } = require("node:child_process");
let text = "";
const child = spawn(process.execPath, [${JSON.stringify(COMMAND)}, "run", "main.m28"], { stdio: ["ignore", "pipe", "ignore"] });
child.stdout.on("data", (piece) => { text += piece; if (text.endsWith("\\n${count - 1}\\n")) child.kill("SIGKILL"); });
child.on("close", () => process.stdout.write(text));`;
    project.write("watch.cjs", watch);
    expect(project.node("watch.cjs").stdout).toBe(lines(count));
  });

  it("in handlers of the end, after more than is written at once", () => {
    const project = testProject({
      "main.m28": `(js/process.on "beforeExit" (lambda (code) (print "before exit" code)))
(js/process.on "exit" (lambda (code) (print "exit" code)))
(for i (range 5000) (print i))
`,
    });
    expect(project.m28("run", "main.m28").stdout).toBe(`${lines(5000)}before exit 0\nexit 0\n`);
  });

  it("behind what JavaScript wrote before anything of the program ran, and kept its streams", () => {
    const project = testProject({
      "main.m28": `(from "./early.mjs" import late)
(print "a") (late "b") (print "c")
(for i (range 5000) (print i))
(late "d")
(print "e")
`,
      "early.mjs": `console.log("first");
const { stdout } = process;
export const late = (text) => { stdout.write(text + "\\n"); console.log(text); return null; };
`,
    });
    const expected = `first\na\nb\nb\nc\n${lines(5000)}d\nd\ne\n`;
    expect(project.m28("run", "main.m28").stdout).toBe(expected);
    expect(shell(project, "m28 run main.m28 > out; cat out").stdout).toBe(expected);
  });

  it("in order, through a pipe that is slower than both writers", () => {
    const project = testProject({
      "main.m28": `(for i (range 200)
  (js/console.log (* "x" 3000))
  (print i))
`,
    });
    const { stdout } = shell(project, "m28 run main.m28 | (sleep 0.3; cat)");
    expect(stdout).toBe(Array.from({ length: 200 }, (_, i) => `${"x".repeat(3000)}\n${i}\n`).join(""));
  });
});
