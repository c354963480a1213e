import { describe, expect, it } from "vitest";
import { testProject } from "./test-project.ts";

const project = () => testProject({ "main.m28": "(print 1)\n" });

describe("the command line", () => {
  it("prints its version", () => {
    const { status, stdout } = project().m28("--version");
    expect(stdout).toMatch(/^m28 \d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });

  it("shows what there is when called alone or with --help", () => {
    for (const args of [[], ["--help"]]) {
      const { status, stdout } = project().m28(...args);
      expect(stdout).toMatch(/run <file>[\s\S]*build <entry>[\s\S]*check <file>/);
      expect(status).toBe(0);
    }
  });

  it.each([
    ["run", "Compile an M28 program in memory and run it"],
    ["build", "--outfile <file>"],
    ["check", "--explain-async"],
  ])("explains m28 %s", (command, text) => {
    const { status, stdout, stderr } = project().m28(command, "--help");
    expect(stdout).toContain(`m28 ${command}`);
    expect(stdout + stderr).toContain(command === "run" ? "$ m28 run <file> [...args]" : text);
    expect(status).toBe(0);
  });

  it.each([
    [["biuld", "main.m28"], "m28: unknown command 'biuld'; did you mean 'build'?\n"],
    [["--verison"], "m28: unknown option '--verison'; did you mean '--version'?\n"],
    [
      ["build", "--minfy", "main.m28"],
      "m28: unknown option '--minfy' for 'm28 build'; did you mean '--minify'?\n",
    ],
    [["check", "--jsn", "main.m28"], "m28: unknown option '--jsn' for 'm28 check'; did you mean '--json'?\n"],
    [["run", "--frobnicate", "main.m28"], "m28: unknown option '--frobnicate' for 'm28 run'\n"],
    [["run"], "m28: 'm28 run' needs a file: m28 run <file> [...args]\n"],
    [["build", "main.m28", "--outfile"], "m28: option '--outfile' needs a value\n"],
    [
      ["build", "main.m28", "--format", "ems"],
      "m28: --format is one of esm, cjs, iife, not 'ems'; did you mean 'esm'?\n",
    ],
    [
      ["build", "a.m28", "b.m28", "--outfile", "x.js"],
      "m28: --outfile holds one program: give --outdir for several\n",
    ],
    [
      ["build", "main.m28", "--no-bundle", "--format", "iife"],
      "m28: --no-bundle makes modules, and the format iife has none\n",
    ],
  ])("answers %j", (args, answer) => {
    const { status, stderr } = project().m28(...args);
    expect(stderr).toBe(answer);
    expect(status).toBe(1);
  });
});
