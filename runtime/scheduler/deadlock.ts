/** The report of blocked goroutines (language §13.8). */
import { lookForStacks } from "./goroutine.ts";
import { liveGoroutines } from "./live.ts";
import { positionOf } from "./positions.ts";
import { programFrames, relative } from "./reports.ts";
import type { Goroutine } from "./types.ts";

/** Every blocked goroutine: what it waits for, where, and where it was created. Ends with a line end. */
export function deadlockReport(live: readonly Goroutine[] = liveGoroutines()): string {
  const blocked = live.filter((goroutine) => goroutine.state !== "");
  return `fatal error: all goroutines are asleep - deadlock!\n\n${blocked.map(describe).join("")}`;
}

function describe(goroutine: Goroutine): string {
  const lines = [`goroutine ${goroutine.id} [${goroutine.state}]:`];
  for (const { name, file, line } of places(goroutine)) lines.push(`    ${name} at ${file}:${line}`);
  const created = positionOf(goroutine.createdAt);
  if (created !== null) lines.push(`    created at ${created.file}:${created.line}`);
  return `${lines.join("\n")}\n`;
}

/** At most so many callers are shown. */
const mostCallers = 20;

interface Place {
  readonly name: string;
  readonly file: string;
  readonly line: number | string;
}

/** Where it waits, and the callers as far as they are known. */
function places({ stack, waiting, position }: Goroutine): Place[] {
  if (stack !== null) for (let each = waiting; each !== null; each = each.outer) each.noteIn(stack);
  const frames = stack === null ? [] : programFrames(stack);
  const found: Place[] = frames.map(({ name, file, line }) => ({
    name: roles[name] ?? name,
    file: relative(file),
    line,
  }));
  const innermost = positionOf(position);
  if (innermost !== null) found.splice(0, 1, innermost);
  return found.slice(0, mostCallers);
}

/** What frames are called here. */
const roles: Readonly<Record<string, string>> = { "<module>": "main", "<go>": "go block" };

/** Has all that are blocked note where they wait. They have done so when the microtasks are over. */
export function findStacks(): void {
  lookForStacks();
  for (const goroutine of liveGoroutines()) if (goroutine.state !== "") goroutine.stir();
}
