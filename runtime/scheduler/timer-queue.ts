/** The timers of the standard scheduler: a heap of deadlines, and one timer of the host for the first of them. */
import { clock } from "../clock.ts";
import { HostTimer } from "./host-timer.ts";
import { TimerHeap } from "./timer-heap.ts";
import type { Timer, Timers } from "./types.ts";

export class TimerQueue implements Timers {
  private readonly timers = new TimerHeap();
  private readonly hostTimer = new HostTimer(() => this.fireDue());

  add(timer: Timer): void {
    this.timers.add(timer);
    if (timer.place === 0) this.hostTimer.arm(timer.deadline);
    this.hostTimer.hold(this.timers.foreground > 0);
  }

  remove(timer: Timer): void {
    this.timers.remove(timer);
    // A host timer that fires for nothing is cheaper than one that is set again and again, as long as nobody waits for it.
    if (this.timers.foreground === 0) this.hostTimer.hold(false);
  }

  holdBackground(endless: boolean): boolean {
    const first = this.timers.first();
    if (first === undefined || (first.deadline === Number.POSITIVE_INFINITY && !endless)) return false;
    this.hostTimer.hold(true);
    return true;
  }

  fireDue(): void {
    if (this.timers.size === 0) return;
    const now = clock.now();
    let first = this.timers.first();
    while (first !== undefined && first.deadline <= now) {
      this.timers.remove(first);
      first.fire();
      first = this.timers.first();
    }
    if (first !== undefined) this.hostTimer.arm(first.deadline);
    this.hostTimer.hold(this.timers.foreground > 0);
  }
}
