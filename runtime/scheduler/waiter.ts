/** Queues of blocked goroutines: intrusive doubly linked lists, from which any waiter can be taken at once. */
import type { Goroutine, Queue, Selection, Waiter } from "./types.ts";

/** A goroutine's place in a queue. */
export class OwnWaiter implements Waiter {
  readonly goroutine: Goroutine;
  readonly selection: Selection | null;
  readonly index: number;
  value: unknown = undefined;
  strict = false;
  queue: Queue | null = null;
  next: Waiter | null = null;
  previous: Waiter | null = null;

  constructor(goroutine: Goroutine, selection: Selection | null, index: number) {
    this.goroutine = goroutine;
    this.selection = selection;
    this.index = index;
  }
}

export class WaitQueue implements Queue {
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
