/** Mutual exclusion: a lock that is handed from goroutine to goroutine in the order of asking. */
import { RuntimeError } from "../errors/index.ts";
import { block, completed, wake } from "../scheduler/blocking.ts";
import { WaitQueue } from "../scheduler/waiter.ts";
import { Lock } from "./lock.ts";

export class Mutex extends Lock {
  static readonly $name: string = "mutex";

  /** How many have asked for it and not given it back: the one who has it, and those who wait. */
  private askers = 0;
  private readonly waiting = new WaitQueue();

  get $kind(): string {
    return "mutex";
  }

  get $isFree(): boolean {
    return this.askers === 0;
  }

  /** A blocking primitive. */
  $acquire(at: number): null | undefined {
    if (this.$tryAcquire()) return completed(null);
    this.waiting.push(block("sync.Mutex.Lock", at).waiter);
    this.askers++;
    return undefined;
  }

  $tryAcquire(): boolean {
    if (this.askers !== 0) return false;
    this.askers = 1;
    return true;
  }

  /** @throws RuntimeError when it is not locked */
  $release(): null {
    if (this.askers === 1) this.askers = 0;
    else this.handOver();
    return null;
  }

  __repr__(): string {
    return "<mutex>";
  }

  private handOver(): void {
    if (this.askers === 0) throw new RuntimeError("unlock of unlocked mutex");
    this.askers--;
    wake(this.waiting.shift().goroutine, null);
  }
}
