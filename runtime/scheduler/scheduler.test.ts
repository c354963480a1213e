import { describe, expect, test } from "vitest";
import { CLOSED, chan, closeChan, recv, send } from "../channels/index.ts";
import { waitgroup, waitgroupAdd, waitgroupDone, waitgroupWait } from "../sync/index.ts";
import {
  awaitPromise,
  deadlockReport,
  enterFromHost,
  gosched,
  gosched$s,
  positions,
  rt,
  sleep,
  sleep$s,
  spawn,
  started,
  tick,
  timeSleep,
} from "./index.ts";
import { liveGoroutines } from "./live.ts";
import { go, main, result, wait } from "./testing/emitted.ts";

describe("order", () => {
  test("goroutines run in the order in which they became runnable", () =>
    main(async () => {
      const log: string[] = [];
      for (const name of ["a", "b", "c"]) {
        go(async () => {
          log.push(`${name}1`);
          await wait(gosched(0));
          log.push(`${name}2`);
        });
      }
      log.push("m");
      for (let i = 0; i < 3; i++) {
        await wait(gosched(0));
        log.push(`m${i}`);
      }
      expect(log.join(" ")).toBe("m a1 b1 c1 m0 a2 b2 c2 m1 m2");
    }));

  test("a new goroutine and a woken one keep the order in which they were made runnable", () =>
    main(async () => {
      const log: string[] = [];
      const [a, b] = [chan(), chan()];
      go(async () => {
        await wait(recv(a, 0));
        log.push("woken first");
      });
      go(async () => {
        await wait(recv(b, 0));
        log.push("woken third");
      });
      await wait(gosched(0));
      await wait(send(a, 1, 0));
      go(() => log.push("new second"));
      await wait(send(b, 1, 0));
      go(() => log.push("new fourth"));
      log.push("main goes on");
      await wait(sleep(0, 0));
      expect(log).toEqual(["main goes on", "woken first", "new second", "woken third", "new fourth"]);
    }));

  test("the order does not depend on how long the goroutines have waited", () =>
    main(async () => {
      const log: string[] = [];
      const channels = Array.from({ length: 50 }, () => chan());
      channels.forEach((ch, i) => {
        go(async () => {
          for (let round = 0; round < 20; round++) {
            await wait(recv(ch, 0));
            log.push(`${round}:${i}`);
          }
        });
      });
      const expected: string[] = [];
      for (let round = 0; round < 20; round++) {
        const order = channels.map((_, i) => (i * 7 + round) % 50);
        await wait(gosched(0));
        for (const i of order) {
          await wait(send(channels[i], null, 0));
          expected.push(`${round}:${i}`);
        }
      }
      await wait(gosched(0));
      expect(log).toEqual(expected);
    }));

  test("spawn does not run the new goroutine at once, and numbers follow creation", () =>
    main(async () => {
      const ids: number[] = [];
      for (let i = 0; i < 20; i++) go(() => ids.push(rt.cur.id));
      expect(ids).toEqual([]);
      await wait(sleep(0, 0));
      expect(ids).toEqual(Array.from({ length: 20 }, (_, i) => ids[0]! + i));
    }));

  test("timers fire in the order of their deadlines, ties in the order of creation", () =>
    main(async () => {
      const log: string[] = [];
      for (const [name, seconds] of [
        ["late", 0.6],
        ["early", 0.2],
        ["middle", 0.4],
      ] as const) {
        go(async () => {
          await wait(sleep(seconds, 0));
          log.push(name);
        });
      }
      while (log.length < 3) await wait(timeSleep(1, 0));
      expect(log).toEqual(["early", "middle", "late"]);
    }));
});

describe("calls", () => {
  async function add$async(a: number, b: number) {
    const $g = rt.cur;
    if (a > 1) {
      if (sleep(0, 0) === undefined) {
        while ($g.waits()) await $g.pause();
        $g.take();
      }
    }
    if (b < 0) throw new RangeError("negative");
    return $g.done(a + b);
  }
  function add(a: number, b: number) {
    rt.ok = 0;
    return started(add$async(a, b));
  }

  test("a suspending function gives its value at once when it does not block", () =>
    main(async () => {
      expect(add(1, 2)).toBe(3);
      expect(add(2, 3)).toBe(undefined);
      const $g = rt.cur;
      await rt.pending;
      expect($g.resume()).toBe(5);
    }));

  test("errors arrive where the call is, from before and after the first suspension", () =>
    main(async () => {
      for (const a of [1, 2]) await expect(result(add(a, -1))).rejects.toThrow("negative");
    }));

  test("primitives as values", () =>
    main(async () => {
      expect(await result(sleep$s(0.001))).toBe(null);
      expect(await result(gosched$s())).toBe(null);
      expect(() => sleep$s("x")).toThrow("sleep duration must be a number");
      expect(() => sleep(-1, 0)).toThrow("sleep length must be non-negative");
      expect(() => timeSleep(null, 0)).toThrow("sleep duration must be a number");
    }));

  test("JavaScript gets a value, a promise, or the error; the caller's goroutine stays current", () =>
    main(async () => {
      const $g = rt.cur;
      expect(enterFromHost(add, null, [1, 2])).toBe(3);
      const later = enterFromHost(add, null, [2, 2]) as Promise<unknown>;
      expect(later).toBeInstanceOf(Promise);
      expect(rt.cur).toBe($g);
      expect(await wait(awaitPromise(later, 0))).toBe(4);
      const failing = enterFromHost(add, null, [2, -1]) as Promise<unknown>;
      await expect(wait(awaitPromise(failing, 0))).rejects.toThrow("negative");
    }));

  test("awaiting a promise: its value, None for undefined, its rejection", () =>
    main(async () => {
      expect(await wait(awaitPromise(Promise.resolve(1), 0))).toBe(1);
      expect(await wait(awaitPromise(Promise.resolve(), 0))).toBe(null);
      await expect(wait(awaitPromise(Promise.reject(new Error("no")), 0))).rejects.toThrow("no");
    }));
});

describe("fairness", () => {
  test("goroutines that keep waking each other do not starve timers or the host", () =>
    main(async () => {
      const [ping, pong] = [chan(), chan()];
      let stop = false;
      let immediate = false;
      let messages = 0;
      const partner = async () => {
        const $g = rt.cur;
        for (;;) {
          let v = recv(ping, 0);
          if (v === undefined) {
            while ($g.waits()) await $g.pause();
            v = $g.take();
          }
          if (v === CLOSED) return;
          if (send(pong, 1, 0) === undefined) {
            while ($g.waits()) await $g.pause();
            $g.take();
          }
        }
      };
      go(partner);
      go(async () => {
        await wait(sleep(0.02, 0));
        stop = true;
      });
      setImmediate(() => {
        immediate = true;
      });
      const $g = rt.cur;
      while (!stop || !immediate) {
        if (send(ping, 1, 0) === undefined) {
          while ($g.waits()) await $g.pause();
          $g.take();
        }
        if (recv(pong, 0) === undefined) {
          while ($g.waits()) await $g.pause();
          $g.take();
        }
        messages++;
      }
      closeChan(ping);
      expect(messages).toBeGreaterThan(0);
    }));

  test("a loop that polls lets the others and timers run", () =>
    main(async () => {
      const $g = rt.cur;
      let fired = false;
      go(async () => {
        await wait(sleep(0.01, 0));
        fired = true;
      });
      while (!fired) {
        if (tick()) {
          await $g.yield();
          $g.take();
        }
      }
      expect(rt.cur).toBe($g);
    }));

  test("a loop whose blocking operations never block lets the others run", () =>
    main(async () => {
      const $g = rt.cur;
      let fired = false;
      const ch = chan(1);
      go(async () => {
        await wait(sleep(0.01, 0));
        fired = true;
      });
      while (!fired) {
        if (send(ch, 1, 0) === undefined) {
          while ($g.waits()) await $g.pause();
          $g.take();
        }
        let v = recv(ch, 0);
        if (v === undefined) {
          while ($g.waits()) await $g.pause();
          v = $g.take();
        }
        if (v !== 1) throw new Error("lost the value");
      }
    }));
});

describe("many goroutines", () => {
  test("100,000 blocked at the same time, then released", () =>
    main(async () => {
      const n = 100_000;
      const gate = chan();
      const wg = waitgroup();
      let released = 0;
      waitgroupAdd(wg, n);
      for (let i = 0; i < n; i++) {
        go(async () => {
          const $g = rt.cur;
          if (recv(gate, 0) === undefined) {
            while ($g.waits()) await $g.pause();
            $g.take();
          }
          released++;
          waitgroupDone(wg);
          return $g.done(null);
        });
      }
      await wait(gosched(0));
      expect(liveGoroutines().filter((g) => g.state === "chan receive").length).toBe(n);
      closeChan(gate);
      await wait(waitgroupWait(wg, 0));
      expect(released).toBe(n);
      await wait(gosched(0));
      expect(liveGoroutines()).toEqual([rt.cur]);
    }));
});

test("the report lists blocked goroutines with their positions", () =>
  main(async () => {
    const at = positions("a.m28", "1:2:main 30:4:go block 5:6:chan-closed?");
    const ch = chan();
    spawn(async () => {
      await wait(recv(ch, at + 2));
    }, at + 1);
    await wait(gosched(at));
    const id = liveGoroutines().at(-1)!.id;
    expect(deadlockReport()).toBe(
      `fatal error: all goroutines are asleep - deadlock!\n\ngoroutine ${id} [chan receive]:\n` +
        "    chan-closed? at a.m28:5\n    created at a.m28:30\n",
    );
    await wait(send(ch, 1, at));
  }));
