/** A goroutine's select while it waits: a place in the queue of each of its channels, and perhaps a timer. */
import type { Goroutine } from "../scheduler/goroutine.ts";
import type { Timer } from "../scheduler/scheduler.ts";
import { scheduler } from "../scheduler/turns.ts";
import { type Selection, Waiter, type WaitQueue } from "../scheduler/waiter.ts";

export class PendingSelect implements Selection {
  private readonly goroutine: Goroutine;
  /** By case; used again by the goroutine's next selects. */
  private readonly waiters: Waiter[] = [];
  private timer: Timer | null = null;

  constructor(goroutine: Goroutine) {
    this.goroutine = goroutine;
  }

  queueReceiver(queue: WaitQueue, index: number): void {
    queue.push(this.waiter(index));
  }

  queueSender(queue: WaitQueue, index: number, value: unknown): void {
    const waiter = this.waiter(index);
    waiter.value = value === undefined ? null : value;
    queue.push(waiter);
  }

  setTimer(timer: Timer): void {
    this.timer = timer;
    scheduler.setTimer(timer);
  }

  settle(): void {
    if (this.timer !== null) scheduler.clearTimer(this.timer);
    this.withdraw();
  }

  /** Leaves all queues; the winner has been taken out of its own before. */
  withdraw(): void {
    this.timer = null;
    for (const waiter of this.waiters) {
      if (waiter.queue === null) continue;
      waiter.queue.remove(waiter);
      waiter.value = undefined;
    }
  }

  private waiter(index: number): Waiter {
    const { waiters } = this;
    for (let i = waiters.length; i <= index; i++) waiters.push(new Waiter(this.goroutine, this, i));
    return waiters[index]!;
  }
}
