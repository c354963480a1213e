/** Whether the host has had a turn lately, which nothing tells: it is found out when it has been a while. */
import { clock } from "../clock.ts";
import { afterHostEvents } from "./host-loop.ts";

export class HostTurns {
  /** Half of the time that goroutines may run: after the first the host is asked, after the second they stop. */
  private readonly half: number;
  /** When it had a turn, as far as known, or was asked. */
  private since = Number.NaN;
  private isAsked = false;
  private readonly answer = (): void => {
    if (this.isAsked) this.had();
  };

  /** @param slice milliseconds that goroutines may run before the host is due */
  constructor(slice: number) {
    this.half = slice / 2;
  }

  /** Has it had no turn for so long that it has to have one now? */
  areDue(now: number): boolean {
    if (now - this.since < this.half) return false;
    if (this.isAsked) return true;
    if (!Number.isNaN(this.since)) {
      this.isAsked = true;
      afterHostEvents(this.answer);
    }
    this.since = now;
    return false;
  }

  /** It has had one. */
  had(): void {
    this.isAsked = false;
    this.since = clock.now();
  }
}
