/** Goroutines: what compiled code and the rest of the runtime use of the scheduler. */
export { keepAsyncContexts } from "./async-context.ts";
export { awaitPromise } from "./awaiting.ts";
export { block, blockable, completed, noPosition, stillWaits, wake, wakeWithError } from "./blocking.ts";
export { watchCallbacks } from "./callbacks.ts";
export { afterCall, afterWait } from "./continuations.ts";
export { deadlockReport } from "./deadlock.ts";
export {
  exit,
  exitOnSystemExit,
  flush,
  keptOutput,
  setReporter,
  type Uncaught,
  writeError,
} from "./ending.ts";
export { outcome } from "./entry.ts";
export { expectHost, letGo } from "./expected.ts";
export { enterFromHost } from "./from-host.ts";
export { noteStack } from "./goroutine.ts";
export { type InputEnd, interruptRunning, RunningInput } from "./interactive.ts";
export { tick } from "./polling.ts";
export { type Position, positionOf, positions } from "./positions.ts";
export { tracebackOf } from "./reports.ts";
export { failed, type RuntimeState, rt, started } from "./rt.ts";
export { gosched, gosched$s, sleep, sleep$s, timeSleep, timeSleep$s } from "./sleep.ts";
export { spawn, spawnCall, spawnSteps } from "./spawn.ts";
export { StandardScheduler } from "./standard-scheduler.ts";
export { OwnTimer } from "./timer.ts";
export { resumeTurns, scheduler, setScheduler } from "./turns.ts";
export type { Goroutine, Scheduler, Selection, Steps, Timer, Waiter } from "./types.ts";
export { reportAtEnd } from "./unheard.ts";
export { WaitQueue } from "./waiter.ts";
export { callWithoutSuspending, invoke, stepWithoutSuspending } from "./without-suspending.ts";
