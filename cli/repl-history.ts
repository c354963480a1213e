/** The lines typed in earlier sessions: `M28_HISTORY`, or `.m28_history` in the home folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const LONGEST = 1000;

function historyFile(): string {
  return process.env.M28_HISTORY || join(homedir(), ".m28_history");
}

/** Newest first. */
export function loadHistory(): string[] {
  try {
    return readFileSync(historyFile(), "utf8").split("\n").filter(Boolean).reverse();
  } catch {
    return [];
  }
}

/** A history that cannot be kept is no reason to trouble anybody. */
export function saveHistory(newestFirst: readonly string[]): void {
  try {
    const lines = newestFirst.slice(0, LONGEST).reverse();
    writeFileSync(historyFile(), `${lines.join("\n")}\n`, { mode: 0o600 });
  } catch {
    return;
  }
}
