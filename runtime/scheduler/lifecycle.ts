/** The end of goroutines. */
import { reportUncaught } from "./ending.ts";
import type { Goroutine } from "./goroutine.ts";
import { removeLive } from "./live.ts";
import { positionOf } from "./positions.ts";
import { endTurn } from "./turns.ts";

/** A goroutine has ended well. */
export function end(goroutine: Goroutine): void {
  removeLive(goroutine);
  endTurn(goroutine);
}

/** A goroutine has ended with an error that nobody caught. */
export function fail(goroutine: Goroutine, error: unknown): void {
  removeLive(goroutine);
  reportFailure(goroutine, error);
  endTurn(goroutine);
}

/** Reports the error that a goroutine has died of. */
export function reportFailure({ id, main, createdAt }: Goroutine, error: unknown): void {
  const created = positionOf(createdAt);
  const origin = created === null ? "" : `    created at ${created.file}:${created.line}\n`;
  reportUncaught(error, id, main ? "" : `Exception in goroutine ${id}:\n${origin}`);
}
