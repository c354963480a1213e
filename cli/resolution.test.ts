/** What imports lead to (language §12.1), the same in every way of running a program. */
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { m28 } from "./esbuild-plugin.ts";
import { testProject } from "./test-project.ts";
import { bundled, plugin, ran, run, separate, type Way, withPackage } from "./test-ways.ts";

const WAYS: Readonly<Record<string, Way>> = {
  run,
  build: bundled,
  "build --no-bundle": separate,
  plugin,
};

const PACKAGES = {
  "package.json": '{"type":"module"}',
  // A package of JavaScript, with a file of the same name beside the program.
  "node_modules/ws/package.json": '{"main":"index.js"}',
  "node_modules/ws/index.js": 'exports.where = "package";\n',
  "ws.m28": '(= where "file")\n',
  // Sources for M28, and others for JavaScript.
  "node_modules/both/package.json":
    '{"type":"module","exports":{".":{"m28":"./m28/index.m28","default":"./index.js"},"./sub":{"m28":"./m28/sub.m28"}}}',
  "node_modules/both/index.js": 'export const hi = () => "js";\n',
  "node_modules/both/m28/index.m28":
    '(import "./sub" as sub)\n(defmacro twice (x) `(+ ,x ,x))\n(def hi () (sub.hi __name__))\n',
  "node_modules/both/m28/sub.m28": '(def hi (who) (sleep 0.001) (+ who " waits"))\n',
  // Written in M28 only.
  "node_modules/@scope/main/package.json": '{"main":"lib.m28"}',
  "node_modules/@scope/main/lib.m28": '(= x "scoped")\n',
};

const PROGRAMS: Readonly<
  Record<string, readonly [program: string, output: string, more?: Readonly<Record<string, string>>]>
> = {
  "a name in quotes is that of a package before that of a file": [
    '(import "ws" as a)\n(import ws as b)\n(print a.where b.where)\n',
    "package file\n",
  ],
  "a name in quotes is that of a file where there is no package": [
    '(import "dir/m")\n(import "own" as o)\n(from "dir.m" import x)\n(print m.x o.x x)\n',
    "1 2 1\n",
    { "dir/m.m28": "(= x 1)\n", "own.m28": "(= x 2)\n" },
  ],
  "a name in quotes is that of a standard module first of all": [
    '(import "math" as m)\n(print (m.floor 2.5))\n',
    "2\n",
    { "math.m28": "(= floor 0)\n", "node_modules/math/package.json": "{}", "node_modules/math/index.js": "" },
  ],
  "packages with sources for M28 are modules of the program": [
    '(import "both" as b)\n(from "both/sub" import hi)\n(from "both" import twice)\n(import "@scope/main" as s)\n(print (b.hi) (hi "it") (twice 4) s.x)\n',
    "both waits it waits 8 scoped\n",
  ],
  "a path without an extension": [
    '(import "./a" as a)\n(import "./b" as b)\n(import "./c" as c)\n(from "./b" import inner)\n(import "./v1.2" as v)\n(print a.x b.x c.x inner.x v.x)\n',
    "m28 init js inner 12\n",
    {
      "a.m28": '(= x "m28")\n',
      "a.js": 'export const x = "js";\n',
      "b/__init__.m28": '(= x "init")\n',
      "b/inner.m28": '(= x "inner")\n',
      "b/index.js": 'export const x = "js";\n',
      "c/index.js": 'export const x = "js";\n',
      "v1.2.m28": "(= x 12)\n",
    },
  ],
};

describe.each(Object.entries(WAYS))("imports in %s", (_, way) => {
  it.each(Object.entries(PROGRAMS))("%s", async (_, [program, output, more = {}]) => {
    const project = withPackage(testProject({ ...PACKAGES, "main.m28": program, ...more }));
    expect(await way(project)).toBe(output);
  });
});

it("finds M28 modules from JavaScript in every way in which esbuild finds files", async () => {
  const project = testProject({
    "src/z.m28": '(def hi () "hi")\n',
    "node_modules/mpkg/package.json": '{"exports":{".":"./index.m28"}}',
    "node_modules/mpkg/index.m28": '(def hi () "hi")\n',
    "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
    "package.json": '{"type":"module","imports":{"#z":"./src/z.m28"}}',
  });
  for (const [specifier, more] of [
    ["./src/z.m28"],
    ["@/z.m28"],
    ["#z"],
    ["mpkg"],
    ["@z", { alias: { "@z": "./src/z.m28" } }],
    ["./src/z.m28?v=1"],
    ["./src/z.m28#part"],
  ] as const) {
    const contents = `import { hi } from "${specifier}"; console.log(hi());`;
    await build({
      stdin: { contents, resolveDir: project.folder, loader: "ts" },
      absWorkingDir: project.folder,
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: project.path("out.mjs"),
      plugins: [m28()],
      ...more,
    });
    expect(ran(project, "out.mjs"), specifier).toBe("hi\n");
  }
});

it("finds what M28 imports as esbuild does", async () => {
  const project = testProject({
    "main.m28":
      '(import "@/a" as a)\n(import "#b" as b)\n(import "events" as e)\n(import "aliased" as c)\n(import "@/d.json" as d)\n(print a.x b.x e.x c.x d)\n',
    "src/a.ts": 'export const x: string = "paths";\n',
    "src/d.json": "[1]",
    "b.js": 'export const x = "imports";\n',
    "c.js": 'export const x = "alias";\n',
    "node_modules/events/package.json": '{"main":"i.js"}',
    "node_modules/events/i.js": 'export const x = "a package in the browser";\n',
    "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
    "package.json": '{"type":"module","imports":{"#b":"./b.js"}}',
  });
  await build({
    entryPoints: ["main.m28"],
    absWorkingDir: project.folder,
    bundle: true,
    platform: "browser",
    format: "esm",
    outfile: project.path("out.mjs"),
    alias: { aliased: "./c.js" },
    plugins: [m28()],
  });
  expect(ran(project, "out.mjs")).toBe("paths imports a package in the browser alias [1]\n");
});

const TYPESCRIPT = {
  "main.m28":
    '(import "./shapes.ts" as shapes)\n(from "./util" import double)\n(from "./view" import view)\n(print (shapes.area 2) shapes.name (double 4) (is shapes.double double) (view))\n(shapes.fail)\n',
  "shapes.ts": `import { double } from "./util.js";
import { type X, name as n } from "./sub";
enum K { A = 3 }
export { double };
export const area = (x: number): number => K.A * x;
export const name: string = n;
export function fail(): never {
  throw new Error("from TypeScript" as string);
}
`,
  "util.ts": "export const double = (x: number) => x * 2;\n",
  "sub/index.ts": 'export interface X {}\nexport const name = "sub";\n',
  "view.tsx":
    'const h = (tag: string, _: unknown, text: string) => tag + text;\nexport const view = (): string => h("b", null, "!");\n',
};

it("refuses TypeScript that would stay what it is, unless another bundler comes", () => {
  const project = testProject(TYPESCRIPT);
  const { status, stderr } = project.m28("build", "main.m28", "--no-bundle", "--outdir", "out");
  expect(stderr).toMatch(/^File "main\.m28", line 1, column 9\n/);
  expect(stderr.match(/Node does not run '.*?'/g)).toEqual(
    ["shapes.ts", "util.ts", "view.tsx"].map((file) => `Node does not run '${file}'`),
  );
  expect(status).toBe(1);
  expect(project.has("out")).toBe(false);
  const other = project.m28("build", "main.m28", "--no-bundle", "--platform", "browser", "--outdir", "out");
  expect(other.stderr).toBe("");
  expect(project.read("out/main.js")).toContain('"../shapes.ts"');
});

it.each(["run", "build", "plugin"])("takes TypeScript by relative paths: %s", async (name) => {
  const text = await WAYS[name]!(testProject(TYPESCRIPT));
  expect(text).toMatch(/^6 sub 8 True b!\nTraceback [\s\S]*JSError: Error: from TypeScript\n$/);
});
