import { expect, it } from "vitest";
import { resolvePackage } from "./resolve-package.ts";
import { testProject } from "./test-project.ts";

it("finds packages as Node's module loader does", () => {
  const project = testProject({
    "package.json": JSON.stringify({
      name: "own",
      exports: { ".": "./own.js" },
      imports: { "#inner": "./own.js", "#dir/*": "./lib/*.js" },
    }),
    "own.js": "",
    "lib/x.js": "",
    "sub/main.m28": "",
    "node_modules/old/package.json": JSON.stringify({ main: "lib" }),
    "node_modules/old/lib/index.js": "",
    "node_modules/old/deep/file.js": "",
    "node_modules/plain/package.json": "{}",
    "node_modules/plain/index.js": "",
    "node_modules/@scope/new/package.json": JSON.stringify({
      exports: {
        ".": { types: "./t.d.ts", import: "./esm.js", require: "./cjs.js" },
        "./features/*": "./f/*.js",
        "./features/private/*": null,
      },
    }),
    "node_modules/@scope/new/esm.js": "",
    "node_modules/@scope/new/cjs.js": "",
    "node_modules/@scope/new/f/a.js": "",
    "node_modules/@scope/new/f/private/b.js": "",
  });
  const find = (specifier: string) =>
    resolvePackage(specifier, project.path("sub"))?.slice(project.folder.length + 1) ?? null;
  expect(find("old")).toBe("node_modules/old/lib/index.js");
  expect(find("old/deep/file")).toBe("node_modules/old/deep/file.js");
  expect(find("plain")).toBe("node_modules/plain/index.js");
  expect(find("@scope/new")).toBe("node_modules/@scope/new/esm.js");
  expect(find("@scope/new/features/a")).toBe("node_modules/@scope/new/f/a.js");
  expect(find("@scope/new/features/private/b")).toBeNull();
  expect(find("@scope/new/esm.js")).toBeNull();
  expect(find("own")).toBe("own.js");
  expect(find("#inner")).toBe("own.js");
  expect(find("#dir/x")).toBe("lib/x.js");
  expect(find("absent")).toBeNull();
});
