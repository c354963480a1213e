import { describe, expect, it } from "vitest";
import { testProject } from "./test-project.ts";
import { built, bundled, plugin, repl, run, separate, type Way, withPackage } from "./test-ways.ts";

const WAYS: Readonly<Record<string, Way>> = {
  run,
  build: bundled,
  "build --minify --format cjs": built(["--minify", "--format", "cjs", "--outfile", "out.cjs"], "out.cjs"),
  "build --no-bundle": separate,
  plugin,
  repl,
};

const PROGRAM = '(import "./data.json" as data)\n(print data)\n';

const project = (json: string) => withPackage(testProject({ "main.m28": PROGRAM, "data.json": json }));

describe.each(Object.entries(WAYS))("a JSON file that is imported by %s", (_, way) => {
  it.each([
    ['{"__proto__": 5, "a": {"__proto__": {"b": []}}}', "{'__proto__': 5, 'a': {'__proto__': {'b': []}}}\n"],
    ['\ufeff[1, -0.5, 1e3, true, null, "\\u0041\\ud83d\\ude00"]', "[1, -0.5, 1000, True, None, 'A😀']\n"],
    [
      '{"constructor": 1, "toString": {}, "default": 2, "a-b": 3}',
      "{'constructor': 1, 'toString': {}, 'default': 2, 'a-b': 3}\n",
    ],
    ['"`;process.exit(3)\\n"', "`;process.exit(3)\n\n"],
  ])("is the value that it says: %s", async (json, printed) => {
    expect(await way(project(json))).toBe(printed);
  });

  it.each([
    ['{"a": (console.log(1),1)}', "1, column 7"],
    ["console.log(1)", "1, column 1"],
    ['{"a": NaN}', "1, column 7"],
    ["[1,\n  2 3]", "2, column 5"],
    ["[1, 2,]", "1, column 7"],
    ["{a: 1}", "1, column 2"],
    ["[1] // one", "1, column 5"],
    ['["a\nb"]', "1, column 4"],
    ["", "1, column 1"],
  ])("is refused at the place, and nothing of it runs: %j", async (json, place) => {
    const text = await way(project(json));
    expect(text).toContain(`File "data.json", line ${place}`);
    expect(text).toContain("invalid JSON: ");
    expect(text).not.toMatch(/internal error|^1$/m);
  });
});
