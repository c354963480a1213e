/** The list of the goroutines that have begun, or will, and have not ended. */
import type { Goroutine } from "./goroutine.ts";

let newest: Goroutine | null = null;

export function addLive(goroutine: Goroutine): void {
  goroutine.older = newest;
  if (newest !== null) newest.newer = goroutine;
  newest = goroutine;
}

export function removeLive(goroutine: Goroutine): void {
  const { older, newer } = goroutine;
  if (newer === null) newest = older;
  else newer.older = older;
  if (older !== null) older.newer = newer;
  goroutine.older = null;
  goroutine.newer = null;
}

/** In order of their numbers. */
export function liveGoroutines(): Goroutine[] {
  const all: Goroutine[] = [];
  for (let goroutine = newest; goroutine !== null; goroutine = goroutine.older) all.push(goroutine);
  return all.reverse();
}
