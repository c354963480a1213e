/** The end of a select's wait by the clock; a file of its own, so that programs without timeouts carry no timers. */
import { OwnTimer } from "../scheduler/timer.ts";
import { scheduler } from "../scheduler/turns.ts";
import type { PendingSelect } from "./pending-select.ts";

/** @param deadline by the clock's `now()`, in milliseconds */
export function timeOutAt(waiting: PendingSelect, deadline: number): void {
  waiting.timer ??= new OwnTimer(0, () => waiting.timeOut(), false);
  waiting.timer.deadline = deadline;
  scheduler.setTimer(waiting.timer);
}
