import { describe, expect, test } from "vitest";
import { END } from "../objects/end.ts";
import { rt, sleep, started } from "../scheduler/index.ts";
import { go, main, result, wait } from "../scheduler/testing/emitted.ts";
import { repr } from "../text/repr.ts";
import type { Tuple } from "../values/tuple.ts";
import {
  type Channel,
  CLOSED,
  cap,
  chan,
  chanClosed,
  closeChan,
  pair,
  recv,
  recv$s,
  recvValue,
  recvValue$s,
  send,
  send$s,
  tryRecv,
  trySend,
} from "./index.ts";

const items = (tuple: unknown) => (tuple as Tuple).items;

/** The message of the error, with its class's name. */
async function error(body: () => unknown): Promise<string> {
  try {
    await body();
  } catch (e) {
    return `${(e as Error).name}: ${(e as Error).message}`;
  }
  return "no error";
}

describe("sending and receiving", () => {
  test("an unbuffered send ends when somebody receives; values come in order, None among them", () =>
    main(async () => {
      const ch = chan();
      const log: unknown[] = [];
      go(async () => {
        for (const v of [1, null, "x"]) {
          await wait(send(ch, v, 0));
          log.push(`sent ${v}`);
        }
        closeChan(ch);
      });
      for (;;) {
        const v = await wait(recv(ch, 0));
        log.push(v);
        if (v === CLOSED) break;
      }
      expect(log).toEqual(["sent 1", 1, null, "sent null", "sent x", "x", CLOSED]);
    }));

  test("a buffered send blocks only when the buffer is full; a waiting sender moves up", () =>
    main(async () => {
      const ch = chan(2);
      const log: string[] = [];
      go(async () => {
        for (let i = 0; i < 4; i++) {
          await wait(send(ch, i, 0));
          log.push(`sent ${i}`);
        }
      });
      await wait(sleep(0, 0));
      expect(log).toEqual(["sent 0", "sent 1"]);
      expect(await wait(recv(ch, 0))).toBe(0);
      expect(ch.__len__()).toBe(2);
      await wait(sleep(0, 0));
      expect(log).toEqual(["sent 0", "sent 1", "sent 2"]);
      for (const i of [1, 2, 3]) expect(await wait(recv(ch, 0))).toBe(i);
    }));

  test("the buffer keeps its order while it grows and wraps around", () => {
    const ch = chan(1000);
    for (let i = 0; i < 10; i++) trySend(ch, -i);
    for (let i = 0; i < 10; i++) tryRecv(ch);
    for (let i = 0; i < 1000; i++) expect(trySend(ch, i)).toBe(true);
    expect(trySend(ch, 1000)).toBe(false);
    for (let i = 0; i < 1000; i++) expect(items(tryRecv(ch))[0]).toBe(i);
  });

  test("waiting receivers are served in the order of asking", () =>
    main(async () => {
      const ch = chan();
      const got: string[] = [];
      for (const name of ["a", "b", "c"]) {
        go(async () => {
          got.push(`${name}${await wait(recv(ch, 0))}`);
        });
      }
      await wait(sleep(0, 0));
      for (const i of [1, 2, 3]) await wait(send(ch, i, 0));
      await wait(sleep(0, 0));
      expect(got).toEqual(["a1", "b2", "c3"]);
    }));

  test("pair makes the tuple that programs see", () => {
    expect(items(pair(5))).toEqual([5, true]);
    expect(items(pair(CLOSED))).toEqual([null, false]);
  });
});

describe("try operations", () => {
  test("try-recv tells available, empty, closed and drained apart", () => {
    const ch = chan(1);
    expect(items(tryRecv(ch))).toEqual([null, false, true]);
    trySend(ch, "v");
    expect(items(tryRecv(ch))).toEqual(["v", true, true]);
    trySend(ch, "w");
    closeChan(ch);
    expect(items(tryRecv(ch))).toEqual(["w", true, true]);
    expect(items(tryRecv(ch))).toEqual([null, false, false]);
  });

  test("try-send delivers to a waiting receiver, buffers, or gives False", () =>
    main(async () => {
      const ch = chan();
      expect(trySend(ch, 1)).toBe(false);
      let got: unknown;
      go(async () => {
        got = await wait(recv(ch, 0));
      });
      await wait(sleep(0, 0));
      expect(trySend(ch, 2)).toBe(true);
      await wait(sleep(0, 0));
      expect(got).toBe(2);
    }));
});

describe("closing", () => {
  test("buffered values stay receivable, waiting receivers get (None, False), waiting senders an error", () =>
    main(async () => {
      const full = chan(1);
      const empty = chan();
      const log: unknown[] = [];
      trySend(full, "kept");
      go(async () => log.push(await error(async () => wait(send(full, "lost", 0)))));
      go(async () => log.push(items(await result(recv$s(empty)))));
      go(async () => log.push(await error(async () => wait(recvValue(empty, 0)))));
      await wait(sleep(0, 0));
      closeChan(full);
      closeChan(empty);
      await wait(sleep(0, 0));
      expect(log).toEqual([
        "ChannelError: send on closed channel",
        [null, false],
        "ChannelError: receive from closed channel",
      ]);
      expect(items(pair(await wait(recv(full, 0))))).toEqual(["kept", true]);
      expect(items(pair(await wait(recv(full, 0))))).toEqual([null, false]);
      expect(chanClosed(full)).toBe(true);
    }));

  test("errors of closed channels", async () => {
    const ch = chan(1);
    closeChan(ch);
    expect(await error(() => closeChan(ch))).toBe("ChannelError: close of closed channel");
    expect(await error(() => send(ch, 1, 0))).toBe("ChannelError: send on closed channel");
    expect(await error(() => trySend(ch, 1))).toBe("ChannelError: send on closed channel");
    expect(await error(() => recvValue(ch, 0))).toBe("ChannelError: receive from closed channel");
  });
});

test("arguments are checked in the words of the specification", async () => {
  // biome-ignore lint/suspicious/noExplicitAny: wrong calls on purpose
  const f: Record<string, any> = {
    chan,
    send,
    recv,
    recvValue,
    trySend,
    tryRecv,
    closeChan,
    chanClosed,
    send$s,
    recv$s,
    recvValue$s,
  };
  const cases: [() => unknown, string][] = [
    [() => f.chan(1, 2), "TypeError: chan takes 0 or 1 arguments"],
    [() => f.chan(-1), "ValueError: buffer size cannot be negative"],
    [() => f.chan(1.5), "TypeError: buffer size must be a non-negative integer"],
    [() => f.chan(null), "TypeError: buffer size must be a non-negative integer"],
    [() => f.chan("3"), "TypeError: buffer size must be a non-negative integer"],
    [() => f.send(chan(), 0), "TypeError: send requires 2 arguments: channel and value"],
    [() => f.send(chan(), 1, 2, 0), "TypeError: send requires 2 arguments: channel and value"],
    [() => f.send(1, 2, 0), "TypeError: first argument must be a channel"],
    [() => f.send$s(chan()), "TypeError: send requires 2 arguments: channel and value"],
    [() => f.trySend(chan()), "TypeError: try-send requires 2 arguments: channel and value"],
    [() => f.trySend(null, 1), "TypeError: first argument must be a channel"],
    [() => f.recv(0), "TypeError: recv requires 1 argument: channel"],
    [() => f.recv(null, 0), "TypeError: argument must be a channel"],
    [() => f.recv$s(), "TypeError: recv requires 1 argument: channel"],
    [() => f.recvValue(0), "TypeError: recv! requires 1 argument: channel"],
    [() => f.recvValue$s(), "TypeError: recv! requires 1 argument: channel"],
    [() => f.tryRecv(), "TypeError: try-recv requires 1 argument: channel"],
    [() => f.tryRecv([]), "TypeError: argument must be a channel"],
    [() => f.closeChan(), "TypeError: close-chan requires 1 argument: channel"],
    [() => f.closeChan(1), "TypeError: argument must be a channel"],
    [() => f.chanClosed(), "TypeError: chan-closed? requires 1 argument: channel"],
    [() => f.chanClosed({}), "TypeError: argument must be a channel"],
  ];
  for (const [call, message] of cases) expect(await error(call)).toBe(message);
});

test("repr, len and cap", () => {
  const ch = chan(3);
  trySend(ch, 1);
  closeChan(ch);
  expect([repr(chan()), repr(ch), ch.__len__(), cap(ch)]).toEqual([
    "<channel unbuffered closed=false>",
    "<channel buffer=3 closed=true>",
    1,
    3,
  ]);
});

test("methods may suspend: the value alone, an error when drained", () =>
  main(async () => {
    const ch = chan();
    go(async () => {
      await result(ch.send.$s!.call(ch, 1));
      await result(ch.put.$s!.call(ch, 2));
      await result(ch.send.$s!.call(ch, 3));
      (ch.close as () => null)();
    });
    expect(await result(ch.recv.$s!.call(ch))).toBe(1);
    expect(await result(ch.get.$s!.call(ch))).toBe(2);
    expect(await result(ch.receive.$s!.call(ch))).toBe(3);
    expect(await error(async () => result(ch.recv.$s!.call(ch)))).toBe(
      "ChannelError: receive from closed channel",
    );
  }));

test("iteration goes on until the channel is closed and drained", () =>
  main(async () => {
    const ch = chan(1);
    go(async () => {
      for (let i = 0; i < 5; i++) await wait(send(ch, i, 0));
      closeChan(ch);
    });
    const seen: unknown[] = [];
    const iterator = ch.$iterateS();
    for (let v = await result(iterator.next()); v !== END; v = await result(iterator.next())) seen.push(v);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  }));

test("code that cannot suspend may iterate over what is there", async () => {
  const ch = chan(3);
  trySend(ch, 1);
  trySend(ch, 2);
  closeChan(ch);
  expect([...ch]).toEqual([1, 2]);
  expect(await error(() => [...chan()])).toBe(
    "RuntimeError: blocking operation in a context that cannot suspend",
  );
});

test("values with a then method arrive as they are", () =>
  main(async () => {
    const thenable = { then: () => expect.unreachable() };
    async function through$async(ch: Channel) {
      const $g = rt.cur;
      let v = recv(ch, 0);
      if (v === undefined) {
        while ($g.waits()) await $g.pause();
        v = $g.take();
      }
      return $g.done(v);
    }
    function through(ch: Channel) {
      rt.ok = 0;
      return started(through$async(ch));
    }
    const ch = chan();
    go(async () => {
      await wait(send(ch, thenable, 0));
    });
    const $g = rt.cur;
    let v = through(ch);
    if (v === undefined) {
      await rt.pending;
      v = $g.resume();
    }
    expect(v === thenable).toBe(true);
  }));
