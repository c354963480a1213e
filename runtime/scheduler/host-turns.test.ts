/** Long turns: timers and the host's events have theirs after at most one turn more than the slice, on a clock that only turns move. */
import { beforeEach, expect, test } from "vitest";
import { chan, closeChan, recv, send } from "../channels/index.ts";
import { setClock } from "../clock.ts";
import type { Context } from "../sync/context.ts";
import { contextBackground, contextCanceled, contextWithTimeout } from "../sync/index.ts";
import { awaitPromise, gosched, rt, sleep, tick } from "./index.ts";
import { go, main, wait } from "./testing/emitted.ts";

/** Milliseconds of a turn that is long; the slice is as long. */
const long = 8;

let time = 0;
setClock({ now: () => time, unixTime: () => time, exactUnixTime: () => time });

/** The longest time between two turns of the host. */
let longestWait = 0;
let lastHostTurn = 0;

function hostTurn(): void {
  longestWait = Math.max(longestWait, time - lastHostTurn);
  lastHostTurn = time;
}

/** Runs the body while the host counts its turns. */
async function watched(body: () => Promise<void>): Promise<number> {
  let isOver = false;
  longestWait = 0;
  lastHostTurn = time;
  const again = (): void => {
    hostTurn();
    if (!isOver) setImmediate(again);
  };
  setImmediate(again);
  await main(body);
  hostTurn();
  isOver = true;
  return longestWait;
}

beforeEach(() => new Promise<void>((resolve) => void setTimeout(resolve, 1)));

/** A piece of work between two operations, each of which ends the turn or might. */
const ways: Record<string, () => () => Promise<unknown>> = {
  gosched: () => () => wait(gosched(0)),
  "sleep 0": () => () => wait(sleep(0, 0)),
  "a send that has room": () => {
    const ch = chan(1000);
    return () => wait(send(ch, 1, 0));
  },
  "a receive from another goroutine": () => {
    const ch = chan();
    go(async () => {
      for (let i = 0; i < 200; i++) await wait(send(ch, i, 0));
    });
    return () => wait(recv(ch, 0));
  },
  polling: () => {
    const goroutine = rt.cur;
    return async () => {
      if (!tick()) return;
      await goroutine.yield();
      goroutine.take();
    };
  },
  "a promise that is there already": () => () => wait(awaitPromise(Promise.resolve(1), 0)),
};

for (const [name, way] of Object.entries(ways)) {
  test(`the host waits for at most a turn and a slice: ${name}`, async () => {
    const longest = await watched(async () => {
      const step = way();
      for (let i = 0; i < 100; i++) {
        time += long;
        await step();
      }
    });
    expect(longest).toBeLessThanOrEqual(3 * long);
  });
}

test("new goroutines", async () => {
  const done = chan(100);
  const longest = await watched(async () => {
    for (let i = 0; i < 100; i++) {
      go(async () => {
        time += long;
        await wait(send(done, i, 0));
      });
    }
    for (let i = 0; i < 100; i++) await wait(recv(done, 0));
  });
  expect(longest).toBeLessThanOrEqual(3 * long);
});

test("short turns are not followed by a look at the clock each, and long ones after them soon are", async () => {
  let looks = 0;
  const counted = (): number => {
    looks++;
    return time;
  };
  setClock({ now: () => counted(), unixTime: () => time, exactUnixTime: () => time });
  const turns = 100_000;
  const longest = await watched(async () => {
    const ch = chan();
    go(async () => {
      for (let i = 0; i < turns; i++) await wait(send(ch, i, 0));
      closeChan(ch);
    });
    for (let i = 0; i < turns - 200; i++) await wait(recv(ch, 0));
    expect(looks).toBeLessThan(turns / 16);
    for (let i = 0; i < 200; i++) {
      time += long;
      await wait(recv(ch, 0));
    }
  });
  expect(longest).toBeLessThanOrEqual(130 * long);
});

test("a context is cancelled while goroutines take long turns", async () => {
  await watched(async () => {
    const [ctx] = contextWithTimeout(contextBackground(), 20 * long).items as [Context];
    const start = time;
    while (!contextCanceled(ctx)) {
      time += long;
      await wait(gosched(0));
    }
    expect(time - start).toBeLessThanOrEqual(23 * long);
  });
});
