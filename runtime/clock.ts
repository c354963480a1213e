/** The clocks: whatever asks what time it is asks here, so that one replacement governs programs, timers and modules alike. */

export interface Clock {
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Whole milliseconds since 1970, by the clock on the wall. */
  unixTime(): number;
  /** The same as exact as the host tells, with a fraction; it does not follow a wall clock that is set while the program runs. */
  exactUnixTime(): number;
}

/** The host's. */
export let clock: Clock = {
  now: () => performance.now(),
  unixTime: () => Date.now(),
  exactUnixTime: () => performance.timeOrigin + performance.now(),
};

/** Replaces the clocks; only while no goroutine exists and no timer runs. */
export function setClock(replacement: Clock): void {
  clock = replacement;
}
