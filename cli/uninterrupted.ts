/** Work in one piece, whatever signals come. */

/**
 * Does work that must not end in the middle: a signal that comes meanwhile does what it does afterwards. Work is never suspended:
 * it cannot notice signals by itself.
 */
export async function uninterrupted<T>(work: () => T): Promise<T> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const arrived: NodeJS.Signals[] = [];
  const note = (signal: NodeJS.Signals) => void arrived.push(signal);
  for (const signal of signals) process.on(signal, note);
  try {
    return work();
  } finally {
    // One whole round of the event loop brings the signals.
    for (let i = 0; i < 2; i++) await new Promise((wake) => setImmediate(wake));
    for (const signal of signals) process.off(signal, note);
    if (arrived[0] !== undefined) process.kill(process.pid, arrived[0]);
  }
}
