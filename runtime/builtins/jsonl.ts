/** Files with one JSON text a line. */

import type { TextFile } from "../files/text-file.ts";
import { json_dumps } from "../modules/json-dumps.ts";
import { json_loads } from "../modules/json-loads.ts";
import { iterate } from "../values/iterate.ts";
import { open } from "./files.ts";

export function readJsonl(path: unknown): unknown[] {
  const file = open(path) as TextFile;
  const values: unknown[] = [];
  for (const line of file) if (line.trim() !== "") values.push(json_loads(line));
  file.close();
  return values;
}

/** @param mode of `open`: `"a"` adds to what is there */
export function writeJsonl(path: unknown, items: unknown, mode: unknown = "w"): null {
  const lines = Array.from(iterate(items), formatJsonlLine);
  const file = open(path, mode);
  file.write(lines.map((line) => `${line}\n`).join(""));
  return file.close();
}

export function appendJsonlLine(path: unknown, x: unknown): null {
  const line = formatJsonlLine(x);
  const file = open(path, "a");
  file.write(`${line}\n`);
  return file.close();
}

export function parseJsonlLine(s: unknown): unknown {
  return json_loads(s);
}

export function formatJsonlLine(x: unknown): string {
  return json_dumps(x);
}
