/** A line between two threads of which one waits for the other, without going through its event loop. */
import type { MessagePort } from "node:worker_threads";

/** Where in the arrivals it is noted, by a one, that nothing comes from the program's thread any more. */
export const ENDED = 2;

/** Milliseconds after which who waits looks whether there is still somebody to wait for. */
const PATIENCE = 500;

/** One end. Messages are copied: text, numbers, plain objects. */
export class Line {
  readonly #port: MessagePort;
  /** How many messages have come to each end, and behind that whether the line is dead. */
  readonly #arrivals: Int32Array;
  readonly #end: 0 | 1;

  constructor(port: MessagePort, arrivals: Int32Array, end: 0 | 1) {
    this.#port = port;
    this.#arrivals = arrivals;
    this.#end = end;
  }

  send(message: unknown): void {
    this.#port.postMessage(message);
    const other = 1 - this.#end;
    Atomics.add(this.#arrivals, other, 1);
    Atomics.notify(this.#arrivals, other);
  }

  /**
   * The next message; the thread sleeps until it is there.
   * @throws Error when the other end's thread has ended
   */
  receive(): unknown {
    const { receiveMessageOnPort } = process.getBuiltinModule("node:worker_threads");
    for (;;) {
      const seen = Atomics.load(this.#arrivals, this.#end);
      const found = receiveMessageOnPort(this.#port) as { readonly message: unknown } | undefined;
      if (found !== undefined) return found.message;
      if (this.isDead) throw new Error("the compiler has run out of memory");
      Atomics.wait(this.#arrivals, this.#end, seen, PATIENCE);
    }
  }

  get isDead(): boolean {
    return Atomics.load(this.#arrivals, ENDED) === 1;
  }
}
