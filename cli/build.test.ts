import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { SourceMapConsumer } from "source-map";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { eventually, type TestProject, testProject } from "./test-project.ts";

const POOL = `(import work)
(= jobs (chan 3))
(= results (chan))
(for i in range(3) (go (work.worker jobs results)))
(go (for n in range(6) (send jobs n)) (close jobs))
(= total 0)
(for _ in range(6) (= total (+ total (nth (recv results) 0))))
(print "total" total)
`;
const WORK = `(def worker (jobs results)
  (for n in jobs (send results (* n n))))
`;
const pool = () => testProject({ "main.m28": POOL, "work.m28": WORK });

const DEEP = `(def third-step! (n)
  (raise ValueError "deep"))
(def second-step (n)
  (+ 1 (third-step! n)))
(def first-step (n)
  (+ 1 (second-step n)))
(go (first-step 1))
(sleep 0.01)
`;

describe("m28 build", () => {
  it("writes one file beside the entry, silently", () => {
    const project = pool();
    expect(project.m28("build", "main.m28")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readdirSync(project.folder).sort()).toEqual(["main.js", "main.m28", "work.m28"]);
    expect(project.node("main.js").stdout).toBe("total 55\n");
  });

  it.each([
    ["linked", "--sourcemap", true, /\/\/# sourceMappingURL=out\.js\.map\n$/],
    ["external", "--sourcemap=external", true, null],
    ["inline", "--sourcemap=inline", false, /\/\/# sourceMappingURL=data:application\/json;base64,\S+\n$/],
    ["none", "", false, null],
  ])("makes a source map: %s", (_, flag, file, comment) => {
    const project = pool();
    const flags = flag === "" ? [] : [flag];
    project.m28("build", "main.m28", "--outfile", "out.js", ...flags);
    expect(existsSync(project.path("out.js.map"))).toBe(file);
    const code = project.read("out.js");
    if (comment) expect(code).toMatch(comment);
    else expect(code).not.toContain("sourceMappingURL");
    if (!file) return;
    const map = JSON.parse(project.read("out.js.map"));
    expect(map.sources).toEqual(expect.arrayContaining(["main.m28", "work.m28"]));
    expect(map.sourcesContent[map.sources.indexOf("main.m28")]).toBe(POOL);
  });

  it.each([
    ["m28 run", []],
    ["a built file", ["--sourcemap"]],
    ["a minified bundle", ["--sourcemap", "--minify"]],
    ["separate files", ["--sourcemap", "--no-bundle", "--outdir", "out"]],
  ])("shows the same M28 frames in %s", (_, flags) => {
    const project = testProject({ "main.m28": DEEP });
    link(project);
    let outcome = project.m28("run", "main.m28");
    if (flags.length > 0) {
      project.m28("build", "main.m28", ...flags);
      const file = flags.includes("--outdir") ? "out/main.js" : "main.js";
      outcome = project.node("--enable-source-maps", file);
    }
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toMatch(/Exception in goroutine 2/);
    expect(outcome.stderr).toContain(`Traceback (most recent call last):
  File "main.m28", line 7, in <go>
  File "main.m28", line 6, in first-step
  File "main.m28", line 4, in second-step
  File "main.m28", line 2, in third-step!
ValueError: deep
`);
  });

  it("maps every place of a name through a minified bundle", async () => {
    const project = testProject({
      "main.m28": '(import lib)\n(print (lib.shout-it "planted-1"))\n',
      "lib.m28": '(def shout-it (word)\n  (print "planted-2")\n  word.upper())\n',
    });
    project.m28("build", "main.m28", "--minify", "--sourcemap", "--outfile", "out/app.js");
    const code = project.read("out/app.js");
    await SourceMapConsumer.with(JSON.parse(project.read("out/app.js.map")), null, (map) => {
      for (const [planted, source] of [
        ["planted-1", "../main.m28"],
        ["planted-2", "../lib.m28"],
      ] as const) {
        const before = code.slice(0, code.indexOf(`"${planted}"`)).split("\n");
        const found = map.originalPositionFor({ line: before.length, column: before.at(-1)?.length ?? 0 });
        expect(found).toMatchObject({ source, line: 2 });
      }
    });
  });

  it("leaves the old output whole when a build fails", () => {
    const project = pool();
    project.m28("build", "main.m28", "--sourcemap");
    const before = [project.read("main.js"), project.read("main.js.map")];
    project.write("work.m28", "(def worker (jobs\n");
    const { status, stderr } = project.m28("build", "main.m28", "--sourcemap");
    expect(stderr).toContain('File "work.m28"');
    expect(status).toBe(1);
    expect([project.read("main.js"), project.read("main.js.map")]).toEqual(before);
    expect(readdirSync(project.folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  it("explains an output that cannot be written", () => {
    const project = pool();
    mkdirSync(project.path("main.js"));
    const { status, stderr } = project.m28("build", "main.m28");
    expect(stderr).toMatch(/m28: cannot write 'main\.js/);
    expect(status).toBe(1);
    expect(statSync(project.path("main.js")).isDirectory()).toBe(true);
  });

  it("makes one JavaScript file a module without bundling", () => {
    const project = testProject({
      "src/main.m28":
        '(import lib.words as words)\n(import "./data.json" as data)\n(print words.hello data["n"])\n(def is-it? () True)\n',
      "src/lib/words.m28": '(= hello "hi")\n',
      "src/data.json": '{ "n": 3 }',
    });
    link(project);
    project.m28("build", "src/main.m28", "--no-bundle", "--outdir", "out", "--sourcemap");
    expect(readdirSync(project.path("out")).sort()).toEqual([
      "data.json.js",
      "lib",
      "main.js",
      "main.js.map",
    ]);
    expect(readdirSync(project.path("out/lib")).sort()).toEqual(["words.js", "words.js.map"]);
    expect(JSON.parse(project.read("out/lib/words.js.map")).sources).toEqual(["../../src/lib/words.m28"]);
    expect(project.node("out/main.js").stdout).toBe("hi 3\n");
    project.write(
      "use.mjs",
      'const m = await import("./out/main.js"); console.log(m["is-it?"](), m.is_it());\n',
    );
    expect(project.node("use.mjs").stdout.split("\n").sort()).toEqual(["", "hi 3", "true true"]);
  });

  it("builds several programs, one of which uses another as a module", () => {
    const project = testProject({
      "a.m28": '(import b)\n(print "a" b.x __name__ b.__name__)\n',
      "b.m28": '(= x 5)\n(print "b" __name__)\n',
    });
    link(project);
    for (const flags of [[], ["--no-bundle"]]) {
      expect(project.m28("build", "a.m28", "b.m28", "--outdir", "out", ...flags).stderr).toBe("");
      expect(project.node("out/b.js").stdout).toBe("b __main__\n");
      expect(project.node("out/a.js").stdout).toBe("b b\na 5 __main__ b\n");
    }
  });

  it.each([
    ["cjs", "out.cjs"],
    ["iife", "out.js"],
  ])("says that the format %s starts a blocking program in the background", (format, file) => {
    const project = pool();
    const { status, stderr } = project.m28("build", "main.m28", "--format", format, "--outfile", file);
    expect(stderr).toContain(`info: the format '${format}' cannot wait for the program`);
    expect(status).toBe(0);
    expect(project.node(file).stdout).toBe("total 55\n");
  });

  it("builds again when a file changes, and keeps the old output while there is an error", async () => {
    const project = pool();
    const child = project.start("build", "main.m28", "--watch");
    let log = "";
    child.stderr?.on("data", (text) => {
      log += text;
    });
    await eventually(() => log.includes("built"));
    expect(project.node("main.js").stdout).toBe("total 55\n");
    project.write("work.m28", WORK.replace("(* n n)", "(* n 10)"));
    await eventually(() => project.node("main.js").stdout === "total 150\n");
    project.write("work.m28", "(def\n");
    await eventually(() => log.includes('File "work.m28"'));
    expect(project.node("main.js").stdout).toBe("total 150\n");
    project.write("work.m28", WORK);
    await eventually(() => project.node("main.js").stdout === "total 55\n");
    child.kill("SIGINT");
    await eventually(() => child.signalCode !== null || child.exitCode !== null);
  });

  it("waits for a missing module, without bundling too", async () => {
    const project = testProject({ "main.m28": "(import later)\n(print later.x)\n" });
    link(project);
    const child = project.start("build", "main.m28", "--watch", "--no-bundle", "--outdir", "out");
    let log = "";
    child.stderr?.on("data", (text) => {
      log += text;
    });
    await eventually(() => log.includes("No module named 'later'"));
    expect(existsSync(project.path("out"))).toBe(false);
    project.write("later.m28", "(= x 9)\n");
    await eventually(() => existsSync(project.path("out/main.js")));
    expect(project.node("out/main.js").stdout).toBe("9\n");
  });
});

/** Lets the project's files import `m28-lang/runtime`. */
function link(project: TestProject): void {
  mkdirSync(project.path("node_modules"));
  symlinkSync(packageRoot, project.path("node_modules/m28-lang"));
}
