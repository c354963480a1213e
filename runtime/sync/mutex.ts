/** Mutual exclusion: a lock that is handed from goroutine to goroutine in the order of asking. */
import { RuntimeError } from "../errors/index.ts";
import type { FunctionValue } from "../objects/types.ts";
import { block, completed, wake } from "../scheduler/blocking.ts";
import { WaitQueue } from "../scheduler/waiter.ts";
import { blockingMethod, plainMethod } from "./lock-methods.ts";
import { enterLock, exitLock } from "./with-lock.ts";

export class Mutex {
  static readonly $name: string = "mutex";

  private locked = false;
  private readonly waiting = new WaitQueue();

  get $kind(): string {
    return "mutex";
  }

  /** A blocking primitive. */
  $acquire(at: number): null | undefined {
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
    if (!this.locked) throw new RuntimeError("unlock of unlocked mutex");
    if (this.waiting.first === null) this.locked = false;
    else wake(this.waiting.shift().goroutine, null);
    return null;
  }

  get lock(): FunctionValue {
    return lock;
  }

  get unlock(): FunctionValue {
    return unlock;
  }

  get try_lock(): FunctionValue {
    return tryLock;
  }

  get __enter__(): FunctionValue {
    return enterLock;
  }

  get __exit__(): FunctionValue {
    return exitLock;
  }

  __repr__(): string {
    return "<mutex>";
  }
}

const lock = /* @__PURE__ */ blockingMethod("lock", (mutex: Mutex, at) => mutex.$acquire(at));
const unlock = /* @__PURE__ */ plainMethod("unlock", (mutex: Mutex) => mutex.$release());
const tryLock = /* @__PURE__ */ plainMethod("try_lock", (mutex: Mutex) => mutex.$tryAcquire());
