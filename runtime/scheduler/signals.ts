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

/** Those of main that run, the last begun last. */
const running: Goroutine[] = [];
let isListening = false;
let hasInterrupted = false;

/**
 * Signals interrupt the goroutine from now on, unless the program listens for them itself; where it has ended, they end the program.
 * A second one ends it at once, and so does one that is not taken.
 * @returns to be called when the goroutine has ended
 */
export function interruptBySignals(goroutine: Goroutine): () => void {
  const process = (globalThis as Host).process;
  if (process?.on === undefined) return () => {};
  running.push(goroutine);
  if (!isListening) {
    isListening = true;
    for (const name of Object.keys(signals) as (keyof typeof signals)[])
      process.on(name, () => {
        if (process.listenerCount(name) === 1) take(name);
      });
  }
  return () => {
    running.splice(running.indexOf(goroutine), 1);
  };
}

function take(name: keyof typeof signals): void {
  const { status, raised } = signals[name];
  const goroutine = running.at(-1);
  if (hasInterrupted || goroutine === undefined) return exit(status);
  const error = raised();
  hasInterrupted = true;
  interrupt(goroutine, error);
  setTimeout(() => {
    if ((goroutine.failure ?? goroutine.interruption)?.error === error) exit(status);
  }, patience).unref();
}
