/** The report of blocked goroutines (language §13.8). */
import type { Goroutine } from "./goroutine.ts";
import { liveGoroutines } from "./live.ts";
import { positionOf } from "./positions.ts";

/** Every blocked goroutine: what it waits for, where, and where it was created. Ends with a line end. */
export function deadlockReport(live: readonly Goroutine[] = liveGoroutines()): string {
  const blocked = live.filter((goroutine) => goroutine.state !== "");
  return `fatal error: all goroutines are asleep - deadlock!\n\n${blocked.map(describe).join("")}`;
}

function describe(goroutine: Goroutine): string {
  const lines = [`goroutine ${goroutine.id} [${goroutine.state}]:`];
  const position = positionOf(goroutine.position);
  if (position !== null) lines.push(`    ${position.name} at ${position.file}:${position.line}`);
  const created = positionOf(goroutine.createdAt);
  if (created !== null) lines.push(`    created at ${created.file}:${created.line}`);
  return `${lines.join("\n")}\n`;
}
