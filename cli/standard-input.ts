/** The program that comes from standard input: what `m28 run -` runs. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Host } from "../compiler/program/host.ts";

/** Where messages and tracebacks say that it is; imports are looked for from the current folder. */
const NAME = "<stdin>";

let text: string | undefined;

/** Its text, up to the end of the input. */
export function programOnStandardInput(): string {
  text ??= readFileSync(0, "utf8");
  return text;
}

/** What has been read of standard input, which another process cannot read again. */
export function readFromStandardInput(): string | undefined {
  return text;
}

export function standardInputPath(): string {
  return resolve(NAME);
}

/** A host that also has this program, at `standardInputPath()`. */
export function withStandardInput(host: Host, program: string): Host {
  const own = standardInputPath();
  return {
    ...host,
    readFile: (path) => (path === own ? program : host.readFile(path)),
    findFile: (path) => (path === own ? own : host.findFile(path)),
    display: (path) => (path === own ? NAME : host.display(path)),
  };
}
