/** The queue of those who are to have a turn: a ring that doubles when it is full. */
import type { Runnable } from "./types.ts";

export class RunQueue {
  private ring: (Runnable | null)[] = new Array(64).fill(null);
  private head = 0;
  length = 0;

  push(runnable: Runnable): void {
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.head + this.length++) & (this.ring.length - 1)] = runnable;
  }

  shift(): Runnable | null {
    if (this.length === 0) return null;
    const first = this.ring[this.head]!;
    this.ring[this.head] = null;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length--;
    return first;
  }

  private grow(): void {
    const old = this.ring;
    const ring: (Runnable | null)[] = new Array(old.length * 2).fill(null);
    for (let i = 0; i < this.length; i++) ring[i] = old[(this.head + i) & (old.length - 1)]!;
    this.ring = ring;
    this.head = 0;
  }
}
