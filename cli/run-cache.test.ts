import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

describe("the cache of m28 run", () => {
  it("runs a program again as it ran before, warnings included, and anew when something has changed", () => {
    const project = testProject({
      "main.m28": "(import util)\n(print (util.name) ARGV[1:])\n(def f () (no-such-thing))\n",
      "util.m28": '(def name () "first")\n',
    });
    const first = run(project, ["main.m28", "a"]);
    expect(first).toMatchObject({
      stdout: "first ['a']\n",
      stderr: expect.stringContaining("no-such-thing"),
    });
    expect(run(project, ["main.m28", "a"])).toEqual(first);
    expect(run(project, ["main.m28", "b"]).stdout).toBe("first ['b']\n");
    expect(foldersOf(project)).toHaveLength(1);

    project.write("util.m28", '(def name () "second")\n');
    expect(run(project, ["main.m28"]).stdout).toBe("second []\n");
    project.write("main.m28", "(recv (chan))\n");
    expect(run(project, ["main.m28"]).status).toBe(2);
    expect(run(project, ["main.m28"])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/main\.m28:1/),
    });
  });

  it("notices a module that is found earlier than the one before", () => {
    const project = testProject({
      "main.m28": "(import util)\n(print util.name)\n",
      "lib/util.m28": '(= name "lib")\n',
    });
    const environment = { M28_PATH: project.path("lib") };
    for (const name of ["lib", "lib"])
      expect(run(project, ["main.m28"], environment).stdout).toBe(`${name}\n`);
    project.write("util.m28", '(= name "beside")\n');
    expect(run(project, ["main.m28"], environment).stdout).toBe("beside\n");
  });

  it("compiles the program if there is anything wrong with what it kept, or nowhere to keep it", () => {
    const project = testProject({ "main.m28": '(print "right")\n' });
    run(project, ["main.m28"]);
    const files = filesBelow(cacheOf(project));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      writeFileSync(file, 'print("wrong")');
      expect(run(project, ["main.m28"])).toMatchObject({ stdout: "right\n", stderr: "", status: 0 });
    }
    project.write("no-folder", "");
    const nowhere = { XDG_CACHE_HOME: project.path("no-folder") };
    expect(run(project, ["main.m28"], nowhere)).toMatchObject({ stdout: "right\n", stderr: "", status: 0 });
  });

  it("keeps nothing when it is switched off, nor of programs with errors or whose macros have run", () => {
    const project = testProject({
      "main.m28": '(print "hello")\n',
      "macro.m28": '(defmacro greeting () `(print "hello"))\n(greeting)\n',
      "wrong.m28": "(if)\n",
    });
    expect(run(project, ["--no-cache", "main.m28"]).stdout).toBe("hello\n");
    expect(run(project, ["main.m28"], { M28_CACHE: "off" }).stdout).toBe("hello\n");
    expect(run(project, ["macro.m28"]).stdout).toBe("hello\n");
    expect(run(project, ["wrong.m28"]).status).toBe(1);
    expect(filesBelow(cacheOf(project))).toEqual([]);
    expect(readdirSync(project.temporary)).toEqual([]);
  });

  it("keeps nothing of programs whose macros have run in the thread with the larger stack", () => {
    const depth = 1500;
    const deep = `${"(if True ".repeat(depth)}(print "deep")${")".repeat(depth)}\n`;
    const project = testProject({
      "plain.m28": deep,
      "macro.m28": `${deep}(defmacro greeting () (print "compiled") \`(print "hello"))\n(greeting)\n`,
    });
    // With Node's own stack, which is not enough for this.
    const stack = ["--stack-size=984"];
    for (let i = 0; i < 2; i++)
      expect(run(project, ["macro.m28"], {}, stack)).toEqual({
        stdout: "deep\nhello\n",
        stderr: "compiled\n",
        status: 0,
      });
    expect(filesBelow(cacheOf(project))).toEqual([]);
    expect(run(project, ["plain.m28"], {}, stack).stdout).toBe("deep\n");
    expect(foldersOf(project)).toHaveLength(1);
  });

  it("is nobody else's: folders 0700, files 0600, also where they were not", () => {
    const project = testProject({ "main.m28": '(import "./a.json" as a)\n(print a)\n', "a.json": "1" });
    run(project, ["main.m28"]);
    const root = join(cacheOf(project), "m28");
    const modes = () =>
      [root, ...readdirSync(root, { recursive: true }).map((name) => join(root, String(name)))].map(
        (path) => {
          const found = statSync(path);
          return [found.isDirectory(), (found.mode & 0o777).toString(8)];
        },
      );
    for (const [isFolder, mode] of modes()) expect(mode).toBe(isFolder ? "700" : "600");
    for (const folder of [root, join(root, "run")]) chmodSync(folder, 0o755);
    expect(run(project, ["main.m28"]).stdout).toBe("1\n");
    for (const [isFolder, mode] of modes()) expect(mode).toBe(isFolder ? "700" : "600");
  });

  /** Somebody puts a program of his own into the cache, with everything as it should be but for `spoil`. */
  const forged = (spoil: (place: Place) => void) => {
    const project = testProject({ "main.m28": '(print "right")\n', "evil.mjs": 'console.log("wrong");\n' });
    run(project, ["main.m28"]);
    const root = join(cacheOf(project), "m28/run");
    const folder = join(root, readdirSync(root)[0]!);
    const entry = JSON.parse(readFileSync(join(folder, "program.json"), "utf8").split("\n")[1]!);
    const place = { project, folder, modules: join(folder, entry.modules), entry };
    writeFileSync(join(place.modules, entry.start), 'console.log("wrong");\n');
    spoil(place);
    return run(project, ["main.m28"]).stdout;
  };
  interface Place {
    readonly project: TestProject;
    readonly folder: string;
    readonly modules: string;
    readonly entry: Record<string, unknown>;
  }
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  /** The entry, with the hashes that belong to what is there. */
  const sign = ({ folder, modules, entry }: Place, changes: Record<string, unknown> = {}) => {
    const names = readdirSync(modules).sort();
    const sums = names.map((name) => `${name} ${sha(readFileSync(join(modules, name), "utf8"))}`);
    const text = JSON.stringify({ ...entry, checksum: sha(sums.join("\n")), ...changes });
    writeFileSync(join(folder, "program.json"), `${sha(text)}\n${text}`);
  };

  it("runs what has the hashes of its content, and nothing else", () => {
    // Whoever may write as this user may do anything: the test is right when this is what runs.
    expect(forged((place) => sign(place))).toBe("wrong\n");
    expect(forged(() => {})).toBe("right\n");
    expect(forged((place) => sign(place, { checksum: place.entry.checksum }))).toBe("right\n");
    const damage = (place: Place) => {
      sign(place);
      const path = join(place.folder, "program.json");
      writeFileSync(path, readFileSync(path, "utf8").replace('"typescript":false', '"typescript":true '));
    };
    expect(forged(damage)).toBe("right\n");
  });

  it("runs nothing outside of its folder", () => {
    const { project } = { project: testProject({}) };
    for (const start of ["../../../../../evil.mjs", project.path("evil.mjs"), "sub/evil.mjs"])
      expect(forged((place) => sign(place, { start }))).toBe("right\n");
    expect(forged((place) => sign(place, { modules: "../.." }))).toBe("right\n");
  });

  it("runs nothing that others may have written", () => {
    const loose = (place: Place) => {
      sign(place);
      chmodSync(join(place.modules, String(place.entry.start)), 0o666);
    };
    expect(forged(loose)).toBe("right\n");
    const linked = (place: Place) => {
      sign(place);
      renameSync(place.folder, place.project.path("elsewhere"));
      symlinkSync(place.project.path("elsewhere"), place.folder);
    };
    expect(forged(linked)).toBe("right\n");
  });

  it("runs nothing of another owner", { skip: process.getuid?.() !== 0 }, () => {
    for (const part of ["folder", "modules", "program.json", "start"] as const) {
      const given = (place: Place) => {
        sign(place);
        const paths = {
          folder: place.folder,
          modules: place.modules,
          "program.json": join(place.folder, "program.json"),
          start: join(place.modules, String(place.entry.start)),
        };
        chownSync(paths[part], 12345, 12345);
      };
      expect(forged(given), part).toBe("right\n");
    }
  });

  it("compiles again what vanishes before it is loaded", () => {
    const project = testProject({ "main.m28": '(print "right")\n' });
    expect(run(project, ["main.m28"]).stdout).toBe("right\n");
    // Between the look at the entry and the loading of its modules the source maps are switched on.
    project.write(
      "vanish.mjs",
      `import { rmSync } from "node:fs";
process.setSourceMapsEnabled = () => rmSync(${JSON.stringify(cacheOf(project))}, { recursive: true, force: true });
`,
    );
    const options = { NODE_OPTIONS: `--import=${project.path("vanish.mjs")}` };
    for (let i = 0; i < 2; i++)
      expect(run(project, ["main.m28"], options)).toEqual({ stdout: "right\n", stderr: "", status: 0 });
  });

  it("is done without where the disk is full, or cannot be written to", ({ skip }) => {
    const project = testProject({ "main.m28": '(print "right")\n', "disk/x": "" });
    const disk = project.path("disk");
    const mount = (...args: string[]) => spawnSync("mount", [...args, disk]).status === 0;
    if (process.getuid?.() !== 0 || !mount("-t", "tmpfs", "-o", "size=16k", "none")) return skip();
    try {
      for (const options of ["remount,size=16k", "remount,ro"]) {
        expect(mount("-o", options)).toBe(true);
        const outcome = run(project, ["main.m28"], { XDG_CACHE_HOME: disk });
        expect(outcome).toEqual({ stdout: "right\n", stderr: "", status: 0 });
      }
    } finally {
      spawnSync("umount", [disk]);
    }
    expect(readdirSync(project.temporary)).toEqual([]);
  });

  it("gives a program and the JavaScript that it imports the same runtime", () => {
    const project = testProject({
      "main.m28": '(from "./channel.js" import make)\n(= c (make))\n(send c 1)\n(print (recv! c) (type c))\n',
      "channel.js": `import { chan } from ${JSON.stringify(join(packageRoot, "dist/runtime/index.js"))};\nexport const make = () => chan(1);\n`,
    });
    for (let i = 0; i < 2; i++) expect(run(project, ["main.m28"]).stderr).toBe("");
  });
});

function cacheOf(project: TestProject): string {
  return join(project.folder, ".cache");
}

/** @param flags for Node, which then runs the command instead of the command itself */
function run(
  project: TestProject,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
) {
  const { M28_PATH: _, M28_CACHE: __, FORCE_COLOR: ___, ...env } = process.env;
  mkdirSync(cacheOf(project), { recursive: true });
  const main = join(packageRoot, "dist/cli/main.js");
  const [command, ...before] = flags.length === 0 ? [main] : [process.execPath, ...flags, main];
  const { status, stdout, stderr } = spawnSync(command!, [...before, "run", ...args], {
    cwd: project.folder,
    encoding: "utf8",
    env: {
      ...env,
      NO_COLOR: "1",
      TMPDIR: project.temporary,
      XDG_CACHE_HOME: cacheOf(project),
      ...environment,
    },
  });
  return { status, stdout, stderr };
}

function foldersOf(project: TestProject): string[] {
  const root = join(cacheOf(project), "m28/run");
  return readdirSync(root).flatMap((name) =>
    readdirSync(join(root, name)).filter((each) => each !== "program.json"),
  );
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
