/** A goroutine's select while it waits: a place in the queue of each of its channels, and perhaps a timer. */
import { block, wake } from "../scheduler/blocking.ts";
import { scheduler } from "../scheduler/turns.ts";
import type { Goroutine, Selection, Timer, Waiter } from "../scheduler/types.ts";
import { OwnWaiter, type WaitQueue } from "../scheduler/waiter.ts";
import type { Channel } from "./channel.ts";

/** What a select gives, of the number of the case and what was received; −1: the time is over. */
type Answer = (index: number, received: unknown) => unknown;

/**
 * Registers the running goroutine as blocked in a select.
 * @param answer null: the number, with what was received in the goroutine
 */
export function pendingSelect(at: number, answer: Answer | null): PendingSelect {
  const goroutine = block("select", at);
  goroutine.selection ??= new PendingSelect(goroutine);
  const waiting = goroutine.selection as PendingSelect;
  waiting.answer = answer;
  return waiting;
}

export class PendingSelect implements Selection {
  private readonly goroutine: Goroutine;
  /** By case; used again by the goroutine's next selects. */
  private readonly waiters: Waiter[] = [];
  /** Of the goroutine's selects with a timeout, once there has been one. */
  timer: Timer | null = null;
  answer: Answer | null = null;

  constructor(goroutine: Goroutine) {
    this.goroutine = goroutine;
  }

  receive(index: number, channel: Channel | null): void {
    if (channel !== null) this.queue(channel.receivers, index, undefined);
  }

  send(index: number, channel: Channel | null, value: unknown): void {
    if (channel !== null) this.queue(channel.senders, index, value === undefined ? null : value);
  }

  settle(winner: Waiter, received: unknown): unknown {
    if (this.timer !== null) scheduler.clearTimer(this.timer);
    this.withdraw();
    if (this.answer !== null) return this.answer(winner.index, received);
    this.goroutine.received = received;
    return winner.index;
  }

  /** The time is over. */
  timeOut(): void {
    this.withdraw();
    wake(this.goroutine, this.answer === null ? -1 : this.answer(-1, null));
  }

  /** Leaves all queues; the winner has been taken out of its own before. */
  private withdraw(): void {
    const { waiters } = this;
    for (let i = 0; i < waiters.length; i++) {
      const waiter = waiters[i]!;
      if (waiter.queue === null) continue;
      waiter.queue.remove(waiter);
      waiter.value = undefined;
    }
  }

  private queue(queue: WaitQueue, index: number, value: unknown): void {
    const { waiters } = this;
    for (let i = waiters.length; i <= index; i++) waiters.push(new OwnWaiter(this.goroutine, this, i));
    const waiter = waiters[index]!;
    waiter.value = value;
    queue.push(waiter);
  }
}
