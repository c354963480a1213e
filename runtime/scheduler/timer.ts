/** Timers: a program without any carries nothing of the collection that the first one makes. */
import { TimerQueue } from "./timer-queue.ts";
import type { Timer, Timers } from "./types.ts";

export class OwnTimer implements Timer {
  deadline: number;
  readonly fire: () => void;
  readonly background: boolean;
  order = 0;
  place = -1;

  constructor(deadline: number, fire: () => void, background: boolean) {
    this.deadline = deadline;
    this.fire = fire;
    this.background = background;
  }

  collection(): Timers {
    return new TimerQueue();
  }
}
