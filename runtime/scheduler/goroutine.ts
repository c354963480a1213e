/** The record of a goroutine: how it blocks and goes on. What the parts of it are, `types.ts` says. */
import { rt } from "./rt.ts";
import {
  endTurn,
  grantNextTurn,
  holder,
  isIdle,
  makeRunnable,
  mustRunHolder,
  resolved,
  runHolderSoon,
  running,
  scheduler,
} from "./turns.ts";
import type { Beginning, Failure, Goroutine, Selection, Steps, StepsFrame, Timer, Waiter } from "./types.ts";
import { OwnWaiter } from "./waiter.ts";
import type { WaitingCallers } from "./waiting-callers.ts";

/** Blocks that go straight to a promise after a hop has been in vain. */
const blocksWithoutHop = 32;

type Resolve = (value: boolean) => void;

let lastResolve: Resolve | null = null;

const keepResolve = (resolve: Resolve): void => {
  lastResolve = resolve;
};

let looksForStacks = false;

/** From now on goroutines that are stirred note where they wait. */
export function lookForStacks(): void {
  looksForStacks = true;
}

/** The innermost step of a stirred goroutine notes where it stands, before it waits again. */
export function noteStack(): undefined {
  rt.cur.stack = new Error();
}

export class GoroutineRecord implements Goroutine {
  id: number;
  value: unknown = null;
  blocked = false;
  state = "";
  position = -1;
  createdAt: number;
  failure: Failure | null = null;
  interruption: Failure | null = null;
  timer: Timer | null = null;
  waiting: WaitingCallers | null = null;
  lastWaiting: WaitingCallers | null = null;
  stack: Error | null = null;
  interruptions = 0;
  received: unknown = null;
  start: Beginning | null = null;
  steps: Steps | null = null;
  frame: StepsFrame | null = null;
  main = false;
  older: Goroutine | null = null;
  newer: Goroutine | null = null;
  selection: Selection | null = null;
  private ownWaiter: Waiter | null = null;
  private wakeUp: Resolve | null = null;
  private hopless = 0;
  private hasHopped = false;

  constructor(id: number, createdAt: number) {
    this.id = id;
    this.createdAt = createdAt;
  }

  /** The node with which it waits in one queue at a time. */
  get waiter(): Waiter {
    return (this.ownWaiter ??= new OwnWaiter(this, null, 0));
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
   * After a blocking operation returned `undefined`: must the function await `pause()`?
   * @param isBottom the function has awaited before, so there is nothing but it on the stack: others can be run from here
   */
  waits(isBottom?: boolean): boolean {
    if (!this.blocked) return false;
    if (holder === this) {
      grantNextTurn();
      // When there is nobody else, whoever waits for a microtask goes first.
      if (!this.blocked) return true;
    }
    if ((this.hasHopped || isBottom === true) && this.blocked && mustRunHolder()) running.runNested();
    return this.blocked;
  }

  /**
   * First a promise that is there already: a partner that answers at once is met without a promise of one's own. Where this
   * fails the goroutine goes straight to its own promise for a while. The promise's value is what `waits` gets then; it is false when
   * the goroutine has been stirred, and still has to wait.
   */
  pause(): Promise<boolean> {
    if (!this.blocked) return resolved;
    if (looksForStacks) this.stack ??= new Error();
    else if (this.hasHopped) this.hopless = blocksWithoutHop;
    else if (this.hopless === 0 && !isIdle()) {
      this.hasHopped = true;
      return resolved;
    } else if (this.hopless > 0) this.hopless--;
    runHolderSoon();
    return this.promise();
  }

  /** Ends the turn and queues behind everybody runnable: for the back edge of a polling loop. */
  yield(): Promise<boolean> {
    this.giveWay();
    endTurn(this);
    return this.blocked ? this.promise() : resolved;
  }

  /** Has its code wait again, and note where that is: its callers are on the stack then, as far as the engine knows. */
  stir(): void {
    const { wakeUp } = this;
    if (this.frame !== null) {
      rt.cur = this;
      // No operation gives this.
      this.value = undefined;
      this.frame(this);
      return;
    }
    this.wakeUp = null;
    wakeUp?.(false);
  }

  /** Queues behind everybody runnable. */
  giveWay(): void {
    this.failure = this.interruption;
    this.interruption = null;
    scheduler.lookAtClock();
    this.blocked = true;
    this.position = -1;
    this.value = null;
    makeRunnable(this);
  }

  /** By the scheduler that it belongs to, of whatever copy of the runtime that is. */
  becomeRunnable(): void {
    makeRunnable(this);
  }

  /** The result of the blocking operation. Throws what the goroutine was woken with, if that was an error. */
  take(): unknown {
    rt.cur = this;
    this.hasHopped = false;
    if (this.failure !== null) throw this.takeFailure();
    return this.value;
  }

  /** Runs its steps up to the next operation in which it blocks, or to their end. Throws what they throw. */
  step(steps: Steps): IteratorResult<unknown> {
    this.steps = steps;
    return this.failure === null ? steps.next(this.value) : steps.throw(this.takeFailure());
  }

  /** What it has been interrupted with, for an operation that can block and has had no effect yet. */
  takeInterruption(): unknown {
    const { error, taken } = this.interruption!;
    this.interruption = null;
    taken?.(error, -1);
    return error;
  }

  grant(): Goroutine {
    this.blocked = false;
    if (this.wakeUp !== null) {
      const wakeUp = this.wakeUp;
      this.wakeUp = null;
      wakeUp(true);
    }
    return this;
  }

  private promise(): Promise<boolean> {
    const promise = new Promise<boolean>(keepResolve);
    this.wakeUp = lastResolve;
    return promise;
  }

  private takeFailure(): unknown {
    const { error, taken } = this.failure!;
    this.failure = null;
    taken?.(error, this.position);
    return error;
  }
}
