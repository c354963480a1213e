/** Suspending functions called where nobody can wait for them: by operators, `str`, properties … (language §13.1). */
import { RuntimeError } from "../errors/index.ts";
import { host, rt } from "./rt.ts";

/**
 * Calls a suspending entry for its value.
 * @throws RuntimeError when it does not complete at once
 */
export function callWithoutSuspending(
  entry: (...args: never[]) => unknown,
  thisValue: unknown,
  args: readonly unknown[],
): unknown {
  if (rt.log !== null) return rt.log.call(entry, thisValue, args);
  const { cur: caller, ok, pending } = rt;
  rt.cur = rt.goroutines?.refused() ?? host;
  rt.pending = null;
  try {
    const value = Reflect.apply(entry, thisValue, args);
    if (value !== undefined) return value;
    // It has thrown, for being refused or for reasons of its own, which only its promise knows.
    (rt.pending as Promise<void> | null)?.catch(() => {});
    throw new RuntimeError("blocking operation in a context that cannot suspend");
  } finally {
    rt.cur = caller;
    rt.ok = ok;
    rt.pending = pending;
  }
}
