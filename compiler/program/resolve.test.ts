import { describe, expect, it } from "vitest";
import type { Host } from "./host.ts";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";
import { dottedName, resolveRequest } from "./resolve.ts";

const host: Host = {
  ...createMemoryHost({
    "app/main.m28": "",
    "app/util.m28": "",
    "app/time.m28": "",
    "app/deep/part.m28": "",
    "app/pkg/__init__.m28": "",
    "app/helper.js": "",
    "util.m28": "",
    "shared.m28": "",
  }),
  resolveJavaScript(specifier) {
    if (specifier === "fs" || specifier === "node:fs") return { specifier: "node:fs", path: null };
    if (specifier === "./helper.js") return { specifier, path: "/app/helper.js" };
    return specifier === "left-pad" ? { specifier, path: "/node_modules/left-pad/index.js" } : null;
  },
};

const resolve = (specifier: string) =>
  resolveRequest(host, specifier, "/app/main.m28", (name) => name === "time");

describe("resolution of imports", () => {
  it("takes a path relative to the importing file, with or without its extension", () => {
    expect(resolve("./util")).toEqual({ kind: "m28", path: "/app/util.m28" });
    expect(resolve("../shared.m28")).toEqual({ kind: "m28", path: "/shared.m28" });
    expect(resolve("/app/deep/part")).toEqual({ kind: "m28", path: "/app/deep/part.m28" });
  });

  it("prefers a standard module to a file of its name", () => {
    expect(resolve("time")).toEqual({ kind: "standard", name: "time" });
    expect(resolve("./time")).toEqual({ kind: "m28", path: "/app/time.m28" });
  });

  it("looks next to the importing file before the working directory", () => {
    expect(resolve("util")).toEqual({ kind: "m28", path: "/app/util.m28" });
    expect(resolve("util.m28")).toEqual({ kind: "m28", path: "/app/util.m28" });
    expect(resolve("shared")).toEqual({ kind: "m28", path: "/shared.m28" });
    expect(resolve("deep.part")).toEqual({ kind: "m28", path: "/app/deep/part.m28" });
    expect(resolve("pkg")).toEqual({ kind: "m28", path: "/app/pkg/__init__.m28" });
  });

  it("finds JavaScript: by prefix, by extension, and when no M28 module has the name", () => {
    expect(resolve("js:./helper.js")).toMatchObject({ kind: "javascript", path: "/app/helper.js" });
    expect(resolve("./helper.js")).toMatchObject({ kind: "javascript", path: "/app/helper.js" });
    expect(resolve("npm:left-pad")).toMatchObject({ kind: "javascript", specifier: "left-pad" });
    expect(resolve("left-pad")).toMatchObject({ kind: "javascript", specifier: "left-pad" });
    expect(resolve("fs")).toEqual({ kind: "javascript", specifier: "node:fs", path: null });
  });

  it("says what was looked for in vain", () => {
    expect(resolve("nowhere")).toEqual({ kind: "missing", what: "module", name: "nowhere" });
    expect(resolve("./nowhere")).toEqual({ kind: "missing", what: "file", name: "/app/nowhere.m28" });
    expect(resolve("./nowhere.js")).toEqual({ kind: "missing", what: "file", name: "/app/nowhere.js" });
    expect(resolve("npm:nowhere")).toEqual({ kind: "missing", what: "module", name: "nowhere" });
  });
});

describe("a disk that does not tell cases apart", () => {
  const files: Record<string, string> = {
    "/main.m28": `(import util) (import Util as b) (import "./UTIL" as c) (import "./Pkg" as d) (from pkg import Part)
(import "both" as e) (import "./sub/Both.m28" as f) (import "./Data.json" as g) (import "./data.JSON" as h) (import MAIN)\n`,
    "/util.m28": "(= x 1)\n(import Main)\n",
    "/pkg/__init__.m28": "",
    "/pkg/part.m28": "(import ..Util)\n",
    "/sub/both.m28": "",
    "/data.json": "{}",
  };
  const written = (path: string) =>
    Object.keys(files).find((each) => each.toLowerCase() === path.toLowerCase()) ?? null;
  const memory = createMemoryHost(files);
  const disk: Host = {
    ...memory,
    findFile: written,
    readFile: (path) => memory.readFile(written(path) ?? path),
    resolveJavaScript(specifier, importer) {
      // As esbuild's aliases or a package's main do.
      const path = specifier === "both" ? "/Sub/BOTH.m28" : memory.join(memory.dirname(importer), specifier);
      return written(path) === null ? null : { specifier, path };
    },
  };

  it("has one module for each file, by whatever name it is imported", () => {
    const program = createProgram(disk, { entries: ["/main.m28"] });
    expect(program.diagnostics().map(({ message }) => message)).toEqual([]);
    expect([...program.files].sort()).toEqual(
      Object.keys(files)
        .filter((path) => path.endsWith(".m28"))
        .sort(),
    );
    const json = program.imports("/main.m28").filter(({ kind }) => kind === "json");
    expect(json.map((target) => "path" in target && target.path)).toEqual(["/data.json", "/data.json"]);
  });
});

describe("names of modules", () => {
  it.each([
    ["util", "util"],
    ["a.b", "a.b"],
    ["./lib/util", "lib.util"],
    ["../util.m28", "util"],
    ["lib/util", "lib.util"],
  ])("%s is %s", (specifier, name) => expect(dottedName(specifier)).toBe(name));
});
