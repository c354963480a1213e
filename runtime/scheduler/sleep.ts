/** Sleeping, and giving way (language §13.8). */
import { clock } from "../clock.ts";
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { block, noPosition, wake } from "./blocking.ts";
import { toTime } from "./duration.ts";
import { outcome } from "./entry.ts";
import { OwnTimer } from "./timer.ts";
import { scheduler } from "./turns.ts";
import type { Goroutine } from "./types.ts";

/** `(sleep s)`, in seconds. */
export function sleep(seconds: unknown, at: number): undefined;
export function sleep(...operands: unknown[]): undefined {
  if (operands.length !== 2) throw typeError("sleep requires 1 argument: seconds");
  return sleepFor(operands[0], 1000, operands[1] as number);
}

/** `(time-sleep ms)`, in milliseconds. */
export function timeSleep(milliseconds: unknown, at: number): undefined;
export function timeSleep(...operands: unknown[]): undefined {
  if (operands.length !== 2) throw typeError("time-sleep requires 1 argument: milliseconds");
  return sleepFor(operands[0], 1, operands[1] as number);
}

/** `(gosched)`: behind everybody runnable. */
export function gosched(at: number): undefined;
export function gosched(...operands: unknown[]): undefined {
  if (operands.length !== 1) throw typeError("gosched takes no arguments");
  giveWay(block("gosched", operands[0] as number));
}

export function sleep$s(...operands: unknown[]): unknown {
  return outcome(sleep(...(operands as [unknown]), noPosition));
}

export function timeSleep$s(...operands: unknown[]): unknown {
  return outcome(timeSleep(...(operands as [unknown]), noPosition));
}

export function gosched$s(...operands: unknown[]): unknown {
  return outcome(gosched(...(operands as []), noPosition));
}

function wakeUp(goroutine: Goroutine): void {
  goroutine.timer = null;
  wake(goroutine, null);
}

/** Behind everybody runnable, and timers and the host that are due. */
function giveWay(goroutine: Goroutine): void {
  scheduler.givesWay();
  wake(goroutine, null);
}

function sleepFor(duration: unknown, unit: number, position: number): undefined {
  if (typeof duration !== "number" && typeof duration !== "bigint") {
    throw typeError("sleep duration must be a number");
  }
  const milliseconds = toTime(duration) * unit;
  if (milliseconds < 0) throw new ValueError("sleep length must be non-negative");
  const goroutine = block("sleep", position);
  if (milliseconds === 0) {
    giveWay(goroutine);
  } else {
    goroutine.timer = new OwnTimer(clock.now() + milliseconds, () => wakeUp(goroutine), false);
    scheduler.setTimer(goroutine.timer);
  }
}
