import { describe, expect, it } from "vitest";
import { generatorFunction, suspendingGeneratorFunction } from "../emitted/generators.ts";
import { KeyError } from "../errors/hierarchy.ts";
import { enterFromHost } from "../scheduler/index.ts";
import { rt } from "../scheduler/rt.ts";
import { repr } from "../text/repr.ts";
import type { Entry } from "./entry-type.ts";
import { callMethod, callMethodS, collectS, getattr } from "./index.ts";
import type { SuspendingGenerator } from "./suspending-generator.ts";

const count = generatorFunction(function* (n: number): Generator<unknown, unknown, unknown> {
  for (let i = 0; i < n; i++) {
    const sent = yield i;
    if (typeof sent === "number") i = sent;
  }
  return "done";
}, "count(n)");

/** As the compiler emits it. */
const later = suspendingGeneratorFunction(function* ($gen: SuspendingGenerator, n: number) {
  for (let i = 0; i < n; i++) {
    rt.pending = Promise.resolve();
    yield 2;
    $gen.give(i);
    yield;

    $gen.sent();
  }
  return $gen.end("done");
}, "later(n)");

/** Even what does not block comes, or is thrown, by a promise. */
async function run(entry: () => unknown): Promise<unknown> {
  return enterFromHost(entry as Entry, undefined, []);
}

describe("a generator", () => {
  it("is an iterator of JavaScript that a loop does not close", () => {
    const g = count(4) as Iterable<unknown>;
    for (const x of g) if (x === 1) break;
    expect([...g]).toEqual([2, 3]);
  });
  it("has M28's methods and text", () => {
    const g = count(9);
    expect(repr(g)).toBe("<generator object count>");
    expect(callMethod(g, "__next__")).toBe(0);
    expect(callMethod(g, "send", 4)).toBe(5);
    expect(callMethod(g, "close")).toBe(null);
    expect(() => callMethod(g, "throw", KeyError)).toThrow(KeyError);
    expect((getattr(g, "send") as () => unknown).name).toBeDefined();
    expect(() => callMethod(g, "send")).toThrow("send() missing 1 required positional argument: 'value'");
  });
  it("binds arguments when it is made", () => {
    expect(() => count()).toThrow("count() missing 1 required positional argument: 'n'");
  });
});

describe("a suspending generator", () => {
  it("is read by whoever asks", async () => {
    expect(await run(() => collectS(later(3)))).toEqual([0, 1, 2]);
    const g = later(2);
    expect(await run(() => callMethodS(null, g, "__next__"))).toBe(0);
    expect(await run(() => callMethodS(null, g, "send", "x"))).toBe(1);
    await expect(run(() => callMethodS(null, g, "__next__"))).rejects.toMatchObject({ value: "done" });
  });
  it("is an async iterable of JavaScript", async () => {
    const seen: unknown[] = [];
    for await (const x of later(3) as AsyncIterable<unknown>) seen.push(x);
    expect(seen).toEqual([0, 1, 2]);
  });
  it("refuses readers that cannot suspend", () => {
    expect(() => [...(later(2) as Iterable<unknown>)]).toThrow(
      "blocking operation in a context that cannot suspend",
    );
  });
});
