import { describe, expect, test } from "vitest";
import { sleep } from "../scheduler/index.ts";
import { go, main, result, wait } from "../scheduler/testing/emitted.ts";
import { repr } from "../text/repr.ts";
import {
  mutex,
  mutexLock,
  mutexLock$s,
  mutexTryLock,
  mutexUnlock,
  rwmutex,
  rwmutexRlock,
  rwmutexRlock$s,
  rwmutexRunlock,
  rwmutexTryRlock,
  waitgroup,
  waitgroupAdd,
  waitgroupDone,
  waitgroupWait,
  waitgroupWait$s,
  withMutexLock,
  withMutexUnlock,
  withRlockLock,
  withRlockUnlock,
} from "./index.ts";

const pause = () => wait(sleep(0, 0));

describe("mutex", () => {
  test("unlock hands the lock to the longest waiting goroutine", () =>
    main(async () => {
      const m = mutex();
      const log: string[] = [];
      await wait(mutexLock(m, 0));
      for (const name of ["a", "b", "c"]) {
        go(async () => {
          await wait(mutexLock(m, 0));
          log.push(name);
          await pause();
          mutexUnlock(m);
        });
      }
      await pause();
      expect(log).toEqual([]);
      mutexUnlock(m);
      expect(mutexTryLock(m)).toBe(false);
      await wait(mutexLock(m, 0));
      expect(log).toEqual(["a", "b", "c"]);
    }));

  test("it has no owner, and is not reentrant", () =>
    main(async () => {
      const m = mutex();
      await wait(mutexLock(m, 0));
      go(() => mutexUnlock(m));
      await wait(mutexLock(m, 0));
      mutexUnlock(m);
      expect(mutexTryLock(m)).toBe(true);
      expect(() => {
        mutexUnlock(m);
        mutexUnlock(m);
      }).toThrow("unlock of unlocked mutex");
    }));

  test("methods, and with", () =>
    main(async () => {
      const m = mutex();
      await result(m.lock.$s!.call(m));
      expect((m.try_lock as () => boolean)()).toBe(false);
      (m.unlock as () => null)();
      expect(await result(m.__enter__.$s!.call(m))).toBe(m);
      expect(mutexTryLock(m)).toBe(false);
      (m.__exit__ as (...args: null[]) => null)(null, null, null);
      expect(mutexTryLock(m)).toBe(true);
    }));
});

describe("rwmutex", () => {
  test("waiting writers go before new readers; waiting readers all follow a writer", () =>
    main(async () => {
      const m = rwmutex();
      const log: string[] = [];
      const reader = (name: string) =>
        go(async () => {
          await wait(rwmutexRlock(m, 0));
          log.push(name);
          await pause();
          rwmutexRunlock(m);
        });
      const writer = (name: string) =>
        go(async () => {
          await wait(mutexLock(m, 0));
          log.push(name);
          await pause();
          mutexUnlock(m);
        });
      await wait(rwmutexRlock(m, 0));
      expect(rwmutexTryRlock(m)).toBe(true);
      writer("w1");
      reader("r1");
      writer("w2");
      reader("r2");
      await pause();
      expect(log).toEqual([]);
      expect(rwmutexTryRlock(m)).toBe(false);
      expect(mutexTryLock(m)).toBe(false);
      rwmutexRunlock(m);
      await pause();
      expect(log).toEqual([]);
      rwmutexRunlock(m);
      for (let i = 0; i < 10; i++) await pause();
      expect(log).toEqual(["w1", "r1", "r2", "w2"]);
      expect(mutexTryLock(m)).toBe(true);
    }));

  test("unlocking what is not locked", () => {
    const m = rwmutex();
    expect(() => mutexUnlock(m)).toThrow("unlock of unlocked rwmutex");
    expect(() => rwmutexRunlock(m)).toThrow("runlock of unlocked rwmutex");
  });

  test("with-mutex takes the write lock, with-rlock the read lock", () =>
    main(async () => {
      const m = rwmutex();
      await wait(withRlockLock(m, 0));
      expect(rwmutexTryRlock(m)).toBe(true);
      rwmutexRunlock(m);
      withRlockUnlock(m);
      await wait(withMutexLock(m, 0));
      expect(rwmutexTryRlock(m)).toBe(false);
      withMutexUnlock(m);
      expect(() => withMutexLock(1, 0)).toThrow("with-mutex requires a mutex or rwmutex as first argument");
      expect(() => withRlockLock(mutex(), 0)).toThrow("with-rlock requires a rwmutex as first argument");
    }));
});

describe("waitgroup", () => {
  test("all waiters are released when the counter reaches 0; it may be used again", () =>
    main(async () => {
      const wg = waitgroup();
      const log: string[] = [];
      for (let round = 0; round < 2; round++) {
        waitgroupAdd(wg, 2);
        for (const name of ["a", "b"]) {
          go(async () => {
            await wait(waitgroupWait(wg, 0));
            log.push(name);
          });
        }
        await pause();
        waitgroupDone(wg);
        await pause();
        expect(log).toEqual([]);
        waitgroupAdd(wg, -1);
        await pause();
        expect(log.splice(0)).toEqual(["a", "b"]);
      }
      expect(await wait(waitgroupWait(wg, 0))).toBe(null);
    }));

  test("the counter cannot go below 0", () => {
    const wg = waitgroup();
    expect(() => waitgroupDone(wg)).toThrow("negative WaitGroup counter");
    (wg.add as (n?: number) => null)();
    (wg.add as (n?: number) => null)(2);
    for (let i = 0; i < 3; i++) (wg.done as () => null)();
    expect(() => (wg.done as () => null)()).toThrow("negative WaitGroup counter");
  });
});

test("arguments are checked in the words of the specification", () => {
  const call =
    (f: (...operands: never[]) => unknown, ...args: unknown[]) =>
    () =>
      f(...(args as never[]));
  const cases: [() => unknown, string][] = [
    [call(mutex, 1), "mutex takes no arguments"],
    [call(rwmutex, 1), "rwmutex takes no arguments"],
    [call(waitgroup, 1), "waitgroup takes no arguments"],
    [call(mutexLock, 0), "mutex-lock requires 1 argument: mutex"],
    [call(mutexLock$s), "mutex-lock requires 1 argument: mutex"],
    [call(mutexLock, waitgroup(), 0), "mutex-lock requires a mutex or rwmutex"],
    [call(mutexUnlock), "mutex-unlock requires 1 argument: mutex"],
    [call(mutexUnlock, 1), "mutex-unlock requires a mutex or rwmutex"],
    [call(mutexUnlock, mutex()), "unlock of unlocked mutex"],
    [call(mutexTryLock), "mutex-try-lock requires 1 argument: mutex"],
    [call(mutexTryLock, null), "mutex-try-lock requires a mutex or rwmutex"],
    [call(rwmutexRlock, 0), "rwmutex-rlock requires 1 argument: rwmutex"],
    [call(rwmutexRlock$s), "rwmutex-rlock requires 1 argument: rwmutex"],
    [call(rwmutexRlock, mutex(), 0), "rwmutex-rlock requires a rwmutex"],
    [call(rwmutexRunlock), "rwmutex-runlock requires 1 argument: rwmutex"],
    [call(rwmutexRunlock, 1), "rwmutex-runlock requires a rwmutex"],
    [call(rwmutexTryRlock), "rwmutex-try-rlock requires 1 argument: rwmutex"],
    [call(rwmutexTryRlock, 1), "rwmutex-try-rlock requires a rwmutex"],
    [call(waitgroupAdd, waitgroup()), "waitgroup-add requires 2 arguments: waitgroup and delta"],
    [call(waitgroupAdd, 1, 1), "waitgroup-add requires a waitgroup as first argument"],
    [call(waitgroupAdd, waitgroup(), "1"), "waitgroup-add requires a number as second argument"],
    [call(waitgroupDone), "waitgroup-done requires 1 argument: waitgroup"],
    [call(waitgroupDone, 1), "waitgroup-done requires a waitgroup"],
    [call(waitgroupWait, 0), "waitgroup-wait requires 1 argument: waitgroup"],
    [call(waitgroupWait$s), "waitgroup-wait requires 1 argument: waitgroup"],
    [call(waitgroupWait, 1, 0), "waitgroup-wait requires a waitgroup"],
  ];
  for (const [f, message] of cases) expect(f).toThrow(expect.objectContaining({ message }));
});

test("repr", () => {
  expect([mutex(), rwmutex(), waitgroup()].map(repr)).toEqual(["<mutex>", "<rwmutex>", "<waitgroup>"]);
});
