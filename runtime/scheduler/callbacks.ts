/** Errors that leave callbacks which JavaScript has called, and that nobody catches: the end of the callback, not of the program (language §8.4). */
import { isException } from "../errors/base-exception.ts";
import { stackOf } from "../errors/native.ts";
import type { Host } from "../host.ts";
import { reportUncaught } from "./ending.ts";
import { m28File } from "./reports.ts";
import { rt } from "./rt.ts";
import { framesOf } from "./stack.ts";

/** Marks the listeners of all copies of the runtime: one of them reports. */
const mark = /* @__PURE__ */ Symbol.for("m28.uncaught");

type Listener = ((error: unknown) => void) & { readonly [mark]?: true };

/** The goroutines that callbacks ran in, by the errors that have left them. */
const numbers: WeakMap<object, number> = /* @__PURE__ */ new WeakMap();

/** In a program without goroutines main is number 1. */
let callbacks = 1;

/** An error leaves a callback that ran in a goroutine of its own. JavaScript may still catch it. */
export function leavesCallback(error: unknown, goroutine: number): void {
  if (typeof error === "object" && error !== null) numbers.set(error, goroutine);
}

/**
 * From now on such errors are reported as those of goroutines are. Browsers report them to the console.
 * @param all also those that no code of M28's has to do with, which end a program, but no session
 */
export function watchCallbacks(all = false): void {
  const process = (globalThis as Host).process;
  if (process?.on === undefined) return;
  const listener: Listener = Object.assign((error: unknown) => uncaught(process, listener, error, all), {
    [mark]: true as const,
  });
  process.on("uncaughtException", listener);
}

function uncaught(process: NodeJS.Process, own: Listener, error: unknown, all: boolean): void {
  const listeners = process.listeners("uncaughtException") as Listener[];
  // The program, or whatever it is part of, wants to know of them itself.
  if (listeners.some((listener) => listener[mark] !== true)) return;
  if (listeners[0] !== own) return;
  if (all || isOurs(error)) {
    const number = numbers.get(error as object) ?? rt.goroutines?.newNumber() ?? ++callbacks;
    reportUncaught(error, number, `Exception in goroutine ${number}:\n`);
    return;
  }
  // What other code has thrown by itself ends the program as it always does.
  for (const listener of listeners) process.off("uncaughtException", listener);
  process.nextTick(() => {
    throw error;
  });
}

/** Is it M28's, or has it passed M28 code? */
function isOurs(error: unknown): boolean {
  if (isException(error)) return true;
  return numbers.has(error as object) || framesOf(stackOf(error)).some(({ file }) => m28File.test(file));
}
