import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { testProject } from "./test-project.ts";

const COMMAND = join(packageRoot, "dist/cli/main.js");

const nested = (open: string, middle: string, close: string) =>
  open.repeat(1000) + middle + close.repeat(1000);

it("compiles and runs forms that nest 1,000 deep", () => {
  const project = testProject({
    "sum.m28": `(print ${nested("(+ 1 ", "0", ")")})\n`,
    "calls.m28": `(def f (x) x)\n(print ${nested("(f ", "1", ")")})\n`,
    "blocks.m28": nested("(if True ", '(print "deep")', ")"),
  });
  for (const [file, output] of [
    ["sum.m28", "1000\n"],
    ["calls.m28", "1\n"],
    ["blocks.m28", "deep\n"],
  ] as const) {
    expect(project.m28("run", file)).toEqual({ status: 0, stdout: output, stderr: "" });
  }
});

const small = (project: ReturnType<typeof testProject>, kilobytes: number, ...args: string[]) =>
  spawnSync("sh", ["-c", `ulimit -s ${kilobytes}; exec "$@"`, "sh", ...args], {
    cwd: project.folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", TMPDIR: project.temporary },
  });

describe("where the system gives a small stack", { skip: process.platform === "win32" }, () => {
  const DEEP = {
    "deep.m28": `(def f (n) (+ 1 (f (+ n 1))))
(try (f 0) (except RecursionError as e (print "too deep")))
(print (* 6 7) ARGV[1:])
(exit 3)
`,
    "nested.m28": `(print ${nested("(+ 1 ", "0", ")")})\n`,
    "hello.m28": '(print "hello")\n',
  };

  it.each([1024, 2048, 4096, 8192])("%s kB: a deep recursion is an error of the program", (kilobytes) => {
    const project = testProject(DEEP);
    for (const command of [[COMMAND], [process.execPath, COMMAND]]) {
      const outcome = small(project, kilobytes, ...command, "run", "--no-cache", "deep.m28", "--a", "b");
      expect(outcome).toMatchObject({
        status: 3,
        signal: null,
        stdout: "too deep\n42 ['--a', 'b']\n",
        stderr: "",
      });
    }
  });

  it.each([1024, 2048, 4096])("%s kB: forms that nest deep compile or are refused", (kilobytes) => {
    const { status, signal, stdout, stderr } = small(
      testProject(DEEP),
      kilobytes,
      COMMAND,
      "run",
      "nested.m28",
    );
    expect(signal).toBeNull();
    if (status === 0) expect(stdout).toBe("1000\n");
    else expect(stderr).not.toBe("");
  });

  it("passes signals on", async () => {
    const project = testProject({ "wait.m28": '(print "begun")\n(sleep 60)\n' });
    const child = spawn("sh", ["-c", `ulimit -s 2048; exec "${COMMAND}" run wait.m28`], {
      cwd: project.folder,
    });
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
      child.on("exit", (...end) => resolve(end)),
    );
    await new Promise((begun) => child.stdout.once("data", begun));
    child.kill("SIGTERM");
    const [status, signal] = await ended;
    expect(status === 143 || signal === "SIGTERM").toBe(true);
  });
});
