/** Suspending functions called from JavaScript (language §15.5). */
import { leavesCallback } from "./callbacks.ts";
import { exitOnSystemExit } from "./ending.ts";
import { expectGoroutines } from "./main-goroutine.ts";
import { rt } from "./rt.ts";
import { newGoroutine } from "./start.ts";
import { end } from "./turns.ts";
import type { Goroutine } from "./types.ts";

/**
 * Calls a suspending entry in a goroutine of its own, which begins at once.
 * @returns the value, or a Promise of it when the function blocks
 * @throws what the function throws; its Promise is rejected with it
 */
export function enterFromHost(
  entry: (...args: never[]) => unknown,
  thisValue: unknown,
  args: ArrayLike<unknown>,
): unknown {
  const { cur: caller, ok, pending, log } = rt;
  expectGoroutines();
  const goroutine = newGoroutine();
  rt.cur = goroutine;
  rt.pending = null;
  // JavaScript stands between: it must not be left in the middle.
  rt.log = null;
  try {
    const value = Reflect.apply(entry, thisValue, args);
    const suspended = rt.pending as Promise<void> | null;
    if (value === undefined && suspended !== null) {
      return suspended.then(
        () => {
          end(goroutine);
          return goroutine.value;
        },
        (error) => {
          failed(goroutine, error);
        },
      );
    }
    end(goroutine);
    return value;
  } catch (error) {
    failed(goroutine, error);
  } finally {
    rt.cur = caller;
    rt.ok = ok;
    rt.pending = pending;
    rt.log = log;
  }
}

function failed(goroutine: Goroutine, error: unknown): never {
  end(goroutine);
  exitOnSystemExit(error);
  leavesCallback(error, goroutine.id);
  throw error;
}
