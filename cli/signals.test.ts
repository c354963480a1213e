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

/** Main has been given what it waits for by `(now f)`, and waits for its turn when the signal comes; what it does then. */
const HANDED: Readonly<Record<string, string>> = {
  "a lock": "(= m (mutex)) (mutex-lock m) (now (lambda () (mutex-unlock m))) (with-mutex m (got 1))",
  "a read lock": "(= m (rwmutex)) (mutex-lock m) (now (lambda () (mutex-unlock m))) (with-rlock m (got 1))",
  "a value": "(= c (chan)) (now (lambda () (try-send c 1))) (got (recv! c))",
  "a selected value":
    "(= c (chan)) (now (lambda () (try-send c 1))) (got (select [(case :recv c as x) x] [(case :recv (chan)) 0]))",
};

describe.each(Object.entries(HANDED))("main that has been handed %s", (_, code) => {
  it("keeps it: its next operation is interrupted", async () => {
    const { folder } = testProject({
      "main.m28": `(def now (f) (go (sleep 0.001) (f) (js "process.emit('SIGINT')")))
(def got (x) (print "got" x) (try (sleep 0) (print "WRONG") (finally (print "finally"))))
(js "setInterval(() => {}, 1000)")
(try ${code} (finally (print ${code.includes("(= m") ? "(m.try_lock)" : "True"})))
(print "WRONG")
`,
    });
    const { status, stdout } = await signalled(folder, [COMMAND, "run", "main.m28"], "SIGINT");
    expect({ status, stdout }).toEqual({ status: 130, stdout: "got 1\nfinally\nTrue\n" });
  });
});

it.each([
  ["locks that are free", "(= m (mutex)) (while True (with-mutex m (js/Math.sqrt 2)))"],
  ["read locks that are free", "(= m (rwmutex)) (while True (rwmutex-rlock m) (rwmutex-runlock m))"],
  ["values that are there", "(= c (chan 5000)) (go (while True (send c 1))) (for x in c x)"],
  ["a closed channel", "(= c (chan)) (close c) (while True (recv c))"],
])("main that never waits since it has %s is interrupted all the same", async (_, code) => {
  const { folder } = testProject({
    "main.m28": `(sleep 0.001)(go (sleep 0.01) (print "ready"))\n(try ${code} (finally (print "finally")))\n(print "WRONG")\n`,
  });
  const { status, stdout } = await signalled(folder, [COMMAND, "run", "main.m28"], "SIGINT");
  expect({ status, stdout }).toEqual({ status: 130, stdout: "ready\nfinally\n" });
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

it("interrupts main beside a library with a runtime of its own, whose main has waited too", async () => {
  const project = testProject({
    "lib.m28": "(def f () 1)\n(sleep 0.001)\n",
    "main.m28": `(import "./out/lib.mjs" as lib)
${READY}(try
  (ready)
  (sleep (* 1000 (lib.f)))
  (except KeyboardInterrupt (print "interrupted")))
`,
  });
  expect(project.m28("build", "lib.m28", "--outfile", "out/lib.mjs").status).toBe(0);
  const { status, stdout } = await signalled(project.folder, [COMMAND, "run", "main.m28"], "SIGINT");
  expect({ status, stdout }).toEqual({ status: 0, stdout: "ready\ninterrupted\n" });
});
