import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { testProject } from "./test-project.ts";

const project = () => testProject({ "main.m28": "(print 1)\n" });

describe("the command line", () => {
  it("prints its version", () => {
    const { status, stdout } = project().m28("--version");
    expect(stdout).toMatch(/^m28 \d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });

  it("shows what there is when called alone or with --help", () => {
    for (const args of [[], ["--help"], ["-h"], ["help"]]) {
      const { status, stdout } = project().m28(...args);
      expect(stdout).toMatch(/run <file>[\s\S]*build <entry>[\s\S]*check <file>[\s\S]*M28_PATH/);
      expect(status).toBe(0);
    }
  });

  it.each(Object.entries(COMMANDS))("explains m28 %s", (name, { options, examples, status }) => {
    const help = project().m28(name, "--help");
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain(`Usage:\n  m28 ${name}`);
    const flags = options.map(([flag]) => flag.replace(" [=", "[="));
    for (const term of [...flags, ...[...examples, ...status].map(([text]) => text)])
      expect(help.stdout).toContain(`  ${term}`);
    expect(help.stdout.split("\n").filter((line) => line.length > 80 || line.endsWith(" "))).toEqual([]);
    expect(project().m28("help", name).stdout).toBe(help.stdout);
  });

  it.each([
    [["biuld", "main.m28"], "m28: unknown command 'biuld'; did you mean 'build'?\n"],
    [["--verison"], "m28: unknown option '--verison'; did you mean '--version'?\n"],
    [
      ["build", "--minfy", "main.m28"],
      "m28: unknown option '--minfy' for 'm28 build'; did you mean '--minify'?\n",
    ],
    [["check", "--jsn", "main.m28"], "m28: unknown option '--jsn' for 'm28 check'; did you mean '--json'?\n"],
    [
      ["run", "--frobnicate", "main.m28"],
      "m28: unknown option '--frobnicate' for 'm28 run'; 'm28 run --help' lists what there is\n",
    ],
    [
      ["check", "-j", "main.m28"],
      "m28: unknown option '-j' for 'm28 check'; 'm28 check --help' lists what there is\n",
    ],
    [["main.m28"], "m28: unknown command 'main.m28'; did you mean 'm28 run main.m28'?\n"],
    [["build", "main.m28", "--minify=no"], "m28: option '--minify' takes no value\n"],
    [
      ["build", "main.m28", "--sourcemap", "inline"],
      "m28: 'inline' is no file of M28; did you mean '--sourcemap=inline'?\n",
    ],
    [
      ["expand", "main.m28", "other.m28"],
      "m28: 'm28 expand' has no use for 'other.m28': m28 expand <file>\n",
    ],
    [["repl", "main.m28"], "m28: 'm28 repl' has no use for 'main.m28': m28 repl\n"],
    [["check", "-"], "m28: '-' is no file; only 'm28 run -' reads a program from standard input\n"],
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
