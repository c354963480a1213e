/** Writing files so that a reader never sees half of one. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface OutputFile {
  readonly path: string;
  readonly contents: Uint8Array | string;
}

/**
 * Writes all files beside their places, then moves them there. When one cannot be written none is replaced.
 * @throws what the file system throws
 */
export function writeFiles(files: readonly OutputFile[]): void {
  const staged: { from: string; to: string }[] = [];
  try {
    for (const { path, contents } of files) {
      mkdirSync(dirname(path), { recursive: true });
      const from = `${path}.${process.pid}.tmp`;
      staged.push({ from, to: path });
      writeFileSync(from, contents);
    }
    for (const { from, to } of staged) renameSync(from, to);
  } finally {
    for (const { from } of staged) rmSync(from, { force: true });
  }
}
