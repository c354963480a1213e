/** The main goroutine: a program's entry module, and the end of the program. */
import { noPosition } from "./blocking.ts";
import { deadlockReport } from "./deadlock.ts";
import { exit, flush, hostProcess, reportUnheard, writeError } from "./ending.ts";
import type { Goroutine } from "./goroutine.ts";
import { end, fail } from "./lifecycle.ts";
import { liveGoroutines } from "./live.ts";
import { rt } from "./rt.ts";
import { newGoroutine } from "./spawn.ts";
import { scheduler, takeTurn } from "./turns.ts";

let watchesEnd = false;

/** The body of the module that the program began with. */
let mainBody: (() => unknown) | null = null;

/** What `__name__` is in a module that may be imported and may be where the program begins. */
export function moduleName(init: () => unknown, name: string): string {
  return init === mainBody ? "__main__" : name;
}

/**
 * Runs an entry module's body as the main goroutine, at once.
 * @param init a plain function, or a suspending entry
 * @returns a promise for the end of main, if it suspends; never rejected, since errors are reported here
 */
export function startMain(init: () => unknown): Promise<void> | undefined {
  watchEnd();
  keepLongStacks();
  mainBody ??= init;
  const goroutine = newGoroutine(null, noPosition);
  goroutine.main = true;
  takeTurn(goroutine);
  const { cur: caller, pending } = rt;
  rt.cur = goroutine;
  rt.pending = null;
  try {
    const value = init();
    const suspended = rt.pending as Promise<void> | null;
    if (value === undefined && suspended !== null) return finish(goroutine, suspended);
    end(goroutine);
  } catch (error) {
    fail(goroutine, error);
  } finally {
    rt.cur = caller;
    rt.pending = pending;
  }
}

/** Hosts keep ten frames, of which the runtime's own may be most. */
function keepLongStacks(): void {
  if (Error.stackTraceLimit < 100) Error.stackTraceLimit = 100;
}

async function finish(goroutine: Goroutine, pending: Promise<void>): Promise<void> {
  try {
    await pending;
  } catch (error) {
    fail(goroutine, error);
    return;
  }
  end(goroutine);
}

/** Looks at the state of things when the host has nothing left to do. */
function watchEnd(): void {
  const process = hostProcess();
  if (watchesEnd || process === undefined) return;
  watchesEnd = true;
  process.on("beforeExit", endWhenIdle);
  process.on("exit", flush);
}

function endWhenIdle(): void {
  const blocked = liveGoroutines().filter((goroutine) => goroutine.blocked);
  if (blocked.length > 0 && scheduler.holdBackgroundTimers()) return;
  flush();
  reportUnheard();
  if (!blocked.some((goroutine) => goroutine.main)) return;
  writeError(deadlockReport());
  exit(2);
}
