/** Names and folders with characters that mean something in URLs, patterns, stacks and JavaScript. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { testProject } from "./test-project.ts";

const NAMES = [
  ".hidden",
  "c#d",
  "e?f",
  "100%",
  "%41",
  "a b",
  "d:e",
  "p(q)",
  "(ab",
  "st*r",
  "quo'te",
  'dou"ble',
  "ünï",
  "[x]",
  "a@b,c=1;d&e+f$",
  "v1.2",
  // Windows has none in names.
  ...(process.platform === "win32" ? [] : ["back\\slash", "\\a\\\\b", "fold\\er/a\\b"]),
  "l".repeat(240),
];
const FOLDER = "My Project (copy) #1? 100% *[x]'";

const text = (name: string) => name.replace(/["\\]/g, "\\$&");

/** Imports every module, calls something, and lets each raise in a goroutine of its own: the report names its file. */
function project(folder: string) {
  const main = [
    ...NAMES.map((name, i) => `(import "./${text(name)}.m28" as w${i})`),
    ...NAMES.map((_, i) => `(print (w${i}.hi))`),
    ...NAMES.map((_, i) => `(go (w${i}.boom))`),
    "(sleep 0.001)\n",
  ].join("\n");
  const modules = NAMES.map((name, i): [string, string] => [
    join(folder, `${name}.m28`),
    `(def hi () "hi ${i}")\n(def boom () (raise ValueError "boom ${i}"))\n`,
  ]);
  const made = testProject({ [join(folder, "main.m28")]: main, ...Object.fromEntries(modules) });
  mkdirSync(made.path("node_modules"));
  symlinkSync(packageRoot, made.path("node_modules/m28-lang"));
  made.write("package.json", '{"type":"module"}');
  return made;
}

describe.each([
  ["run", [], null],
  ["a bundle", ["--sourcemap", "--outfile", "out/b.mjs"], "out/b.mjs"],
  ["a minified bundle", ["--sourcemap", "--minify", "--outfile", "out/c.mjs"], "out/c.mjs"],
  ["separate files", ["--no-bundle", "--sourcemap", "--outdir", "out"], "out/main.js"],
  ["a bundle beside its sources", ["--sourcemap=inline", "--outdir", "."], "main.js"],
] as const)("odd names in %s", (_, flags, built) => {
  it.each([".", FOLDER])("in the folder %j", (folder) => {
    const made = project(folder);
    const run = (command: string, ...args: string[]) =>
      spawnSync(command, args, {
        cwd: made.path(folder),
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", TMPDIR: made.temporary },
      });
    const m28 = join(packageRoot, "dist/cli/main.js");
    let outcome = built === null ? run(m28, "run", "main.m28") : run(m28, "build", "main.m28", ...flags);
    if (built !== null) {
      expect(outcome.stderr).toBe("");
      outcome = run(process.execPath, "--enable-source-maps", built);
    }
    expect(outcome.stdout).toBe(NAMES.map((_, i) => `hi ${i}\n`).join(""));
    for (const [i, name] of NAMES.entries())
      expect(outcome.stderr).toContain(`  File "${name}.m28", line 2, in boom\nValueError: boom ${i}\n`);
  });
});
