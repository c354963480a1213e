/** For tests: a folder with files of a test's own, and the `m28` command run in it. */
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { packageRoot } from "./package-root.ts";

const COMMAND = join(packageRoot, "dist/cli/main.js");

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestProject {
  readonly folder: string;
  /** What the commands take for the folder of temporary files. */
  readonly temporary: string;
  path(name: string): string;
  has(name: string): boolean;
  read(name: string): string;
  write(name: string, text: string): void;
  m28(...args: string[]): Outcome;
  /** @param input what stands on standard input */
  m28With(input: string, ...args: string[]): Outcome;
  node(...args: string[]): Outcome;
  /** Starts a command that is killed at the end of the test. */
  start(...args: string[]): ReturnType<typeof spawn>;
}

/** A folder that is removed when the test is over. */
export function testProject(files: Readonly<Record<string, string>>): TestProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "m28-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const temporary = mkdtempSync(join(tmpdir(), "m28-test-tmp-"));
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const execute = (command: string, args: readonly string[], input?: string): Outcome => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: folder,
      encoding: "utf8",
      input,
      env: environment(temporary),
    });
    return { status, stdout, stderr };
  };
  return {
    folder,
    temporary,
    path,
    has: (name) => existsSync(path(name)),
    read: (name) => readFileSync(path(name), "utf8"),
    write,
    node: (...args) => execute(process.execPath, args),
    m28: (...args) => execute(COMMAND, args),
    m28With: (input, ...args) => execute(COMMAND, args, input),
    start(...args) {
      const child = spawn(COMMAND, args, { cwd: folder, env: environment(temporary) });
      onTestFinished(() => void child.kill("SIGKILL"));
      return child;
    },
  };
}

function environment(temporary: string): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, M28_PATH: __, NODE_OPTIONS: ___, ...env } = process.env;
  return { ...env, NO_COLOR: "1", TMPDIR: temporary };
}

/** Waits until the condition holds; fails after ten seconds. */
export async function eventually(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("the condition did not come true");
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
