/** Ctrl-C and SIGTERM: an exception in main that can be caught, so that `finally` and `with` run (language §21). */
import { KeyboardInterrupt, SystemExit } from "../errors/hierarchy.ts";
import type { Host } from "../host.ts";
import { exit } from "./ending.ts";
import type { Goroutine } from "./goroutine.ts";
import { interrupt } from "./interrupting.ts";

/** Milliseconds that main has to take the exception. */
const patience = 2000;

/** What is raised for a signal, and the status of a program that it ends. */
const signals = {
  SIGINT: { status: 130, raised: () => new KeyboardInterrupt() },
  SIGTERM: { status: 143, raised: () => new SystemExit(143) },
} as const;

let hasInterrupted = false;

/**
 * Signals interrupt the goroutine from now on, unless the program listens for them itself; where it has ended, they end the program.
 * A second one ends it at once, and so does one that is not taken.
 * @param hasEnded has the goroutine?
 */
export function interruptBySignals(goroutine: Goroutine, hasEnded: () => boolean): void {
  const process = (globalThis as Host).process;
  if (process?.on === undefined) return;
  for (const name of Object.keys(signals) as (keyof typeof signals)[]) {
    process.on(name, () => {
      if (process.listenerCount(name) > 1) return;
      const { status, raised } = signals[name];
      if (hasInterrupted || hasEnded()) return exit(status);
      const error = raised();
      hasInterrupted = true;
      interrupt(goroutine, error);
      setTimeout(() => {
        if (goroutine.failure?.error === error) exit(status);
      }, patience).unref();
    });
  }
}
