import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "m28-output-"));
const runtimePath = resolve(import.meta.dirname, "../index.ts");

afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles a program that uses the runtime as `m28`. */
async function bundle(source: string): Promise<string> {
  const entry = join(folder, "program.ts");
  writeFileSync(entry, `import * as m28 from ${JSON.stringify(runtimePath)};\n${source}`);
  const options = { bundle: true, format: "esm", minify: true, write: false } as const;
  const { outputFiles } = await build({ entryPoints: [entry], ...options });
  return outputFiles[0]!.text;
}

async function run(
  source: string,
  input = "",
): Promise<{ stdout: string; stderr: string; status: number | null }> {
  const file = join(folder, "program.mjs");
  writeFileSync(file, await bundle(source));
  return spawnSync(process.execPath, [file], { input, encoding: "utf8", maxBuffer: 1e9 });
}

const say = "const say = (...items) => m28.print(new m28.Tuple(items));\n";

describe("standard output", () => {
  it("has what was printed, in order, also when the program is ended at once", async () => {
    const { stdout } = await run(
      `${say}say("a", 1); say([null, "b"]); m28.flushOutput(); say("c"); m28.exit(0);`,
    );
    expect(stdout).toBe("a 1\n[None, 'b']\nc\n");
  });

  it("comes out of a program that nobody ends", async () => {
    expect((await run(`${say}say("a");`)).stdout).toBe("a\n");
  });

  it("is written before an error report", async () => {
    const { stdout, stderr, status } = await run(
      `${say}m28.startMain(() => { say("before"); throw new m28.ValueError("bad"); });`,
    );
    expect(stdout).toBe("before\n");
    expect(stderr).toMatch(/ValueError: bad\n$/);
    expect(status).toBe(1);
  });

  it("takes a million lines through a pipe", async () => {
    const { stdout } = await run(`${say}for (let i = 0; i < 1e6; i++) say(i);`);
    expect(stdout.length).toBe(6_888_890);
    expect(stdout.endsWith("\n999999\n")).toBe(true);
  });

  it("takes separators, ends and other files", async () => {
    const { stdout, stderr } = await run(
      `m28.print(new m28.Tuple([1, 2]), "-", "!"); m28.print(new m28.Tuple(["e"]), undefined, undefined, m28.sys_stderr);`,
    );
    expect([stdout, stderr]).toEqual(["1-2!", "e\n"]);
  });
});

describe("standard input", () => {
  it("is read line by line, to EOFError", async () => {
    const { stdout } = await run(
      `${say}say(m28.input("name? ")); say(m28.input()); try { m28.input(); } catch (e) { say(e); }`,
      "Ann\r\nlast",
    );
    expect(stdout).toBe("name? Ann\nlast\nEOF when reading a line\n");
  });
});

describe("a bundle", () => {
  it("has only what the program uses", async () => {
    const code = await bundle("export const xs = m28.m_append([], 1);");
    expect(code).not.toContain("casefold");
    expect(code).not.toContain("popitem");
    expect(code).not.toContain("math domain error");
  });

  it("pays nothing for tables that are not used", async () => {
    expect(await bundle("export {};")).toBe("");
  });
});
