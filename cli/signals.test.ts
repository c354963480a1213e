/** Ctrl-C and SIGTERM: exceptions in main, and the end of a program that does not take them (language §21). */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { testProject } from "./test-project.ts";

const COMMAND = join(packageRoot, "dist/cli/main.js");

interface End {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Sends a signal as soon as the program has printed "ready", and one more for every further line "again". */
function signalled(folder: string, args: readonly string[], signal: NodeJS.Signals): Promise<End> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (piece) => {
    stdout += piece;
    if (/(^|\n)(ready|again)\n$/.test(stdout)) child.kill(signal);
  });
  child.stderr.on("data", (piece) => (stderr += piece));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })));
}

/** `(ready)` prints when main waits already. */
const READY = "(def ready () (go (gosched) (gosched) (print 'ready')))\n";

/** What main does, in which it can be interrupted. */
const WAITS: Readonly<Record<string, string>> = {
  sleep: "(sleep 1000)",
  "an endless sleep": '(sleep (float "inf"))',
  recv: "(recv (chan))",
  send: "(send (chan) 1)",
  select: "(select [(case :recv (chan)) 1] [(case :send [(chan) 1]) 2])",
  "select-timeout": "(select-timeout 1000000 [(case :recv (chan)) 1])",
  "a mutex": "(do (= m (mutex)) (mutex-lock m) (mutex-lock m))",
  "a wait group": "(do (= wg (waitgroup)) (waitgroup-add wg 1) (wg.wait))",
  "a promise": '(await (js "new Promise(() => {})"))',
  "a task": "(do (= t (create_task (lambda () (sleep 1000)))) (t.result))",
  gather: "(gather (lambda () (sleep 1000)) (lambda () (recv (chan))))",
  "a loop that gives way": "(while True (gosched))",
  "a loop that polls": "(do (= c (chan)) (while (not (chan-closed? c)) (pass)))",
  "a nested call":
    "(do (def inner () (try (sleep 1000) (finally (print 'inner')))) (def outer () (= x (inner)) x) (outer))",
};

describe.each(Object.entries(WAITS))("main in %s", (_, wait) => {
  const program = `(class Resource
  (def __enter__ (self) self)
  (def __exit__ (self *error) (print "closed") None))
${READY}(js "setInterval(() => {}, 1000)")
(with (Resource)
  (try
    (ready)
    ${wait}
    (except BaseException as e (print (type e).__name__) (raise))
    (finally (print "finally") (sleep 0.01) (print "slept"))))
(print "WRONG")
`;
  const inner = wait.includes("inner") ? "inner\n" : "";

  it("gets KeyboardInterrupt", async () => {
    const { folder } = testProject({ "main.m28": program });
    const { status, stdout, stderr } = await signalled(folder, [COMMAND, "run", "main.m28"], "SIGINT");
    expect(stdout).toBe(`ready\n${inner}KeyboardInterrupt\nfinally\nslept\nclosed\n`);
    expect(stderr).toMatch(
      /^Traceback \(most recent call last\):\n( {2}File "main.m28", line \d+, in .*\n)+KeyboardInterrupt\n$/,
    );
    expect(status).toBe(130);
  });

  it("gets SystemExit", async () => {
    const { folder } = testProject({ "main.m28": program });
    const end = await signalled(folder, [COMMAND, "run", "main.m28"], "SIGTERM");
    expect(end).toEqual({
      status: 143,
      stdout: `ready\n${inner}SystemExit\nfinally\nslept\nclosed\n`,
      stderr: "",
    });
  });
});

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (signal) => {
  const status = signal === "SIGINT" ? 130 : 143;
  const run = ["run", "main.m28"];

  it("ends the program at once the second time", async () => {
    const { folder } = testProject({
      "main.m28": `${READY}(try (ready) (sleep 1000) (finally (print "again") (sleep 1000) (print "WRONG")))`,
    });
    const end = await signalled(folder, [COMMAND, ...run], signal);
    expect(end).toEqual({ status, stdout: "ready\nagain\n", stderr: "" });
  });

  it("ends a program whose main has ended", async () => {
    const { folder } = testProject({
      "main.m28": `(go (sleep 0.05) (print "ready") (sleep 1000))\n(sleep 0.001)`,
    });
    const end = await signalled(folder, [COMMAND, ...run], signal);
    expect(end).toEqual({ status, stdout: "ready\n", stderr: "" });
  });

  it("can be caught: main goes on", async () => {
    const { folder } = testProject({
      "main.m28": `${READY}(try (ready) (await (js "new Promise((resolve) => { globalThis.release = resolve; globalThis.timer = setInterval(() => {}, 1000); })")) (except BaseException (print "caught")))
(js/release 1) (js "clearInterval(timer)") (sleep 0.001) (print "done")`,
    });
    const end = await signalled(folder, [COMMAND, ...run], signal);
    expect(end).toEqual({ status: 0, stdout: "ready\ncaught\ndone\n", stderr: "" });
  });

  it("is left to a program that listens for it", async () => {
    const { folder } = testProject({
      "main.m28": `${READY}(= signals (chan-from-event js/process "${signal}")) (ready) (recv signals) (print "own") (exit 5)`,
    });
    const end = await signalled(folder, [COMMAND, ...run], signal);
    expect(end).toEqual({ status: 5, stdout: "ready\nown\n", stderr: "" });
  });

  it("works in bundles, minified, under plain node", async () => {
    const project = testProject({
      "main.m28": `${READY}(try (ready) (recv (chan)) (finally (print "finally")))`,
    });
    project.m28("build", "main.m28", "--minify", "--outfile", "main.mjs");
    // Something that a deadlock would have to wait for.
    project.write("start.mjs", 'setInterval(() => {}, 1000);\nawait import("./main.mjs");\n');
    const { status: given, stdout } = await signalled(project.folder, ["start.mjs"], signal);
    expect({ given, stdout }).toEqual({ given: status, stdout: "ready\nfinally\n" });
  });
});
