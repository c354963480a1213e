/** Rebuilds: what appears, goes or changes is seen, whenever it does. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type BuildContext, type BuildOptions, type BuildResult, context, type Plugin } from "esbuild";
import { afterEach, describe, expect, it } from "vitest";
import { m28 } from "./esbuild-plugin.ts";
import { type TestProject, testProject } from "./test-project.ts";

interface Watching {
  readonly project: TestProject;
  readonly watcher: BuildContext;
  readonly results: BuildResult[];
}

const open: BuildContext[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.dispose();
});

async function watching(
  files: Record<string, string>,
  entry = "main.m28",
  plugin: Plugin = m28(),
): Promise<Watching> {
  return watchingIn(testProject(files), { entryPoints: [entry], plugins: [plugin] });
}

async function watchingIn(project: TestProject, options: BuildOptions): Promise<Watching> {
  const results: BuildResult[] = [];
  const collect: Plugin = {
    name: "collect",
    setup: (build) => build.onEnd((result) => void results.push(result)),
  };
  const watcher = await context({
    ...options,
    absWorkingDir: project.folder,
    bundle: true,
    format: "esm",
    platform: "node",
    outfile: project.path("out.mjs"),
    logLevel: "silent",
    plugins: [...(options.plugins ?? []), collect],
  });
  open.push(watcher);
  return { project, watcher, results };
}

function put(project: TestProject, path: string, text: string): void {
  mkdirSync(dirname(project.path(path)), { recursive: true });
  writeFileSync(project.path(path), text);
}

/** The output of the program after a build that is begun now; its errors if there are any. */
async function rebuilt({ project, watcher }: Watching): Promise<string> {
  const result = await watcher.rebuild().catch((error: BuildResult) => error);
  if (result.errors.length > 0) return result.errors.map(({ text }) => text.split("\n")[0]).join("; ");
  return project.node("out.mjs").stdout;
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 400) throw new Error("waited in vain");
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe("a rebuild", () => {
  it("looks again for what it has looked for in vain", async () => {
    const it = await watching({
      "main.m28": "(try (import opt) (except ImportError (= opt None)))\n(print (is opt None))\n",
    });
    expect(await rebuilt(it)).toBe("True\n");
    put(it.project, "opt.m28", "(= x 1)\n");
    expect(await rebuilt(it)).toBe("False\n");
    rmSync(it.project.path("opt.m28"));
    expect(await rebuilt(it)).toBe("True\n");
    put(it.project, "node_modules/opt/package.json", "{}");
    put(it.project, "node_modules/opt/index.js", "module.exports = { x: 2 };\n");
    expect(await rebuilt(it)).toBe("False\n");
  });

  it("sees a module that hides another, and one that is no longer hidden", async () => {
    const it = await watching({
      "main.m28": "(import sub.user)\n",
      "sub/user.m28": "(import what)\n(print what.x)\n",
      "what.m28": "(= x 1)\n",
    });
    expect(await rebuilt(it)).toBe("1\n");
    put(it.project, "sub/what.m28", "(= x 2)\n");
    expect(await rebuilt(it)).toBe("2\n");
    rmSync(it.project.path("sub/what.m28"));
    expect(await rebuilt(it)).toBe("1\n");
  });

  it("expands the macros of a module that was created, or created again", async () => {
    const it = await watching({
      "main.m28": "(try (from mac import twice) (except ImportError 0))\n(print (twice 2))\n",
    });
    await rebuilt(it);
    put(it.project, "mac.m28", "(defmacro twice (x) `(+ ,x ,x))\n");
    expect(await rebuilt(it)).toBe("4\n");
    renameSync(it.project.path("mac.m28"), it.project.path("stash.m28"));
    await rebuilt(it);
    put(it.project, "mac.m28", "(defmacro twice (x) `(* 10 ,x))\n");
    expect(await rebuilt(it)).toBe("20\n");
  });

  it("drops M28 files that JavaScript no longer imports", async () => {
    const it = await watching(
      {
        "app.js": 'import { a } from "./a.m28";\nimport { b } from "./b.m28";\nconsole.log(a, b);\n',
        "a.m28": "(= a 1)\n",
        "b.m28": "(= b 2)\n",
      },
      "app.js",
    );
    expect(await rebuilt(it)).toBe("1 2\n");
    put(it.project, "app.js", 'import { a } from "./a.m28";\nconsole.log(a);\n');
    rmSync(it.project.path("b.m28"));
    expect(await rebuilt(it)).toBe("1\n");
    put(it.project, "b.m28", "(= b\n");
    expect(await rebuilt(it)).toBe("1\n");
  });

  it("compares what JavaScript exports", async () => {
    const it = await watching({
      "main.m28": '(from "./lib.mjs" import value)\n(print value)\n',
      "lib.mjs": "export const value = 1;\n",
    });
    expect(await rebuilt(it)).toBe("1\n");
    put(it.project, "lib.mjs", "export const other = 1;\n");
    expect(await rebuilt(it)).toBe("cannot import name 'value' from './lib.mjs'");
    put(it.project, "lib.mjs", "export const value = 3;\n");
    expect(await rebuilt(it)).toBe("3\n");
  });
});

/** Entries that are no files, and lead to M28. */
const PART = {
  "part.m28": "(= x 1)\n(defmacro twice (a) `(* 2 ,a))\n(= y (twice x))\n",
  "other.m28": "(= x 10)\n",
};

const importing = (file: string) => `import { x } from "./${file}"; console.log(x);\n`;

/** Texts by name, in a namespace of their own. */
function virtual(texts: Record<string, string>, folder: () => string): Plugin {
  return {
    name: "virtual",
    setup(build) {
      build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path: path.slice(8), namespace: "virtual" }));
      build.onLoad({ filter: /./, namespace: "virtual" }, ({ path }) => ({
        contents: texts[path] ?? "",
        resolveDir: folder(),
      }));
    },
  };
}

describe("an entry that is no file", () => {
  it("may be what esbuild reads as its standard input", async () => {
    const project = testProject(PART);
    const stdin = { contents: importing("part.m28"), resolveDir: project.folder };
    const it = await watchingIn(project, { stdin, plugins: [m28()] });
    expect(await rebuilt(it)).toBe("1\n");
    put(project, "part.m28", "(import other)\n(= x (+ other.x 1))\n");
    expect(await rebuilt(it)).toBe("11\n");
    put(project, "other.m28", "(sleep 0.001)\n(= x 20)\n");
    expect(await rebuilt(it)).toBe("21\n");
    rmSync(project.path("other.m28"));
    expect(await rebuilt(it)).toMatch(/other/);
    put(project, "other.m28", "(= x 30)\n");
    expect(await rebuilt(it)).toBe("31\n");
  });

  it("may be another plugin's, whichever plugin comes first", async () => {
    for (const isFirst of [true, false]) {
      const project = testProject(PART);
      const texts = { entry: importing("part.m28") };
      const theirs = virtual(texts, () => project.folder);
      const plugins = isFirst ? [theirs, m28()] : [m28(), theirs];
      const it = await watchingIn(project, { entryPoints: ["virtual:entry"], plugins });
      expect(await rebuilt(it)).toBe("1\n");
      put(project, "part.m28", "(= x 2)\n");
      expect(await rebuilt(it)).toBe("2\n");
      texts.entry = importing("other.m28");
      expect(await rebuilt(it)).toBe("10\n");
      // Nobody imports it any more.
      rmSync(project.path("part.m28"));
      put(project, "other.m28", "(sleep 0.001)\n(= x 12)\n");
      expect(await rebuilt(it)).toBe("12\n");
    }
  });

  it("may be what a file, or an M28 module, imports", async () => {
    const project = testProject({
      ...PART,
      "app.js": 'import "virtual:a"; import "./main.m28";\n',
      "main.m28": '(from "virtual:b" import z)\n(import part)\n(print z part.x)\n',
    });
    const texts = { a: importing("part.m28"), b: "export const z = 5;\n" };
    const plugins = [virtual(texts, () => project.folder), m28()];
    const it = await watchingIn(project, { entryPoints: ["app.js"], plugins });
    // What another plugin's texts import is not known before they are there: the first build may have to say so (M28-7002).
    expect(await rebuilt(it)).toMatch(/^1\n5 1\n$|build again$/);
    expect(await rebuilt(it)).toBe("1\n5 1\n");
    put(project, "part.m28", "(sleep 0.001)\n(= x 2)\n");
    texts.b = "export const z = 6;\n";
    expect(await rebuilt(it)).toBe("2\n6 2\n");
  });

  it("is not M28, and told so", async () => {
    const project = testProject({});
    const stdin = { contents: "(print 1)", resolveDir: project.folder, sourcefile: "main.m28" };
    const it = await watchingIn(project, { stdin, plugins: [m28()] });
    expect(await rebuilt(it)).toContain("M28 is read from files only: 'main.m28' is none");
  });
});

describe("watching", () => {
  it("does not lose an edit that comes while a build is at work", async () => {
    let edit: (() => void) | null = null;
    const plugin = m28({ onModule: (path) => void (path.endsWith("main.m28") && edit?.()) });
    const it = await watching(
      { "main.m28": "(import part)\n(print part.x)\n", "part.m28": "(= x 1)\n" },
      "main.m28",
      plugin,
    );
    edit = () => {
      edit = null;
      put(it.project, "part.m28", "(= x 2)\n");
    };
    await it.watcher.watch();
    await until(() => it.results.length > 0 && it.project.node("out.mjs").stdout === "2\n");
  });

  it.each([
    ["beside it", "later.m28", "(= x 9)\n"],
    ["as a package", "node_modules/later/index.js", "exports.x = 9;\n"],
  ])("waits for a module that appears %s", async (_, path, text) => {
    const it = await watching({ "main.m28": "(import later)\n(print later.x)\n" });
    await it.watcher.watch();
    await until(() => it.results.length > 0);
    expect(it.results[0]?.errors.length).toBeGreaterThan(0);
    put(it.project, path, text);
    if (path.includes("/")) put(it.project, "node_modules/later/package.json", "{}");
    await until(() => it.results.at(-1)?.errors.length === 0);
    expect(it.project.node("out.mjs").stdout).toBe("9\n");
    expect(readFileSync(it.project.path("main.m28"), "utf8")).toContain("later");
  });
});
