/** Progress of the others while a loop polls (language §13.8). */
<<<<<<< HEAD
import { scheduler } from "./turns.ts";

let pollsLeft = 1;
=======
import { blockable } from "./blocking.ts";
import type { Goroutine } from "./goroutine.ts";
import { rt } from "./rt.ts";

const pollsPerTurn = 16;
/** Turns that a loop may go on polling where it cannot give way: nobody else runs meanwhile, so it must find what it wants by itself. */
const turnsWithoutGivingWay = 1000;

let pollsLeft = pollsPerTurn;
let confined: Goroutine | null = null;
let confinedTurns = 0;
>>>>>>> 3598c8d (Iterators that JavaScript reads refuse what would block before it has done anything; generators that wait yield what for, and async bodies hand on their errors at once, so that what does not block works there)

/**
 * At the back edge of a loop that polls: is it time to let others run? Then, in the emitted code,
 * `if (tick()) { await $g.yield(); $g.take(); }`.
 * @throws RuntimeError in a loop that polls in vain where it cannot suspend
 */
export function tick(): boolean {
  if (--pollsLeft > 0) return false;
<<<<<<< HEAD
  pollsLeft = scheduler.polls();
  return true;
=======
  pollsLeft = pollsPerTurn;
  if (rt.cur.id !== 0) return true;
  if (confined !== rt.cur) confinedTurns = 0;
  confined = rt.cur;
  if (++confinedTurns > turnsWithoutGivingWay) blockable();
  return false;
>>>>>>> 3598c8d (Iterators that JavaScript reads refuse what would block before it has done anything; generators that wait yield what for, and async bodies hand on their errors at once, so that what does not block works there)
}
