/** Where operations stand in M28 files: numbers that compiled code passes along and only reports look up. */
import { rt } from "./rt.ts";

export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Of the function it stands in. */
  readonly name: string;
}

/**
 * Registers a module's table.
 * @param table entries `line:column:name`, a space between them
 * @returns the number of its first entry
 */
export function positions(file: string, table: string): number {
  const base = rt.nextPosition;
  rt.tables.push({ file, text: table, base });
  // A table has fewer entries than characters, so nothing needs to be counted when a module is loaded.
  rt.nextPosition += table.length;
  return base;
}

/** Null when there is no such position. */
export function positionOf(at: number): Position | null {
  const table = rt.tables.findLast(({ base }) => base <= at);
  if (table === undefined) return null;
  const entry = [...table.text.matchAll(/(\d+):(\d+):(.*?)(?= \d+:\d+:|$)/g)][at - table.base];
  if (entry === undefined) return null;
  return { file: table.file, line: Number(entry[1]), column: Number(entry[2]), name: entry[3]! };
}
