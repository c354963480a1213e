import { expect, test } from "vitest";
import {
  type Channel,
  CLOSED,
  chanClosed,
  closeChan,
  recv,
  select,
  selectDefault,
  send,
  trySend,
} from "../channels/index.ts";
import { call } from "../objects/calls.ts";
import { sleep } from "../scheduler/index.ts";
import { main, wait } from "../scheduler/testing/emitted.ts";
import { repr } from "../text/repr.ts";
import { Tuple } from "../values/tuple.ts";
import {
  type Context,
  contextBackground,
  contextCanceled,
  contextDeadline,
  contextDone,
  contextError,
  contextRemaining,
  contextValue,
  contextWithCancel,
  contextWithDeadline,
  contextWithTimeout,
  contextWithValue,
} from "./index.ts";

type Cancel = (...reasons: unknown[]) => null;
const parts = (tuple: Tuple) => tuple.items as [Context, Cancel];
const background = () => contextBackground();
const cancelable = (parent = background()) => parts(contextWithCancel(parent));

test("cancel closes the done channel and sets the reason; the first reason stays", () =>
  main(async () => {
    const [ctx, cancel] = cancelable();
    const done = contextDone(ctx);
    expect([contextCanceled(ctx), contextError(ctx), repr(ctx)]).toEqual([false, null, "<context: active>"]);
    expect(selectDefault(1, done)).toBe(-1);
    expect(cancel()).toBe(null);
    cancel("too late");
    expect([contextCanceled(ctx), contextError(ctx), repr(ctx)]).toEqual([
      true,
      "context canceled",
      "<context: canceled>",
    ]);
    expect(contextDone(ctx)).toBe(done);
    expect(await wait(recv(done, 0))).toBe(CLOSED);
    expect(await wait(select(0, 1, done))).toBe(0);
  }));

test("reasons", () => {
  const reason = (...args: unknown[]) => {
    const [ctx, cancel] = cancelable();
    cancel(...args);
    return contextError(ctx);
  };
  expect([reason(), reason("bye"), reason(new Tuple([1, "a"]))]).toEqual([
    "context canceled",
    "bye",
    "context canceled: (1, 'a')",
  ]);
  expect(() => call(cancelable()[1], 1, 2)).toThrow("cancel function takes at most one argument");
});

test("children are cancelled in order of creation, later ones at once; a child does not cancel its parent", () => {
  const [parent, cancel] = cancelable();
  const [first] = cancelable(parent);
  const [grandchild] = cancelable(first);
  const [second, cancelSecond] = cancelable(parent);
  cancelSecond("mine");
  expect(contextCanceled(parent)).toBe(false);
  cancel("bye");
  const [late] = cancelable(parent);
  expect([first, grandchild, second, late].map((ctx) => contextError(ctx))).toEqual([
    "parent context canceled: bye",
    "parent context canceled: parent context canceled: bye",
    "mine",
    "parent context canceled: bye",
  ]);
});

test("a timeout cancels; the effective deadline is the earlier one", () =>
  main(async () => {
    const before = Date.now();
    const [ctx] = parts(contextWithTimeout(background(), 20));
    const [longer] = parts(contextWithTimeout(ctx, 60_000));
    const [shorter] = parts(contextWithTimeout(ctx, 5));
    expect(contextDeadline(ctx)! - before).toBeGreaterThanOrEqual(20);
    expect(contextDeadline(longer)).toBe(contextDeadline(ctx));
    expect(contextDeadline(shorter)!).toBeLessThan(contextDeadline(ctx)!);
    expect(repr(longer)).toMatch(/^<context: deadline in (20|1?\d)ms>$/);
    expect(contextRemaining(ctx)!).toBeLessThanOrEqual(20);
    await wait(recv(contextDone(longer), 0));
    expect([ctx, longer, shorter].map((c) => contextError(c))).toEqual([
      "deadline exceeded",
      "parent context canceled: deadline exceeded",
      "deadline exceeded",
    ]);
    expect(contextRemaining(ctx)).toBe(0);
  }));

test("a cancelled context leaves no timer behind", () =>
  main(async () => {
    const [ctx, cancel] = parts(contextWithTimeout(background(), 10));
    cancel("early");
    await wait(sleep(0.02, 0));
    expect(contextError(ctx)).toBe("early");
  }));

test("deadlines in the past", () => {
  const [ctx] = parts(contextWithTimeout(background(), 0));
  const [old] = parts(contextWithDeadline(background(), Date.now() - 1000));
  const [future] = parts(contextWithDeadline(background(), Date.now() + 60_000));
  expect([ctx, old, future].map((c) => contextError(c))).toEqual([
    "deadline already passed",
    "deadline already passed",
    null,
  ]);
  expect(contextDeadline(background())).toBe(null);
  expect(contextRemaining(background())).toBe(null);
});

test("values are found by equality up the chain; a value context shares its parent's cancellation", () => {
  const [parent, cancel] = cancelable();
  const ctx = contextWithValue(contextWithValue(parent, new Tuple([1]), "outer"), "k", null);
  const [child] = cancelable(ctx);
  expect(contextValue(child, new Tuple([1]))).toBe("outer");
  expect(contextValue(child, "k", "default")).toBe(null);
  expect([contextValue(child, "x"), contextValue(child, "x", 5)]).toEqual([null, 5]);
  expect(contextDone(ctx)).toBe(contextDone(parent));
  cancel();
  expect(contextError(ctx)).toBe("context canceled");
});

test("the done channel is receive-only", () => {
  const [ctx, cancel] = cancelable();
  const done: Channel = contextDone(ctx);
  const refuse = "context done channel is receive-only";
  for (let round = 0; round < 2; round++) {
    expect(() => send(done, 1, 0)).toThrow(refuse);
    expect(() => trySend(done, 1)).toThrow(refuse);
    expect(() => closeChan(done)).toThrow(refuse);
    cancel();
  }
  expect(chanClosed(done)).toBe(true);
});

test("with cancels on exit", () => {
  const [ctx] = cancelable();
  expect((ctx.__enter__ as () => unknown).call(ctx)).toBe(ctx);
  ctx.__exit__.call(ctx, null, null, null);
  expect(contextError(ctx)).toBe("context canceled");
});

test("arguments are checked in the words of the specification", () => {
  const cases: [() => unknown, string][] = [
    [() => contextBackground(1), "context-background takes no arguments"],
    [() => contextWithCancel(), "context-with-cancel takes exactly one context argument"],
    [() => contextWithCancel(1), "context-with-cancel expected context, got int"],
    [
      () => contextWithTimeout(background()),
      "context-with-timeout takes exactly two arguments: context and milliseconds",
    ],
    [() => contextWithTimeout("x", 1), "context-with-timeout expected context, got str"],
    [
      () => contextWithTimeout(background(), null),
      "context-with-timeout expected timeout in milliseconds (number), got NoneType",
    ],
    [
      () => contextWithDeadline(background(), "x"),
      "context-with-deadline expected deadline in milliseconds (number), got str",
    ],
    [
      () => contextWithValue(background(), 1),
      "context-with-value takes exactly three arguments: context, key and value",
    ],
    [() => contextDone(), "context-done takes exactly one context argument"],
    [() => contextError([]), "context-error expected context, got list"],
    [() => contextCanceled(1, 2), "context-canceled? takes exactly one context argument"],
  ];
  for (const [call, message] of cases) expect(call).toThrow(expect.objectContaining({ message }));
});
