/** The list of the goroutines that have begun and not ended; one that is in its first turn may not be in it yet. */
import type { Goroutine } from "./types.ts";

let newest: Goroutine | null = null;

export function addLive(goroutine: Goroutine): void {
  goroutine.older = newest;
  if (newest !== null) newest.newer = goroutine;
  newest = goroutine;
}

/** Does nothing when it is not in the list. */
export function removeLive(goroutine: Goroutine): void {
  const { older, newer } = goroutine;
  if (newer !== null) newer.older = older;
  else if (newest === goroutine) newest = older;
  if (older !== null) older.newer = newer;
  goroutine.older = null;
  goroutine.newer = null;
}

/** In order of their numbers. */
export function liveGoroutines(): Goroutine[] {
  const all: Goroutine[] = [];
  for (let goroutine = newest; goroutine !== null; goroutine = goroutine.older) all.push(goroutine);
  return all.sort((a, b) => a.id - b.id);
}
