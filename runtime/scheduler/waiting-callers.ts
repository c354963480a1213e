/** Functions of a goroutine that wait for others and are on no stack: reports and tracebacks show them among the frames that are. */

/** What waits at the same frame of the runtime. */
export interface WaitingCallers {
  /** What waits for this, further out. */
  outer: WaitingCallers | null;
  /** The turn in which it has begun to wait. */
  since: number;
  /** Makes them frames of the error. */
  noteIn(error: Error): void;
}

/** A goroutine. */
interface Caller {
  waiting: WaitingCallers | null;
  lastWaiting: WaitingCallers | null;
}

/**
 * They begin to wait for a function of theirs. Where a goroutine blocks, its functions begin to wait from the innermost to the outermost,
 * all in one turn; those that have waited before are further out.
 * @param turn its number
 */
export function beginWaiting(goroutine: Caller, callers: WaitingCallers, turn: number): void {
  const { lastWaiting } = goroutine;
  callers.since = turn;
  goroutine.lastWaiting = callers;
  if (lastWaiting?.since === turn) {
    callers.outer = lastWaiting.outer;
    lastWaiting.outer = callers;
  } else {
    callers.outer = goroutine.waiting;
    goroutine.waiting = callers;
  }
}

/** They go on: all that was further in is over. */
export function endWaiting(goroutine: Caller, callers: WaitingCallers): void {
  goroutine.waiting = callers.outer;
  goroutine.lastWaiting = null;
}
