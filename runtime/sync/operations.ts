/** The functions of language §13.6 for locks and wait groups. */
// biome-ignore-all lint/complexity/noArguments: counting arguments must not cost an array on each lock

import { typeError } from "../errors/hierarchy.ts";
import { noPosition, runsOn } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import { kindOf } from "../values/kinds.ts";
import { Mutex } from "./mutex.ts";
import { RWMutex } from "./rwmutex.ts";
import { toDelta, WaitGroup } from "./waitgroup.ts";

/** `(mutex)` */
export function mutex(): Mutex {
  if (arguments.length !== 0) throw typeError("mutex takes no arguments");
  return new Mutex();
}

/** `(rwmutex)` */
export function rwmutex(): RWMutex {
  if (arguments.length !== 0) throw typeError("rwmutex takes no arguments");
  return new RWMutex();
}

/** `(waitgroup)` */
export function waitgroup(): WaitGroup {
  if (arguments.length !== 0) throw typeError("waitgroup takes no arguments");
  return new WaitGroup();
}

/** `(mutex-lock m)`; of an rwmutex, the write lock. Blocks until it is free. */
export function mutexLock(lock: unknown, at: number): null | undefined {
  if (arguments.length !== 2) throw countError("mutex-lock", "mutex");
  return toLock(lock, "mutex-lock").$acquire(at);
}

/** `(mutex-unlock m)` */
export function mutexUnlock(lock: unknown): null {
  if (arguments.length !== 1) throw countError("mutex-unlock", "mutex");
  return toLock(lock, "mutex-unlock").$release();
}

/** `(mutex-try-lock m)`: has it been acquired? */
export function mutexTryLock(lock: unknown): boolean {
  if (arguments.length !== 1) throw countError("mutex-try-lock", "mutex");
  return toLock(lock, "mutex-try-lock").$tryAcquire();
}

/** `(rwmutex-rlock m)`. Blocks while a writer holds or awaits the lock. */
export function rwmutexRlock(lock: unknown, at: number): null | undefined {
  if (arguments.length !== 2) throw countError("rwmutex-rlock", "rwmutex");
  return toRWMutex(lock, "rwmutex-rlock").$acquireRead(at);
}

/** `(rwmutex-runlock m)` */
export function rwmutexRunlock(lock: unknown): null {
  if (arguments.length !== 1) throw countError("rwmutex-runlock", "rwmutex");
  return toRWMutex(lock, "rwmutex-runlock").$releaseRead();
}

/** `(rwmutex-try-rlock m)`: has it been acquired? */
export function rwmutexTryRlock(lock: unknown): boolean {
  if (arguments.length !== 1) throw countError("rwmutex-try-rlock", "rwmutex");
  return toRWMutex(lock, "rwmutex-try-rlock").$tryAcquireRead();
}

/** `(waitgroup-add wg n)` */
export function waitgroupAdd(group: unknown, delta: unknown): null {
  if (arguments.length !== 2) throw typeError("waitgroup-add requires 2 arguments: waitgroup and delta");
  if (!isWaitGroup(group)) throw typeError("waitgroup-add requires a waitgroup as first argument");
  return group.$change(toDelta(delta, "waitgroup-add requires a number as second argument"));
}

/** `(waitgroup-done wg)` */
export function waitgroupDone(group: unknown): null {
  if (arguments.length !== 1) throw countError("waitgroup-done", "waitgroup");
  return toWaitGroup(group, "waitgroup-done").$change(-1);
}

/** `(waitgroup-wait wg)`. Blocks until the counter is 0. */
export function waitgroupWait(group: unknown, at: number): null | undefined {
  if (arguments.length !== 2) throw countError("waitgroup-wait", "waitgroup");
  return toWaitGroup(group, "waitgroup-wait").$awaitZero(at);
}

/** Locks for `with-mutex`. */
export function withMutexLock(lock: unknown, at: number): null | undefined {
  return withLock(lock).$acquire(at);
}

/**
 * Locks for a `with-mutex` whose body nobody else can come between: where the mutex is free it need not be locked, which gives
 * true.
 */
export function withMutexPass(lock: unknown, at: number): true | null | undefined {
  return isMutex(lock) && lock.$isFree && runsOn() ? true : withMutexLock(lock, at);
}

/** Unlocks after `with-mutex`. */
export function withMutexUnlock(lock: unknown): null {
  return withLock(lock).$release();
}

/** Locks for `with-rlock`. */
export function withRlockLock(lock: unknown, at: number): null | undefined {
  return withReadLock(lock).$acquireRead(at);
}

/** Unlocks after `with-rlock`. */
export function withRlockUnlock(lock: unknown): null {
  return withReadLock(lock).$releaseRead();
}

/** `mutex-lock` as a value. */
export function mutexLock$s(lock: unknown): unknown {
  if (arguments.length !== 1) throw countError("mutex-lock", "mutex");
  return outcome(mutexLock(lock, noPosition));
}

/** `rwmutex-rlock` as a value. */
export function rwmutexRlock$s(lock: unknown): unknown {
  if (arguments.length !== 1) throw countError("rwmutex-rlock", "rwmutex");
  return outcome(rwmutexRlock(lock, noPosition));
}

/** `waitgroup-wait` as a value. */
export function waitgroupWait$s(group: unknown): unknown {
  if (arguments.length !== 1) throw countError("waitgroup-wait", "waitgroup");
  return outcome(waitgroupWait(group, noPosition));
}

/** `withMutexLock` without a position. */
export function withMutexLock$s(lock: unknown): unknown {
  return outcome(withMutexLock(lock, noPosition));
}

/** `withRlockLock` without a position. */
export function withRlockLock$s(lock: unknown): unknown {
  return outcome(withRlockLock(lock, noPosition));
}

function countError(name: string, type: string): Error {
  return typeError(`${name} requires 1 argument: ${type}`);
}

function toLock(value: unknown, name: string): Mutex | RWMutex {
  if (isMutex(value) || isRWMutex(value)) return value;
  throw typeError(`${name} requires a mutex or rwmutex`);
}

function toRWMutex(value: unknown, name: string): RWMutex {
  if (isRWMutex(value)) return value;
  throw typeError(`${name} requires a rwmutex`);
}

function toWaitGroup(value: unknown, name: string): WaitGroup {
  if (isWaitGroup(value)) return value;
  throw typeError(`${name} requires a waitgroup`);
}

/** A test for the class itself takes less time than `instanceof`. */
function isMutex(value: unknown): value is Mutex {
  const isOwn = (value as { constructor?: unknown } | null | undefined)?.constructor === Mutex;
  return isOwn || kindOf(value) === "mutex";
}

function withLock(value: unknown): Mutex | RWMutex {
  if (isMutex(value) || isRWMutex(value)) return value;
  throw typeError("with-mutex requires a mutex or rwmutex as first argument");
}

function withReadLock(value: unknown): RWMutex {
  if (isRWMutex(value)) return value;
  throw typeError("with-rlock requires a rwmutex as first argument");
}

function isRWMutex(value: unknown): value is RWMutex {
  return value instanceof RWMutex || kindOf(value) === "rwmutex";
}

function isWaitGroup(value: unknown): value is WaitGroup {
  return value instanceof WaitGroup || kindOf(value) === "waitgroup";
}
