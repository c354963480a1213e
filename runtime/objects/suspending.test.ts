import { afterEach, describe, expect, it } from "vitest";
import { SuspendingLazyIterator } from "../builtins/lazy-iterator.ts";
import { Channel } from "../channels/channel.ts";
import { moduleBody } from "../emitted/module-body.ts";
import { StopIteration, ValueError } from "../errors/hierarchy.ts";
import { enterFromHost } from "../scheduler/index.ts";
import { rt } from "../scheduler/rt.ts";
import { sleep$s } from "../scheduler/sleep.ts";
import { Dict } from "../values/dict.ts";
import type { Entry } from "./entry-type.ts";
import {
  asyncFunction,
  asyncVariadic,
  call,
  callKwS,
  callMethodS,
  callS,
  callSuperS,
  collectS,
  constructS,
  defineClass,
  defineMethod,
  END,
  fn,
  getattr,
  initModuleS,
  iterateS,
  type ModuleState,
  spreadS,
  stepS,
} from "./index.ts";

/** Runs what an M28 function would: awaits a suspending entry's result. */
async function run(entry: () => unknown): Promise<unknown> {
  return enterFromHost(entry as Entry, undefined, []);
}

/** An async body that blocks once, then gives its value. */
function blocking(value: (this: unknown, ...args: never[]) => unknown): Entry {
  return async function (this: unknown, ...args: never[]) {
    const goroutine = rt.cur;
    if (sleep$s(0.001) === undefined) {
      await rt.pending;
      goroutine.resume();
    }
    return goroutine.done(value.apply(this, args));
  };
}

const slow = asyncFunction(
  blocking((x: number, y = 1) => x + y),
  "slow(x, y=)",
);
const failing = asyncFunction(
  blocking(() => {
    throw new ValueError("late");
  }),
  "failing()",
);

afterEach(() => {
  rt.ok = 0;
});

describe("suspending functions", () => {
  it("give their value, or a Promise, to JavaScript", async () => {
    const quick = asyncFunction(async (x: number) => rt.cur.done(x), "quick(x)");
    expect(quick(1)).toBe(1);
    const promise = slow(1, 2);
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toBe(3);
    await expect(failing()).rejects.toThrow("late");
  });

  it("are called by the convention, plain ones too", async () => {
    expect(await run(() => callS(slow, 1))).toBe(2);
    expect(
      await run(() =>
        callS(
          fn((x: number) => x, "f(x)"),
          5,
        ),
      ),
    ).toBe(5);
    expect(await run(() => callKwS(slow, [1], Dict.from([["y", 5]])))).toBe(6);
    const all = asyncVariadic(
      blocking((rest: { items: unknown[] }, k: unknown) => [...rest.items, k]),
      "all(*rest, k=)",
    );
    expect(await run(() => callS(all, 1, 2))).toEqual([1, 2, undefined]);
    expect(await run(() => callKwS(all, [1], Dict.from([["k", 5]])))).toEqual([1, 5]);
  });
});

describe("suspending methods", () => {
  function classes() {
    const A = defineClass("A", [], "m");
    defineMethod(
      A,
      "__init__",
      asyncFunction(
        blocking(function (this: { v: unknown }, v: unknown) {
          this.v = v;
          return null;
        } as never),
        ".__init__(self, v)",
      ),
    );
    defineMethod(
      A,
      "get",
      asyncFunction(
        blocking(function (this: { v: unknown }) {
          return this.v;
        } as never),
        ".get(self)",
      ),
    );
    const B = defineClass("B", [A], "m");
    return { A, B };
  }

  it("construct, inherited too, and from JavaScript", async () => {
    const { A, B } = classes();
    expect(await run(() => constructS(A, 1))).toMatchObject({ v: 1 });
    expect(await run(() => callS(B, 2))).toMatchObject({ v: 2 });
    expect(await run(() => callKwS(B, [], Dict.from([["v", 3]])))).toMatchObject({ v: 3 });
    expect(await (B(4) as Promise<unknown>)).toMatchObject({ v: 4 });
    expect(() => call(B, 4)).toThrow("blocking operation in a context that cannot suspend");
  });

  it("are called on objects, bound, and through super", async () => {
    const { A, B } = classes();
    const b = (await run(() => callS(B, 2))) as object;
    expect(await run(() => callMethodS(null, b, "get"))).toBe(2);
    expect(await run(() => callSuperS(B, b, "get"))).toBe(2);
    defineMethod(
      A,
      "__call__",
      asyncFunction(
        blocking((x: number) => x * 2),
        ".__call__(self, x)",
      ),
    );
    expect(await run(() => callS(b, 4))).toBe(8);
    const channel = new Channel();
    const receiver = run(() => callMethodS(null, channel, "recv"));
    await run(() => callMethodS(null, channel, "send", 7));
    expect(await receiver).toBe(7);
    expect(call(getattr(channel, "close"))).toBe(null);
    const d = Dict.from([["f", slow]]);
    expect(await run(() => callMethodS(null, d, "f", 1))).toBe(2);
  });
});

describe("suspending iteration", () => {
  class Lazy extends SuspendingLazyIterator {
    private n = 0;
    nextS(): unknown {
      return this.n === 3 ? END : callS(slow, this.n++, 0);
    }
  }
  class Failing extends SuspendingLazyIterator {
    nextS(): unknown {
      return callS(failing);
    }
  }

  it("collects lists, str, lazy iterators", async () => {
    expect(collectS([1, 2])).toEqual([1, 2]);
    expect(collectS("ab")).toEqual(["a", "b"]);
    expect(await run(() => collectS(new Lazy()))).toEqual([0, 1, 2]);
    expect(await run(() => spreadS(new Lazy()))).toEqual([0, 1, 2]);
    expect(() => spreadS(5)).toThrow("argument after * must be an iterable, not int");
    expect(() => iterateS(5)).toThrow("'int' object is not iterable");
  });

  it.each([true, false])("follows instances (suspending __iter__: %s)", async (slowIter) => {
    const It = defineClass("It", [], "m");
    const self = function (this: unknown) {
      return this;
    } as never;
    defineMethod(
      It,
      "__iter__",
      slowIter ? asyncFunction(blocking(self), ".__iter__(self)") : fn(self, ".__iter__(self)"),
    );
    const advance = function (this: { n: number }) {
      if (this.n >= 3) throw new StopIteration();
      return this.n++;
    } as never;
    defineMethod(It, "__next__", asyncFunction(blocking(advance), ".__next__(self)"));
    const it = call(It) as { n: number };
    it.n = 0;
    expect(await run(() => collectS(it))).toEqual([0, 1, 2]);
    it.n = 2;
    expect(await run(() => stepS(it))).toBe(2);
    expect(await run(() => stepS(it))).toBe(END);
  });

  it("passes errors on", async () => {
    await expect(run(() => collectS(new Failing()))).rejects.toThrow("late");
  });
});

describe("module bodies", () => {
  it("run once, seen as they are by circular imports, and again after a failure", () => {
    const log: string[] = [];
    const init = moduleBody(() => {
      log.push("run");
      init();
      if (log.length === 1) throw new ValueError("first");
    });
    expect(init).toThrow("first");
    init();
    init();
    expect(log).toEqual(["run", "run"]);
  });

  it("that suspend make other goroutines wait", async () => {
    const log: string[] = [];
    const state: ModuleState = {};
    const body = asyncFunction(
      blocking(() => {
        log.push("body");
        return null;
      }),
      "$init()",
    ).$s!;
    const load = (name: string) =>
      asyncFunction(async () => {
        const goroutine = rt.cur;
        if (initModuleS(state, body) === undefined) {
          await rt.pending;
          goroutine.resume();
        }
        log.push(name);
        return goroutine.done(null);
      }, "load()");
    await Promise.all([load("first")(), load("second")()]);
    expect(log).toEqual(["body", "first", "second"]);
    expect(initModuleS(state, body)).toBe(null);
  });
});
