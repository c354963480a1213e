/** Modules that are emitted into a temporary folder to be run by this process: their names, and what imports of them become. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import { jsonModuleText } from "../compiler/program/json-files.ts";
import { isTypeScript } from "./typescript.ts";

export class EmittedFiles {
  readonly folder: string;
  readonly #files = new Map<string, string>();
  readonly #json = new Set<string>();
  #hasTypeScript = false;
  #renewed = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Does some import lead to TypeScript? */
  get hasTypeScript(): boolean {
    return this.#hasTypeScript;
  }

  /** The next text of the file goes into another one: Node keeps what it has loaded. */
  renew(path: string): void {
    this.#renewed++;
    this.#files.delete(path);
  }

  /** Where the emitted text of a file is: a name of its own, whatever the file's name is, which says for people what it came from. */
  fileOf(path: string): string {
    let file = this.#files.get(path);
    if (file === undefined) {
      const stem = basename(path, ".m28")
        .replace(/[^\w.-]/g, "_")
        .slice(0, 40);
      file = join(this.folder, `${this.#files.size + this.#renewed}-${stem}.mjs`);
      this.#files.set(path, file);
    }
    return file;
  }

  /** What an import becomes. */
  specifierOf(target: ResolvedModule): string {
    switch (target.kind) {
      case "standard":
        return target.name;
      case "m28":
        return target.path === "" ? "" : pathToFileURL(this.fileOf(target.path)).href;
      case "json":
        return pathToFileURL(this.#jsonModule(target.path)).href;
      case "javascript":
        if (target.path === null) return target.specifier;
        this.#hasTypeScript ||= isTypeScript(target.path);
        return pathToFileURL(target.path).href;
    }
  }

  /** Node imports JSON only with an attribute; as a module of ours it needs none. */
  #jsonModule(path: string): string {
    const file = this.fileOf(path);
    if (!this.#json.has(path))
      writeFileSync(file, jsonModuleText(readFileSync(path, "utf8")), { mode: 0o600 });
    this.#json.add(path);
    return file;
  }
}
