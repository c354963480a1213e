/** A goroutine as compiled code sees it: its result, and the steps of blocking and going on. */
import { startSoon } from "./lifecycle.ts";
import { rt } from "./rt.ts";
import { endTurn, isIdle, makeRunnable, resolved, scheduler } from "./turns.ts";
import { type Selection, Waiter } from "./waiter.ts";

/** Blocks that go straight to a promise after a hop has been in vain. */
const blocksWithoutHop = 32;

let lastResolve: (() => void) | null = null;

const keepResolve = (resolve: () => void): void => {
  lastResolve = resolve;
};

export class Goroutine {
  readonly id: number;
  /** What it was woken with, or what the suspending function that has just returned gave. Never `undefined`. */
  value: unknown = null;
  /** It waits: until it becomes runnable, and then until its turn comes. */
  blocked = false;
  /** What it is blocked in, in the words of the deadlock report; empty when it can run. */
  state = "";
  /** Position of the operation it is blocked in, and of the `go` that made it. */
  position = -1;
  readonly createdAt: number;
  /** What `take()` throws; wrapped, since anything can be thrown. */
  failure: { readonly error: unknown } | null = null;
  /** What a select has received. */
  received: unknown = null;
  /** The code to run, until it has been started. */
  body: (() => unknown) | null;
  /** The program's main goroutine: its blocking for ever is a deadlock. */
  main = false;
  /** Neighbours in the list of live goroutines. */
  older: Goroutine | null = null;
  newer: Goroutine | null = null;
  /** Its select, once it has blocked in one; used again and again. */
  selection: Selection | null = null;
  private ownWaiter: Waiter | null = null;
  private wakeUp: (() => void) | null = null;
  private hopless = 0;

  constructor(id: number, body: (() => unknown) | null, createdAt: number) {
    this.id = id;
    this.body = body;
    this.createdAt = createdAt;
  }

  /** The node with which it waits in one queue at a time. */
  get waiter(): Waiter {
    return (this.ownWaiter ??= new Waiter(this, null, 0));
  }

  /** Reports a function's value, as the very last thing its async body does. */
  done(value: unknown): undefined {
    this.value = value === undefined ? null : value;
    rt.ok = 1;
    return undefined;
  }

  /** The value of the suspending function that `rt.pending` was awaited for. */
  resume(): unknown {
    rt.cur = this;
    return this.value;
  }

  /**
   * To be awaited first after a blocking operation returned `undefined`. A partner that answers at once is met without a
   * promise of one's own; where this fails the goroutine goes straight to a promise for a while.
   */
  hop(): Promise<void> {
    endTurn(this);
    if (!this.blocked) return resolved;
    if (this.hopless > 0 || isIdle()) {
      this.hopless--;
      return this.promise();
    }
    return resolved;
  }

  /** To be awaited when it is still `blocked` after the hop. */
  park(): Promise<void> {
    this.hopless = blocksWithoutHop;
    return this.promise();
  }

  /** Ends the turn and queues behind everybody runnable: for the back edge of a polling loop. */
  yield(): Promise<void> {
    scheduler.lookAtClock();
    this.blocked = true;
    this.value = null;
    makeRunnable(this);
    endTurn(this);
    return this.blocked ? this.promise() : resolved;
  }

  /** The result of the blocking operation. Throws what the goroutine was woken with, if that was an error. */
  take(): unknown {
    rt.cur = this;
    if (this.failure !== null) this.throwFailure();
    return this.value;
  }

  /** Its turn has come; for the scheduler's side. */
  grant(): void {
    this.blocked = false;
    if (this.wakeUp !== null) {
      const wakeUp = this.wakeUp;
      this.wakeUp = null;
      wakeUp();
    } else if (this.body !== null) {
      startSoon();
    }
  }

  private promise(): Promise<void> {
    const promise = new Promise<void>(keepResolve);
    this.wakeUp = lastResolve;
    return promise;
  }

  private throwFailure(): never {
    const { error } = this.failure!;
    this.failure = null;
    throw error;
  }
}
