/** An end for the loops of macros, so that one that never ends does not keep the compiler for ever. */
import { RuntimeError } from "../../runtime/errors/hierarchy.ts";

/** Made in a fraction of a second by a loop that does little; no macro that ends needs as many. */
const MAX_TURNS = 5_000_000;

let turns = 0;

/** Runs a macro, whose turns are counted apart from those of the macro that made the compiler come here. */
export function limitingTurns<T>(run: () => T): T {
  const outer = turns;
  turns = 0;
  try {
    return run();
  } finally {
    turns = outer;
  }
}

/**
 * Called at each turn of every loop that runs in the compiler.
 * @throws RuntimeError once there have been too many
 */
export function countTurn(): void {
  if (++turns > MAX_TURNS)
    throw new RuntimeError(`its loops have made ${MAX_TURNS} turns, and do not come to an end`);
}
