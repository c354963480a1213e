/** What mutexes and read-write mutexes have in common: the methods of a lock that one goroutine holds, and `with`. */
import { builtin, fn, suspending } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import { OWN } from "../values/own.ts";
import { blockingMethod, plainMethod } from "./lock-methods.ts";

export abstract class Lock {
  /** A blocking primitive. */
  abstract $acquire(at: number): null | undefined;
  /** Takes the lock if that needs no waiting. */
  abstract $tryAcquire(): boolean;
  /** @throws RuntimeError when it is not locked */
  abstract $release(): null;

  get __lookupGetter__(): unknown {
    return OWN;
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
}

const lock = /* @__PURE__ */ blockingMethod("lock", (self: Lock, at) => self.$acquire(at));
const unlock = /* @__PURE__ */ plainMethod("unlock", (self: Lock) => self.$release());
const tryLock = /* @__PURE__ */ plainMethod("try_lock", (self: Lock) => self.$tryAcquire());

/** Gives the lock itself. */
const enterLock = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: Lock) {
    return outcome(this.$acquire(noPosition), () => this);
  }, ".__enter__(self)"),
);

/** Errors go on. */
const exitLock = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Lock) {
    return this.$release();
  }, ".__exit__(self, type, value, traceback)"),
);
