/** Progress of the others while a loop polls (language §13.8). */
import { scheduler } from "./turns.ts";

let pollsLeft = 1;

/**
 * At the back edge of a loop that polls: is it time to let others run? Then, in the emitted code,
 * `if (tick()) { await $g.yield(); $g.take(); }`.
 */
export function tick(): boolean {
  if (--pollsLeft > 0) return false;
  pollsLeft = scheduler.polls();
  return true;
}
