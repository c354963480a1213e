/** The host's event loop, in Node and in browsers: one timer, and a way behind the work that waits there. */

/** Runs `callback` once, after the events that wait in the host's loop have had their chance. */
export function afterHostEvents(callback: () => void): void {
  if (typeof setImmediate === "function") {
    setImmediate(callback);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  const onmessage = () => {
    port1.close();
    callback();
  };
  Object.assign(port1, { onmessage });
  port2.postMessage(null);
}

/** Longest delay that hosts accept. */
const longestDelay = 2 ** 31 - 1;

/** One timer of the host, which is set and re-set; it may fire before its time. */
export class HostTimer {
  private readonly callback: () => void;
  private handle: ReturnType<typeof setTimeout> | undefined;
  private armedFor = Number.POSITIVE_INFINITY;
  private held = true;

  constructor(callback: () => void) {
    this.callback = callback;
  }

  /** Sees to it that the callback runs at `deadline` or before. */
  arm(deadline: number, now: number): void {
    if (deadline >= this.armedFor) return;
    if (this.handle !== undefined) clearTimeout(this.handle);
    this.armedFor = deadline;
    const delay = Math.min(Math.max(Math.ceil(deadline - now), 0), longestDelay);
    this.handle = setTimeout(() => {
      this.handle = undefined;
      this.armedFor = Number.POSITIVE_INFINITY;
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
