/** Mutual exclusion: a lock that is handed from goroutine to goroutine in the order of asking. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { block, completed, throwIfInterrupted, wake } from "../scheduler/blocking.ts";
import { WaitQueue } from "../scheduler/waiter.ts";
import { shownByItself } from "../values/shown.ts";
import { Lock } from "./lock.ts";

class MutexValue extends Lock {
  static readonly $name: string = "mutex";

  private locked = false;
  private readonly waiting = new WaitQueue();

  get $kind(): string {
    return "mutex";
  }

  get $isFree(): boolean {
    return !this.locked;
  }

  /** A blocking primitive. */
  $acquire(at: number): null | undefined {
    throwIfInterrupted();
    if (this.$tryAcquire()) return completed(null);
    this.waiting.push(block("sync.Mutex.Lock", at).waiter);
    return undefined;
  }

  $tryAcquire(): boolean {
    if (this.locked) return false;
    this.locked = true;
    return true;
  }

  /** @throws RuntimeError when it is not locked */
  $release(): null {
    if (this.waiting.first !== null) wake(this.waiting.shift().goroutine, null);
    else if (this.locked) this.locked = false;
    else throw new RuntimeError("unlock of unlocked mutex");
    return null;
  }

  __repr__(): string {
    return "<mutex>";
  }
}

export const Mutex: typeof MutexValue = /* @__PURE__ */ shownByItself(MutexValue);
export type Mutex = MutexValue;
