/** A binary heap of timers: earliest deadline first, then order of creation. */
import type { Timer } from "./types.ts";

export class TimerHeap {
  private readonly timers: Timer[] = [];
  private created = 0;
  /** Timers that keep the program alive. */
  foreground = 0;

  get size(): number {
    return this.timers.length;
  }

  first(): Timer | undefined {
    return this.timers[0];
  }

  add(timer: Timer): void {
    timer.order = this.created++;
    if (!timer.background) this.foreground++;
    this.timers.push(timer);
    this.siftUp(timer, this.timers.length - 1);
  }

  /** Does nothing when the timer is not in the heap. */
  remove(timer: Timer): void {
    const place = timer.place;
    if (this.timers[place] !== timer) return;
    timer.place = -1;
    if (!timer.background) this.foreground--;
    const last = this.timers.pop()!;
    if (last === timer) return;
    this.siftUp(last, place);
    this.siftDown(last, last.place);
  }

  private siftUp(timer: Timer, place: number): void {
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.timers[parentPlace]!;
      if (before(parent, timer)) break;
      this.put(parent, place);
      place = parentPlace;
    }
    this.put(timer, place);
  }

  private siftDown(timer: Timer, place: number): void {
    for (;;) {
      let childPlace = 2 * place + 1;
      let child = this.timers[childPlace];
      if (child === undefined) break;
      const right = this.timers[childPlace + 1];
      if (right !== undefined && before(right, child)) {
        child = right;
        childPlace++;
      }
      if (before(timer, child)) break;
      this.put(child, place);
      place = childPlace;
    }
    this.put(timer, place);
  }

  private put(timer: Timer, place: number): void {
    this.timers[place] = timer;
    timer.place = place;
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.deadline < b.deadline || (a.deadline === b.deadline && a.order < b.order);
}
