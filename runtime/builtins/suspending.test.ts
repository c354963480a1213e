import { describe, expect, it } from "vitest";
import * as runtime from "../index.ts";
import { Tuple } from "../values/tuple.ts";
import { entryOf, exported, value } from "./python-values.ts";

type Entry = (...args: unknown[]) => unknown;

const { rt } = runtime;

/** A function that sleeps before it gives what the plain one gives at once. */
function slowly(f: (...args: never[]) => unknown): unknown {
  const body = async (...args: unknown[]) => {
    const goroutine = rt.cur;
    if (runtime.sleep$s(0) === undefined) {
      await rt.pending;
      goroutine.resume();
    }
    return goroutine.done(f(...(args as never[])));
  };
  return runtime.asyncFunction(body as Entry, "slowly(*args)");
}

/** A channel with these values that is closed a while later, by another goroutine. */
function channelOf(...values: unknown[]): unknown {
  const channel = runtime.chan(values.length);
  for (const item of values) runtime.trySend(channel, item);
  setTimeout(() => runtime.closeChan(channel), 2);
  return channel;
}

/** What a goroutine gets that calls the suspending entry; a lazy iterator is read to its end. */
async function result(entry: () => unknown): Promise<string> {
  try {
    const given = await runtime.enterFromHost(entry, undefined, []);
    const isLazy = typeof (given as { nextS?: unknown } | null)?.nextS === "function";
    return runtime.repr(
      isLazy ? await runtime.enterFromHost(() => runtime.collectS(given), undefined, []) : given,
    );
  } catch (error) {
    return `${(error as Error).name}: ${runtime.str(error)}`;
  }
}

function entry(name: string): Entry {
  return exported(`${entryOf(name).export}$s`) as Entry;
}

const negative = slowly((x: number) => -x);
const isEven = slowly((x: number) => x % 2 === 0);
const sum = slowly((a: number, b: number) => a + b);
const numbers = () => channelOf(3, 1, 2);

describe("built-ins that are given functions and iterables that block", () => {
  it.each<readonly [name: string, args: () => unknown[], expected: string]>([
    ["sorted", () => [numbers()], "[1, 2, 3]"],
    ["sorted", () => [[3, 1, 2], negative], "[3, 2, 1]"],
    ["sorted", () => [numbers(), negative, true], "[1, 2, 3]"],
    ["max", () => [value({ tuple: [[3, 1, 2]] }), negative], "1"],
    ["min", () => [new runtime.Tuple([numbers()])], "1"],
    ["min", () => [new runtime.Tuple([channelOf()]), undefined, 7], "7"],
    ["max", () => [new runtime.Tuple([channelOf()])], "ValueError: max() arg is an empty sequence"],
    ["sum", () => [numbers()], "6"],
    ["any", () => [channelOf(0, 5)], "True"],
    ["all", () => [channelOf(1, 0)], "False"],
    ["all", () => [channelOf()], "True"],
    ["exists?", () => [isEven, numbers()], "True"],
    ["reduce", () => [sum, numbers()], "6"],
    ["reduce", () => [sum, [], 5], "5"],
    ["reduce", () => [sum, 10, numbers()], "16"],
    ["reduce", () => [sum, channelOf()], "ValueError: reduce() of empty sequence with no initial value"],
    ["apply", () => [sum, channelOf(1, 2)], "3"],
    ["funcall", () => [sum, 1, 2], "3"],
    ["map", () => [negative, numbers()], "[-3, -1, -2]"],
    ["map", () => [sum, [1, 2, 3], channelOf(10, 20)], "[11, 22]"],
    ["filter", () => [isEven, channelOf(1, 2, 4)], "[2, 4]"],
    ["filter", () => [null, channelOf(0, 2)], "[2]"],
    ["zip", () => [new Tuple([channelOf(1, 2), "ab"])], "[(1, 'a'), (2, 'b')]"],
    ["enumerate", () => [channelOf("a", "b"), 1], "[(1, 'a'), (2, 'b')]"],
    ["list", () => [numbers()], "[3, 1, 2]"],
    ["list", () => [5], "[5]"],
    ["tuple", () => [numbers()], "(3, 1, 2)"],
    ["set", () => [channelOf(1, 1)], "{1}"],
    ["frozenset", () => [channelOf(1, 1)], "frozenset({1})"],
    ["dict", () => [channelOf(["a", 1], ["b", 2])], "{'a': 1, 'b': 2}"],
    ["join", () => [",", channelOf("a", 1)], "'a,1'"],
    ["take", () => [2, numbers()], "[3, 1]"],
    ["drop", () => [1, numbers()], "[1, 2]"],
    ["contains", () => [numbers(), 2], "True"],
    ["contains", () => [numbers(), 9], "False"],
    ["map-values", () => [value({ dict: [["a", 1]] }), negative], "{'a': -1}"],
    [
      "filter-values",
      () => [
        value({
          dict: [
            ["a", 1],
            ["b", 2],
          ],
        }),
        isEven,
      ],
      "{'b': 2}",
    ],
    ["merge-with", () => [sum, value({ dict: [["a", 1]] }), value({ dict: [["a", 2]] })], "{'a': 3}"],
    ["update-path", () => [value({ dict: [["a", [1]]] }), "a.0", negative], "{'a': [-1]}"],
    ["sort", () => [[3, 1, 2], negative], "None"],
    ["next", () => [runtime.iter$s(numbers())], "3"],
    ["next", () => [runtime.iter$s(channelOf()), "end"], "'end'"],
    ["next", () => [runtime.iter$s(channelOf())], "StopIteration: "],
    ["iter", () => [numbers()], "[3, 1, 2]"],
  ])("%s → %3$s", async (name, args, expected) => {
    expect(await result(() => entry(name)(...args()))).toBe(expected);
  });

  it("calls composed and partial functions that block", async () => {
    expect(await result(() => runtime.callS(runtime.compose$s(negative, sum), 1, 2))).toBe("-3");
    const partial = runtime.partial$s(sum, new runtime.Tuple([1]), new runtime.Dict());
    expect(await result(() => runtime.callS(partial, 2))).toBe("3");
  });

  it("gives what it can without suspending", () => {
    rt.pending = null;
    expect(runtime.enterFromHost(() => entry("sorted")([2, 1]), undefined, [])).toEqual([1, 2]);
  });
});

describe("methods that are given functions and iterables that block", () => {
  it.each<readonly [name: string, receiver: unknown, args: () => unknown[], result: string, after: string]>([
    ["sort", [3, 1, 2], () => [negative], "None", "[3, 2, 1]"],
    ["map", [1, 2], () => [negative], "[-1, -2]", "[1, 2]"],
    ["filter", [1, 2], () => [isEven], "[2]", "[1, 2]"],
    ["reduce", [1, 2], () => [sum, 10], "13", "[1, 2]"],
    ["extend", [1], () => [numbers()], "None", "[1, 3, 1, 2]"],
    ["join", "-", () => [channelOf("a", "b")], "'a-b'", "'-'"],
    ["update", { dict: [] }, () => [channelOf(["a", 1])], "None", "{'a': 1}"],
    ["update", { set: [1] }, () => [channelOf(2), [3]], "None", "{1, 2, 3}"],
    ["union", { set: [1] }, () => [channelOf(2)], "{1, 2}", "{1}"],
    ["issubset", { set: [1] }, () => [channelOf(1, 2)], "True", "{1}"],
  ])("%s", async (name, receiver, args, expected, after) => {
    const o = value(receiver);
    const dispatcher = exported(`m_${name}`) as runtime.Dispatcher;
    expect(await result(() => runtime.callMethodS(dispatcher, o, name, ...args()))).toBe(expected);
    expect(runtime.repr(o)).toBe(after);
  });
});
