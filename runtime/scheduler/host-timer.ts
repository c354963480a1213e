/** The host's timer, in Node and in browsers. */
import { clock } from "../clock.ts";

/** Longest delay that hosts accept. */
const longestDelay = 2_147_483_647;

/** One timer of the host, which is set and re-set; it may fire before its time. */
export class HostTimer {
  private readonly callback: () => void;
  private handle: ReturnType<typeof setTimeout> | undefined;
  private armedFor = 0;
  private held = true;

  constructor(callback: () => void) {
    this.callback = callback;
  }

  /** Sees to it that the callback runs at `deadline` or before. One that never comes keeps the program alive all the same. */
  arm(deadline: number): void {
    if (this.handle !== undefined) {
      if (deadline >= this.armedFor) return;
      clearTimeout(this.handle);
    }
    this.armedFor = deadline;
    const delay = Math.min(Math.max(Math.ceil(deadline - clock.now()), 0), longestDelay);
    this.handle = setTimeout(() => {
      this.handle = undefined;
      this.callback();
    }, delay);
    this.held = true;
  }

  /** Whether the timer keeps the program alive, where the host knows such a thing. */
  hold(held: boolean): void {
    if (this.handle === undefined || this.held === held) return;
    this.held = held;
    if (typeof this.handle !== "object") return;
    if (held) this.handle.ref();
    else this.handle.unref();
  }
}
