import { describe, expect, it } from "vitest";
import * as runtime from "../index.ts";

const { answer } = await import("../builtins/python-values.ts");

describe("dispatchers", () => {
  it("can bind the arguments of each method that takes any number", () => {
    const named = Object.entries(runtime).filter(([name]) => name.startsWith("m_"));
    const types = ["str", "list", "tuple", "dict", "set", "frozenset", "range", "int"];
    const methods = named.flatMap(([, dispatcher]) =>
      types.map((type) => (dispatcher as runtime.MethodDispatcher).$of(type)),
    );
    const flexible = methods.filter((method) => /\*\w/.test(method?.sig ?? ""));
    expect(flexible.length).toBeGreaterThan(8);
    for (const method of flexible) expect(method!.bound(new Array(method!.least + 1).fill(1))).toBeDefined();
  });

  it("call the method of an instance", () => {
    const A = runtime.defineClass("A", [], "__main__");
    runtime.defineMethod(
      A,
      "append",
      runtime.fn((x: unknown) => `got ${runtime.str(x)}`, ".append(self, x)"),
    );
    expect(runtime.m_append(runtime.call(A), 5)).toBe("got 5");
  });

  it("prefer the method with which a subclass replaces the inherited one", () => {
    const Stack = runtime.defineClass("Stack", [runtime.listType], "__main__");
    runtime.defineMethod(
      Stack,
      "append",
      runtime.fn(function (this: unknown[], x: unknown) {
        this.push(x, x);
        return null;
      }, ".append(self, x)"),
    );
    const stack = runtime.call(Stack, [1]);
    runtime.m_append(stack, 2);
    runtime.m_extend(stack, [3]);
    expect(runtime.repr(stack)).toBe("[1, 2, 2, 3]");
    expect(runtime.m_pop(stack)).toBe(3);
  });

  it("call what a dict has under a name that is no method of dicts", () => {
    const d = runtime.Dict.from([["append", (x: number) => x + 1]]);
    expect(runtime.m_append(d, 1)).toBe(2);
  });

  it("call the methods of JavaScript objects", () => {
    expect(runtime.m_get(new Map([["a", 1]]), "a")).toBe(1);
    expect(runtime.m_add({ n: 1, add: (x: number) => x }, 7)).toBe(7);
  });

  it("take the receiver first when they are called on a class", () => {
    expect(runtime.m_upper(runtime.strType, "a")).toBe("A");
    expect(runtime.repr(runtime.m_fromkeys(runtime.dictType, ["a"], 0))).toBe("{'a': 0}");
    const table = runtime.m_maketrans(runtime.strType, "ab", "xy", "c");
    expect(runtime.m_translate("abcd", table)).toBe("xyd");
  });

  it("close a channel and read from it", () => {
    const channel = runtime.chan(1);
    runtime.trySend(channel, 1);
    runtime.callMethod(channel, "close");
    expect(runtime.chanClosed(channel)).toBe(true);
  });

  it.each([
    ["too many", () => runtime.m_append([], 1, 2), "append() takes 1 positional argument but 2 were given"],
    ["too few", () => runtime.m_append([]), "append() missing 1 required positional argument: 'object'"],
    [
      "unknown keyword",
      () => runtime.callMethodKw(runtime.m_sort, [], "sort", [], runtime.Dict.from([["k", 1]])),
      "sort() got an unexpected keyword argument 'k'",
    ],
    ["no method", () => runtime.m_append(5, 1), "'int' object has no attribute 'append'"],
    ["None", () => runtime.m_get(null, 1), "'NoneType' object has no attribute 'get'"],
  ] as const)("report %s", (_, compute, message) => {
    expect(answer(compute).replace(/^\w+: /, "")).toBe(message);
  });

  it("are values when they are bound", () => {
    const xs: unknown[] = [];
    const append = runtime.getattr(xs, "append", runtime.readable(runtime.m_append));
    runtime.call(append, 1);
    expect(xs).toEqual([1]);
    expect(runtime.getAttribute("abc", "upper")).toBeTypeOf("function");
    expect(runtime.call(runtime.getAttribute(["b", "a"], "sort"))).toBeNull();
    expect(runtime.hasAttribute([], "keys")).toBe(false);
    expect(runtime.getAttribute([1, 2], "length")).toBe(2);
    expect(runtime.dir(runtime.Dict.from([]))).toContain("setdefault");
  });

  it("are called by (. o name) when they need no arguments", () => {
    expect(runtime.dot([1, 2], "length", runtime.m_length)).toBe(2);
    expect(runtime.dot("a", "upper", runtime.m_upper)).toBe("A");
    expect(runtime.dot([], "append", runtime.m_append)).toBeTypeOf("function");
  });
});
