/** Progress of the others while a loop polls (language §13.8). */
import { blockable } from "./blocking.ts";
import { rt } from "./rt.ts";
import { scheduler } from "./turns.ts";
import type { Goroutine } from "./types.ts";

/** How often loops may poll where they cannot give way: nobody else runs meanwhile, so they must find what they want by themselves. */
const pollsWithoutGivingWay = 16_384;
/** In between, so that the next goroutine has not too many left. */
const pollsPerLook = 16;

let pollsLeft = 1;
let confined: Goroutine | null = null;
let confinedPolls = 0;

/**
 * At the back edge of a loop that polls: is it time to let others run? Then, in the emitted code,
 * `if (tick()) { await $g.yield(); $g.take(); }`.
 * @throws RuntimeError in a loop that polls in vain where it cannot suspend
 */
export function tick(): boolean {
  if (--pollsLeft > 0) return false;
  if (rt.cur.id === 0) return confinedTick();
  pollsLeft = scheduler.polls();
  return true;
}

function confinedTick(): false {
  if (confined !== rt.cur) confinedPolls = 0;
  confined = rt.cur;
  confinedPolls += pollsPerLook;
  if (confinedPolls > pollsWithoutGivingWay) blockable();
  pollsLeft = pollsPerLook;
  return false;
}
