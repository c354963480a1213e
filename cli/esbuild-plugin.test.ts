import { type BuildOptions, type BuildResult, build, context, type Plugin } from "esbuild";
import { SourceMapConsumer } from "source-map";
import { describe, expect, it } from "vitest";
import { m28 } from "./esbuild-plugin.ts";
import { type TestProject, testProject } from "./test-project.ts";

function options(project: TestProject, entry: string, more: BuildOptions = {}): BuildOptions {
  return {
    entryPoints: [entry],
    absWorkingDir: project.folder,
    bundle: true,
    format: "esm",
    platform: "node",
    outfile: project.path("out.mjs"),
    sourcemap: true,
    logLevel: "silent",
    plugins: [m28()],
    ...more,
  };
}

async function failure(promise: Promise<BuildResult>): Promise<BuildResult> {
  return promise.catch((error) => error);
}

describe("the esbuild plugin", () => {
  it("takes M28 into JavaScript and TypeScript, and JavaScript into M28", async () => {
    const project = testProject({
      "app.ts": `import { "sum-squares" as sum, sum_squares, is_even } from "./lib.m28";
const numbers: number[] = [1, 2, 3];
console.log(sum(numbers), sum_squares([4]), is_even(3), await (await import("./lib.m28")).wait_for(5));
`,
      "lib.m28": `(from "./square.js" import square)
(def sum-squares (xs)
  (= total 0)
  (for x in xs (= total (+ total (square x))))
  total)
(def even? (n) (== (% n 2) 0))
(= is-even even?)
(def wait-for (x) (sleep 0.001) x)
`,
      "square.js": "export const square = (n) => n * n;\n",
    });
    for (const minify of [false, true]) {
      await build(options(project, "app.ts", { minify }));
      expect(project.node("out.mjs")).toEqual({ stdout: "14 16 false 5\n", stderr: "", status: 0 });
    }
  });

  it("gives diagnostics in esbuild's format, of all modules at once", async () => {
    const project = testProject({
      "app.js": 'import "./one.m28";\n',
      "one.m28": "(import two)\n(= é 1) (def)\n",
      "two.m28": "(print 1)\n  (from one import nothing)\n",
    });
    const { errors } = await failure(build(options(project, "app.js")));
    expect(
      errors.map(({ text, location }) => [text, location?.file, location?.line, location?.lineText]),
    ).toEqual([
      [expect.any(String), "one.m28", 2, "(= é 1) (def)"],
      ["cannot import name 'nothing' from 'one'", "two.m28", 2, "  (from one import nothing)"],
    ]);
    // Bytes, from 0.
    expect(errors[0]?.location?.column).toBe(9);
    expect(errors[0]?.detail.code).toMatch(/^M28-\d{4}$/);
    expect(errors[0]?.pluginName).toBe("m28");
  });

  it("gives warnings with their hints as notes", async () => {
    const project = testProject({ "main.m28": "(= counter 1)\n(print conter)\n" });
    const { warnings } = await build(options(project, "main.m28"));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.location).toMatchObject({ file: "main.m28", line: 2, column: 7, length: 6 });
    expect(warnings[0]?.notes[0]?.text).toContain("counter");
  });

  it("chains source maps through the bundle", async () => {
    const project = testProject({
      "src/app.js": 'import { f } from "./lib.m28";\nf();\n',
      "src/lib.m28": '(def f ()\n  (print "planted"))\n',
    });
    for (const minify of [false, true]) {
      await build(options(project, "src/app.js", { minify }));
      const code = project.read("out.mjs");
      const map = JSON.parse(project.read("out.mjs.map"));
      expect(map.sources).toEqual(expect.arrayContaining(["src/lib.m28", "src/app.js"]));
      const before = code.slice(0, code.indexOf('"planted"')).split("\n");
      await SourceMapConsumer.with(map, null, (consumer) => {
        const found = consumer.originalPositionFor({
          line: before.length,
          column: before.at(-1)?.length ?? 0,
        });
        expect(found).toMatchObject({ source: "src/lib.m28", line: 2, column: 9 });
      });
    }
  });

  it("analyses together all M28 modules that JavaScript imports", async () => {
    const project = testProject({
      "app.js":
        'import { all } from "./shared.m28";\nimport { main } from "./blocking.m28";\nconsole.log(all((x) => x + 1), await main());\n',
      "shared.m28": "(def apply-it (f x) (f x))\n(def all (f) [(apply-it f 1) (apply-it f 2)])\n",
      "blocking.m28":
        "(from shared import apply-it)\n(def slowly (x) (sleep 0.001) (* x 10))\n(def main () (+ (apply-it slowly 3) 1))\n",
    });
    await build(options(project, "app.js"));
    expect(project.node("out.mjs")).toEqual({ stdout: "[ 2, 3 ] 31\n", stderr: "", status: 0 });
  });

  it("compiles again exactly what a change requires", async () => {
    const project = testProject({
      "main.m28": "(import a)\n(import b)\n(print (a.twice 4) (b.half 4))\n",
      "a.m28": "(import c)\n(def twice (n) (* 2 (c.same n)))\n",
      "b.m28": "(def half (n) (/ n 2))\n",
      "c.m28": "(def same (n) n)\n",
    });
    let texts = new Map<string, string>();
    const watcher = await context(
      options(project, "main.m28", {
        minify: false,
        plugins: [m28()],
        metafile: true,
        write: true,
      }),
    );
    try {
      const modules = async () => {
        await watcher.rebuild();
        const parts = project.read("out.mjs").split(/^\/\/ (\w+\.m28)\?module$/m);
        const found = new Map<string, string>();
        for (let index = 1; index < parts.length; index += 2) {
          found.set(parts[index] ?? "", parts[index + 1]?.split(/^\/\/ /m)[0] ?? "");
        }
        const changed = [...found].filter(([name, text]) => texts.get(name) !== text).map(([name]) => name);
        texts = found;
        return changed.sort();
      };
      expect(await modules()).toEqual(["a.m28", "b.m28", "c.m28", "main.m28"]);
      expect(project.node("out.mjs").stdout).toBe("8 2\n");
      project.write("b.m28", "(def half (n) (// n 2))\n");
      expect(await modules()).toEqual(["b.m28"]);
      project.write("c.m28", "(def same (n) (sleep 0.001) n)\n");
      expect(await modules()).toEqual(["a.m28", "c.m28", "main.m28"]);
      expect(project.node("out.mjs").stdout).toBe("8 2\n");
      project.write("c.m28", "(def same (n) n\n");
      expect((await failure(watcher.rebuild())).errors[0]?.location?.file).toBe("c.m28");
      project.write("c.m28", "(def same (n) n)\n");
      expect(await modules()).toEqual(["a.m28", "c.m28", "main.m28"]);
    } finally {
      await watcher.dispose();
    }
  });

  it("leaves modules to esbuild that esbuild alone knows", async () => {
    const project = testProject({
      "main.m28": '(from "virtual" import answer)\n(from "./typed.js" import typed)\n(print answer typed)\n',
      "typed.ts": 'export const typed: string = "ts";\n',
      "answer.js": "export const answer = 42;\n",
    });
    await build(options(project, "main.m28", { alias: { virtual: "./answer.js" } }));
    expect(project.node("out.mjs").stdout).toBe("42 ts\n");
  });

  it("refuses a module that it meets too late, and knows it in the next build", async () => {
    const project = testProject({
      "app.js":
        'import { all } from "./shared.m28";\nimport { main } from "virtual:late";\nconsole.log(all((x) => x + 1), await main());\n',
      "shared.m28": "(def apply-it (f x) (f x))\n(def all (f) [(apply-it f 1)])\n",
      "late.m28": "(from shared import apply-it)\n(def main () (apply-it (lambda (x) (sleep 0.001) x) 3))\n",
    });
    const virtual: Plugin = {
      name: "virtual",
      setup(build) {
        build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: "virtual" }));
        build.onLoad({ filter: /./, namespace: "virtual" }, async () => {
          await new Promise((wake) => setTimeout(wake, 200));
          return { contents: 'export * from "./late.m28";', resolveDir: project.folder };
        });
      },
    };
    const builder = await context(options(project, "app.js", { plugins: [m28(), virtual] }));
    try {
      const { errors } = await failure(builder.rebuild());
      expect(errors.map(({ detail }) => detail?.code)).toEqual(["M28-7002"]);
      await builder.rebuild();
      expect(project.node("out.mjs")).toEqual({ stdout: "[ 2 ] 3\n", stderr: "", status: 0 });
    } finally {
      await builder.dispose();
    }
  });
});
