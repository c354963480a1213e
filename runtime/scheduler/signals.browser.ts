/** There are no signals in browsers. Takes the place of `signals.ts` in the runtime for browsers. */

export function interruptBySignals(): () => void {
  return () => {};
}
