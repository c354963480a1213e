/** A lock for one writer or many readers; waiting writers go before new readers. */
import { RuntimeError } from "../errors/hierarchy.ts";
import type { FunctionValue } from "../objects/types.ts";
import { block, completed, throwIfInterrupted, wake } from "../scheduler/blocking.ts";
import { WaitQueue } from "../scheduler/waiter.ts";
import { shownByItself } from "../values/shown.ts";
import { Lock } from "./lock.ts";
import { blockingMethod, plainMethod } from "./lock-methods.ts";

class RWMutexValue extends Lock {
  static readonly $name: string = "rwmutex";

  private writing = false;
  private readers = 0;
  private readonly waitingWriters = new WaitQueue();
  private readonly waitingReaders = new WaitQueue();

  constructor() {
    super();
    this.waitingWriters.whenLeft = () => {
      if (!this.writing && this.waitingWriters.first === null) this.admitReaders();
    };
  }

  get $kind(): string {
    return "rwmutex";
  }

  /** Takes the write lock; a blocking primitive. */
  $acquire(at: number): null | undefined {
    throwIfInterrupted();
    if (this.$tryAcquire()) return completed(null);
    this.waitingWriters.push(block("sync.RWMutex.Lock", at).waiter);
    return undefined;
  }

  $tryAcquire(): boolean {
    if (this.writing || this.readers > 0) return false;
    this.writing = true;
    return true;
  }

  /** Gives the write lock to the readers that wait now, else to the next writer. */
  $release(): null {
    if (!this.writing) throw new RuntimeError("unlock of unlocked rwmutex");
    this.writing = false;
    if (this.waitingReaders.first === null) this.admitWriter();
    else this.admitReaders();
    return null;
  }

  /** Takes a read lock; a blocking primitive. */
  $acquireRead(at: number): null | undefined {
    throwIfInterrupted();
    if (this.$tryAcquireRead()) return completed(null);
    this.waitingReaders.push(block("sync.RWMutex.RLock", at).waiter);
    return undefined;
  }

  $tryAcquireRead(): boolean {
    if (this.writing || this.waitingWriters.first !== null) return false;
    this.readers++;
    return true;
  }

  /** The last reader lets the next writer in. */
  $releaseRead(): null {
    if (this.readers === 0) throw new RuntimeError("runlock of unlocked rwmutex");
    if (--this.readers === 0) this.admitWriter();
    return null;
  }

  get rlock(): FunctionValue {
    return rlock;
  }

  get runlock(): FunctionValue {
    return runlock;
  }

  get try_rlock(): FunctionValue {
    return tryRlock;
  }

  __repr__(): string {
    return "<rwmutex>";
  }

  private admitReaders(): void {
    while (this.waitingReaders.first !== null) {
      this.readers++;
      wake(this.waitingReaders.shift().goroutine, null);
    }
  }

  private admitWriter(): void {
    if (this.waitingWriters.first === null) return;
    this.writing = true;
    wake(this.waitingWriters.shift().goroutine, null);
  }
}

export const RWMutex: typeof RWMutexValue = /* @__PURE__ */ shownByItself(RWMutexValue);
export type RWMutex = RWMutexValue;

const rlock = /* @__PURE__ */ blockingMethod("rlock", (mutex: RWMutex, at) => mutex.$acquireRead(at));
const runlock = /* @__PURE__ */ plainMethod("runlock", (mutex: RWMutex) => mutex.$releaseRead());
const tryRlock = /* @__PURE__ */ plainMethod("try_rlock", (mutex: RWMutex) => mutex.$tryAcquireRead());
