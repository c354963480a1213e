/** The part of the runtime that a program needs: less to load. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runtimePath } from "./package-root.ts";

interface Parts {
  /** Of each top-level statement where it begins and ends, and the others that it mentions. */
  readonly parts: readonly (readonly [start: number, end: number, ...mentioned: number[]])[];
  /** Of each export the statement, and the name that it has there. */
  readonly names: Readonly<Record<string, readonly [part: number, local: string]>>;
}

/** @returns the text of a module with these exports, and nothing that they do not need */
export function runtimeSlice(exported: Iterable<string>): string {
  const folder = dirname(runtimePath);
  const { parts, names } = JSON.parse(readFileSync(join(folder, "parts.json"), "latin1")) as Parts;
  const text = readFileSync(join(folder, "parts.js"), "latin1");
  const needed = new Set<number>();
  const specifiers: string[] = [];
  for (const name of exported) {
    const found = names[name];
    if (found === undefined) continue;
    needed.add(found[0]);
    specifiers.push(`${found[1]} as ${name}`);
  }
  // A set visits what is added meanwhile.
  for (const part of needed) for (const other of parts[part]!.slice(2)) needed.add(other);
  const statements = [...needed]
    .sort((a, b) => a - b)
    .map((part) => text.slice(parts[part]![0], parts[part]![1]));
  return `${statements.join("\n")}\nexport { ${specifiers.join(", ")} };\n`;
}
