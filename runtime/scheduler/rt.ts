/** The state that compiled code and the runtime share: who is running, and how a call of a suspending function ended. */
import type { Goroutine } from "./goroutine.ts";

export interface RuntimeState {
  /** The goroutine whose code is running. */
  cur: Goroutine;
  /** Raised by `done()`: the body of the suspending function has completed without being suspended. */
  ok: 0 | 1;
  /** What to await when a suspending entry has returned `undefined`. */
  pending: Promise<void> | null;
}

/** Stands for the host, before the first goroutine: it cannot block. */
const host = { id: 0, received: null } as unknown as Goroutine;

export const rt: RuntimeState = { cur: host, ok: 0, pending: null };

/**
 * The end of a suspending entry: the value that the async body has reported by `done()`, or `undefined` when it is suspended
 * (or has thrown), with its promise in `rt.pending`.
 */
export function started(body: Promise<unknown>): unknown {
  if (rt.ok === 1) {
    rt.ok = 0;
    return rt.cur.value;
  }
  rt.pending = body as Promise<void>;
  return undefined;
}
