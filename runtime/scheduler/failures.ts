/** Errors that goroutines have died of. */
import { reportUncaught } from "./ending.ts";
import { positionOf } from "./positions.ts";
import type { Goroutine } from "./types.ts";

/** Reports the error that a goroutine has died of. */
export function reportFailure({ id, main, createdAt }: Goroutine, error: unknown): void {
  const created = positionOf(createdAt);
  const origin = created === null ? "" : `    created at ${created.file}:${created.line}\n`;
  reportUncaught(error, id, main ? "" : `Exception in goroutine ${id}:\n${origin}`);
}
