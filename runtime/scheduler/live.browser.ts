/** Nobody asks for the live goroutines where a program has no end. Takes the place of `live.ts` in the runtime for browsers. */
import type { Goroutine } from "./types.ts";

export function addLive(): void {}
export function removeLive(): void {}

export function liveGoroutines(): Goroutine[] {
  return [];
}
