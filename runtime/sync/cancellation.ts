/** The state of a context that can be cancelled: reason, done channel, deadline, timer and children. */
import { Channel } from "../channels/channel.ts";
import { shut } from "../channels/transfer.ts";
import { clock } from "../clock.ts";
import { OwnTimer } from "../scheduler/timer.ts";
import { scheduler } from "../scheduler/turns.ts";
import type { Timer } from "../scheduler/types.ts";

export class Cancellation {
  /** Why it has been cancelled; null while it is active. */
  reason: string | null = null;
  /** The earlier of its own deadline and its parent's: Unix time in milliseconds. */
  deadline: number | null;
  readonly done: Channel = new Channel();
  private readonly parent: Cancellation | null;
  private readonly children = new Set<Cancellation>();
  private readonly listeners: ((reason: string) => void)[] = [];
  private timer: Timer | null = null;

  constructor(parent: Cancellation | null) {
    this.parent = parent;
    this.deadline = parent === null ? null : parent.deadline;
    this.done.refusal = "context done channel is receive-only";
    if (parent === null) return;
    if (parent.reason !== null) this.cancel(inherited(parent.reason));
    else parent.children.add(this);
  }

  /** The first cancellation wins; later ones do nothing. */
  cancel(reason: string): void {
    if (this.reason !== null) return;
    this.parent?.children.delete(this);
    // Chains may be as long as memory allows: no recursion. The next one is the last in the list.
    const waiting: Cancelling[] = [{ context: this, reason }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const children = next.context.$end(next.reason);
      const inner = inherited(next.reason);
      for (const context of children.reverse()) waiting.push({ context, reason: inner });
    }
  }

  /** Ends this context alone; gives its children, in order of creation. */
  $end(reason: string): Cancellation[] {
    if (this.reason !== null) return [];
    this.reason = reason;
    shut(this.done);
    if (this.timer !== null) scheduler.clearTimer(this.timer);
    this.timer = null;
    for (const listener of this.listeners.splice(0)) listener(reason);
    const children = [...this.children];
    this.children.clear();
    return children;
  }

  /** Calls the listener when it is cancelled, or at once if it has been. */
  whenCancelled(listener: (reason: string) => void): void {
    if (this.reason === null) this.listeners.push(listener);
    else listener(this.reason);
  }

  /** Cancels it when so many milliseconds have passed, or at once. */
  cancelAfter(milliseconds: number): void {
    this.#cancelAt(clock.unixTime() + milliseconds, milliseconds);
  }

  /** Cancels it at a deadline, in Unix milliseconds. */
  cancelAt(deadline: number): void {
    this.#cancelAt(deadline, deadline - clock.unixTime());
  }

  #cancelAt(deadline: number, milliseconds: number): void {
    if (this.reason !== null) return;
    if (!(milliseconds > 0)) {
      this.deadline = Math.min(this.deadline ?? deadline, deadline);
      this.cancel("deadline already passed");
    } else if (this.deadline === null || deadline < this.deadline) {
      this.deadline = deadline;
      this.timer = new OwnTimer(clock.now() + milliseconds, () => this.cancel("deadline exceeded"), true);
      scheduler.setTimer(this.timer);
    }
  }
}

interface Cancelling {
  readonly context: Cancellation;
  readonly reason: string;
}

function inherited(reason: string): string {
  return `parent context canceled: ${reason}`;
}
