import { expect, test } from "vitest";
import { resumeTurns, rt, StandardScheduler, setScheduler, sleep } from "../scheduler/index.ts";
import { go, main, wait } from "../scheduler/testing/emitted.ts";
import {
  type Channel,
  CLOSED,
  chan,
  closeChan,
  receiveEither,
  recv,
  select,
  selectDefault,
  selectTimeout,
  send,
  tryRecv,
  trySend,
} from "./index.ts";

function filled(value: unknown): Channel {
  const ch = chan(1);
  trySend(ch, value);
  return ch;
}

function waiters(ch: Channel): number {
  let n = 0;
  for (const queue of [ch.receivers, ch.senders]) for (let w = queue.first; w !== null; w = w.next) n++;
  return n;
}

test("a ready receive case is performed and its value received", () =>
  main(async () => {
    const empty = chan();
    expect(await wait(select(0, 2, empty, filled("v")))).toBe(1);
    expect(rt.cur.received).toBe("v");
    expect(waiters(empty)).toBe(0);
  }));

test("a ready send case is performed; the receiving cases come first", () =>
  main(async () => {
    const room = chan(1);
    expect(await wait(select(0, 2, chan(), chan(), room, "sent"))).toBe(2);
    expect(rt.cur.received).toBe(null);
    expect((tryRecv(room) as { items: unknown[] }).items[0]).toBe("sent");
  }));

test("default: -1 when nothing is ready", () => {
  expect(selectDefault(1, chan(), chan(), 1)).toBe(-1);
  expect(selectDefault(1, filled(7), chan(), 1)).toBe(0);
  expect(rt.cur.received).toBe(7);
});

test("a blocked select is woken by a sender, a receiver or a close, and leaves every queue", () =>
  main(async () => {
    const [a, b, c] = [chan(), chan(), chan()];
    go(async () => {
      await wait(send(a, 1, 0));
      expect(await wait(recv(b, 0))).toBe("out");
      closeChan(c);
    });
    const seen: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      const i = await wait(select(0, 2, a, c, n === 0 ? null : b, "out"));
      seen.push(i, rt.cur.received);
      expect([a, c].map(waiters)).toEqual([0, 0]);
    }
    expect(seen).toEqual([0, 1, 2, null, 1, CLOSED]);
    expect([a, b, c].map(waiters)).toEqual([0, 0, 0]);
  }));

test("a send case on a closed channel raises, whether closed before or while waiting", () =>
  main(async () => {
    const closed = chan();
    closeChan(closed);
    expect(() => select(0, 0, closed, 1)).toThrow("send on closed channel");
    expect(() => selectDefault(0, closed, 1)).toThrow("send on closed channel");
    const [a, b] = [chan(), chan()];
    go(() => closeChan(b));
    await expect(wait(select(0, 1, a, b, 1))).rejects.toThrow("send on closed channel");
    expect(waiters(a)).toBe(0);
  }));

test("receiving from either of two channels: what is ready, else what comes first; None is never ready", () =>
  main(async () => {
    const [a, b] = [chan(), chan()];
    expect(await wait(receiveEither(0, null, filled(5)))).toBe(1);
    expect(await wait(receiveEither(0, filled(6), b))).toBe(0);
    expect(rt.cur.received).toBe(6);
    go(async () => {
      await wait(send(b, 7, 0));
      closeChan(a);
    });
    expect(await wait(receiveEither(0, a, b))).toBe(1);
    expect(rt.cur.received).toBe(7);
    expect(await wait(receiveEither(0, a, null))).toBe(0);
    expect(rt.cur.received).toBe(CLOSED);
    expect([a, b].map(waiters)).toEqual([0, 0]);
    expect(() => receiveEither(0, a, 1)).toThrow("receive case requires a channel");
    expect(() => receiveEither(0, "x", a)).toThrow("receive case requires a channel");
  }));

test("None is never ready; anything else that is no channel is an error", () => {
  expect(selectDefault(1, null, null, 1)).toBe(-1);
  expect(() => selectDefault(1, 3)).toThrow("receive case requires a channel");
  expect(() => selectDefault(1, filled(1), "x", 1)).toThrow("send case requires a channel");
});

test("two cases of one select do not match each other", () =>
  main(async () => {
    const ch = chan();
    expect(await wait(selectTimeout(1, 0, 1, ch, ch, 1))).toBe(-1);
    expect(waiters(ch)).toBe(0);
  }));

test("two selects meet", () =>
  main(async () => {
    const ch = chan();
    let sent: unknown;
    go(async () => {
      sent = await wait(select(0, 1, chan(), ch, "hello"));
    });
    expect(await wait(select(0, 2, chan(), ch))).toBe(1);
    expect(rt.cur.received).toBe("hello");
    await wait(sleep(0, 0));
    expect(sent).toBe(1);
  }));

test("select-timeout: time over, in time, polling once, and wrong durations", () =>
  main(async () => {
    const ch = chan();
    const before = performance.now();
    expect(await wait(selectTimeout(20, 0, 1, ch))).toBe(-1);
    expect(performance.now() - before).toBeGreaterThan(18);
    go(async () => {
      await wait(sleep(0.005, 0));
      await wait(send(ch, "in time", 0));
    });
    expect(await wait(selectTimeout(1000, 0, 1, ch))).toBe(0);
    expect(rt.cur.received).toBe("in time");
    expect(selectTimeout(0, 0, 1, ch)).toBe(-1);
    expect(selectTimeout(-5, 0, 1, filled(1))).toBe(0);
    expect(() => selectTimeout("x", 0, 1, ch)).toThrow("timeout must be a number in milliseconds");
  }));

test("each of k ready cases is chosen with probability 1/k, independently", () => {
  setScheduler(new StandardScheduler(resumeTurns, 12345));
  const either = (...channels: Channel[]) => receiveEither(0, channels[0], channels[1])!;
  const any = (...channels: Channel[]) => selectDefault(channels.length, ...channels);
  for (const [k, choose] of [[2, either] as const, ...[2, 3, 5, 8].map((n) => [n, any] as const)]) {
    const channels = Array.from({ length: k }, (_, i) => filled(i));
    const single = new Array<number>(k).fill(0);
    const pairs = new Array<number>(k * k).fill(0);
    const rounds = 20_000;
    let last = 0;
    for (let n = 0; n < rounds; n++) {
      const i = choose(...channels);
      trySend(channels[i], i);
      single[i]!++;
      pairs[last * k + i]!++;
      last = i;
    }
    expect(chiSquare(single, rounds)).toBeLessThan(k - 1 + 5 * Math.sqrt(2 * (k - 1)));
    expect(chiSquare(pairs, rounds)).toBeLessThan(k * k - 1 + 5 * Math.sqrt(2 * (k * k - 1)));
  }
});

test("a million selects that block leave nothing behind on an idle channel", () =>
  main(async () => {
    const idle = chan();
    const busy = chan();
    const rounds = 1_000_000;
    go(async () => {
      const $g = rt.cur;
      for (let i = 0; i < rounds; i++) {
        if (send(busy, i, 0) === undefined) {
          while ($g.waits()) await $g.pause();
          $g.take();
        }
      }
    });
    const $g = rt.cur;
    let most = 0;
    for (let i = 0; i < rounds; i++) {
      if (receiveEither(0, idle, busy) === undefined) {
        while ($g.waits()) await $g.pause();
        $g.take();
      }
      if (i % 1000 === 0) most = Math.max(most, waiters(idle));
    }
    expect($g.received).toBe(rounds - 1);
    expect(most).toBeLessThanOrEqual(1);
    expect(waiters(idle)).toBe(0);
  }));

function chiSquare(counts: number[], total: number): number {
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
