import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadScript, writeV8Cache } from "./script.ts";
import { testProject } from "./test-project.ts";

it("gives V8 only what belongs to the script and is whole", () => {
  const text = "(function (require, module) { module.exports = () => 42; })";
  const project = testProject({ "a.cjs": text });
  const path = project.path("a.cjs");
  const rejected = () => {
    const { exports, compiled } = loadScript(path, { useCache: true });
    expect((exports as () => number)()).toBe(42);
    return compiled.cachedDataRejected;
  };
  expect(rejected()).toBeUndefined();
  writeV8Cache(path, loadScript(path, { useCache: false }).compiled.createCachedData());
  expect(rejected()).toBe(false);
  const cache = project.path("a.cache");
  const whole = readFileSync(cache);
  for (const at of [0, 31, 32, 80, whole.length - 1]) {
    const damaged = Buffer.from(whole);
    damaged[at] = damaged[at]! ^ 1;
    writeFileSync(cache, damaged);
    expect(rejected()).toBeUndefined();
  }
  for (const length of [0, 16, 32, whole.length - 1]) {
    writeFileSync(cache, whole.subarray(0, length));
    expect(rejected()).toBeUndefined();
  }
  writeFileSync(cache, whole);
  project.write("a.cjs", text.replace("42", "6*7"));
  expect(rejected()).toBeUndefined();
});
