/** Ctrl-C and SIGTERM: an exception in main that can be caught, so that `finally` and `with` run (language §21). */
import { KeyboardInterrupt, SystemExit } from "../errors/hierarchy.ts";
import type { Host } from "../host.ts";
import { exit } from "./ending.ts";
import { interrupt } from "./interrupting.ts";
import type { Goroutine } from "./types.ts";

/** Milliseconds that main has to take the exception. */
const patience = 2000;

/** What is raised for a signal, and the status of a program that it ends. */
const signals = {
  SIGINT: { status: 130, raised: () => new KeyboardInterrupt() },
  SIGTERM: { status: 143, raised: () => new SystemExit(143) },
} as const;

/** Of all copies of the runtime in a process one listens: that which was the first to have such a main. */
interface Signals {
  /** Those of main that run, the last begun last. */
  readonly running: Goroutine[];
  isListening: boolean;
  hasInterrupted: boolean;
}

function ofAllCopies(): Signals {
  const shared = globalThis as { [key: symbol]: Signals | undefined };
  return (shared[Symbol.for("m28.signals")] ??= { running: [], isListening: false, hasInterrupted: false });
}

/**
 * Signals interrupt the goroutine from now on, unless the program listens for them itself; where it has ended, they end the program.
 * A second one ends it at once, and so does one that is not taken.
 * @returns to be called when the goroutine has ended
 */
export function interruptBySignals(goroutine: Goroutine): () => void {
  const process = (globalThis as Host).process;
  if (process?.on === undefined) return () => {};
  const all = ofAllCopies();
  all.running.push(goroutine);
  if (!all.isListening) {
    all.isListening = true;
    for (const name of Object.keys(signals) as (keyof typeof signals)[])
      process.on(name, () => {
        if (process.listenerCount(name) === 1) take(name, all);
      });
  }
  return () => {
    all.running.splice(all.running.indexOf(goroutine), 1);
  };
}

function take(name: keyof typeof signals, all: Signals): void {
  const { status, raised } = signals[name];
  const goroutine = all.running.at(-1);
  if (all.hasInterrupted || goroutine === undefined) return exit(status);
  const error = raised();
  all.hasInterrupted = true;
  interrupt(goroutine, error);
  setTimeout(() => {
    if ((goroutine.failure ?? goroutine.interruption)?.error === error) exit(status);
  }, patience).unref();
}
