/** Queues of blocked goroutines: intrusive doubly linked lists, from which any waiter can be taken at once. */
import type { Goroutine } from "./goroutine.ts";

/** A select that waits in several queues. */
export interface Selection {
  /**
   * One of its operations has been performed: leaves the other queues.
   * @param received the value or `CLOSED`; null after a send
   * @returns what the select gives
   */
  settle(winner: Waiter, received: unknown): unknown;
}

/** A goroutine's place in a queue. */
export class Waiter {
  readonly goroutine: Goroutine;
  /** The select it is part of, and the number of its case there. */
  readonly selection: Selection | null;
  readonly index: number;
  /** What a waiting sender sends. */
  value: unknown = undefined;
  /** A receiver for which a closed channel is an error. */
  strict = false;
  queue: WaitQueue | null = null;
  next: Waiter | null = null;
  previous: Waiter | null = null;

  constructor(goroutine: Goroutine, selection: Selection | null, index: number) {
    this.goroutine = goroutine;
    this.selection = selection;
    this.index = index;
  }
}

export class WaitQueue {
  first: Waiter | null = null;
  /** Somebody has been taken out of the queue without what it had waited for. */
  whenLeft: (() => void) | null = null;
  private last: Waiter | null = null;

  push(waiter: Waiter): void {
    const last = this.last;
    waiter.queue = this;
    waiter.next = null;
    waiter.previous = last;
    if (last === null) this.first = waiter;
    else last.next = waiter;
    this.last = waiter;
  }

  /** Takes the first waiter out; it must exist. */
  shift(): Waiter {
    const first = this.first!;
    this.remove(first);
    return first;
  }

  remove(waiter: Waiter): void {
    const { previous, next } = waiter;
    if (previous === null) this.first = next;
    else previous.next = next;
    if (next === null) this.last = previous;
    else next.previous = previous;
    waiter.queue = null;
    waiter.next = null;
    waiter.previous = null;
  }
}
