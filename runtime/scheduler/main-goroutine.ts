/** The main goroutine, and the end of a program that has goroutines. */
import type { Host } from "../host.ts";
import { noticeAsyncContexts } from "./async-context.ts";
import { expectInterruptions, noPosition } from "./blocking.ts";
import { deadlockReport, findStacks } from "./deadlock.ts";
import { exit, flush, writeError } from "./ending.ts";
import { awaitsHost } from "./expected.ts";
import { GoroutineRecord } from "./goroutine.ts";
import { liveGoroutines } from "./live.ts";
import { newNumber } from "./records.ts";
import { type RuntimeCopy, rt } from "./rt.ts";
import { interruptBySignals } from "./signals.ts";
import { newMain } from "./start.ts";
import { end, fail, scheduler, takeTurn } from "./turns.ts";
import type { Goroutine } from "./types.ts";

let lastWords: () => void = () => {};

/** Sets what is said when nothing is left to do. */
export function beforeEnd(say: () => void): void {
  lastWords = say;
}

/** Runs the entry module's body as the main goroutine: what `startMain` does where something makes goroutines. */
function runMain(init: () => unknown): Promise<void> | undefined {
  watchEnd();
  if ((globalThis as Host).process !== undefined) noticeAsyncContexts(null);
  const goroutine = newMain();
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

/** A goroutine of number 0, which everything refuses that blocks. */
function refused(): Goroutine {
  return new GoroutineRecord(0, noPosition);
}

async function finish(goroutine: Goroutine, pending: Promise<void>): Promise<void> {
  const hasEnded = interruptBySignals(goroutine);
  try {
    await pending;
  } catch (error) {
    hasEnded();
    fail(goroutine, error);
    return;
  }
  hasEnded();
  end(goroutine);
}

/** Looks at the state of things when the host has nothing left to do. */
function watchEnd(): void {
  const process = (globalThis as Host).process;
  if (process?.on === undefined || rt.watchesEnd) return;
  rt.watchesEnd = true;
  process.on("beforeExit", endWhenIdle);
}

function endWhenIdle(): void {
  const live = rt.copies.flatMap((copy) => copy.live()).sort((a, b) => a.id - b.id);
  const blocked = live.filter((goroutine) => goroutine.blocked);
  const mainWaits = blocked.some((goroutine) => goroutine.main);
  if (blocked.length > 0 && rt.copies.map((copy) => copy.holds(mainWaits)).includes(true)) return;
  for (const copy of rt.copies) copy.end();
  if (!mainWaits) return;
  for (const copy of rt.copies) copy.findStacks();
  setImmediate(() => {
    writeError(deadlockReport(live));
    exit(2);
  });
}

/** What this copy of the runtime says to the end of the program. */
const ownCopy: RuntimeCopy = {
  live: liveGoroutines,
  holds: (mainWaits) => scheduler.holdBackgroundTimers(mainWaits) || awaitsHost(),
  end() {
    flush();
    lastWords();
  },
  findStacks,
  clearTimer: (timer) => scheduler.clearTimer(timer),
  expectInterruptions,
};

/** A program in which nothing makes goroutines and nothing waits carries nothing of this. */
const isExpected: boolean = /* @__PURE__ */ install();

function install(): boolean {
  rt.goroutines = { runMain, refused, newNumber };
  rt.copies.push(ownCopy);
  if ((globalThis as Host).process !== undefined) rt.beforeTurns = noticeAsyncContexts;
  return true;
}

/** For whoever makes goroutines, or has to run in one: main is one in such a program, from its beginning on. */
export function expectGoroutines(): boolean {
  return isExpected;
}
