/** Locks in `with`: locked on entry, unlocked on exit. */
import { builtin, fn, suspending } from "../objects/functions.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";

interface Lock {
  $acquire(at: number): null | undefined;
  $release(): null;
}

/** `__enter__`: gives the lock itself. */
export const enterLock = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: Lock) {
    return outcome(this.$acquire(noPosition), () => this);
  }, ".__enter__(self)"),
);

/** `__exit__`: errors go on. */
export const exitLock = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Lock) {
    return this.$release();
  }, ".__exit__(self, type, value, traceback)"),
);
