import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { Layered, Recorded } from "./layered.ts";

describe("a recorded table", () => {
  it("can be seen as it was", () => {
    const table = new Recorded<number>();
    table.set("a", 1);
    const first = table.now();
    table.set("a", 2).set("b", 3);
    const second = table.now();
    table.delete("a");
    expect([first.get("a"), first.has("b"), [...first.keys()]]).toEqual([1, false, ["a"]]);
    expect([second.get("a"), second.get("b"), [...second.keys()]]).toEqual([2, 3, ["a", "b"]]);
    expect([table.now().has("a"), [...table.now().keys()]]).toEqual([false, ["b"]]);
  });
});

describe("a layer", () => {
  it("hides what is below without a change of it", () => {
    const below = new Map([
      ["a", 1],
      ["b", 2],
    ]);
    const layer = new Layered(below, [["c", 3]]);
    layer.set("a", 4);
    layer.delete("b");
    expect(layer.keys().map((name) => [name, layer.get(name)])).toEqual([
      ["a", 4],
      ["c", 3],
    ]);
    expect([layer.has("b"), below.get("a"), below.get("b")]).toEqual([false, 1, 2]);
  });
});

describe("the environment of a macro", () => {
  const messagesOf = (text: string) =>
    compile(text).diagnostics.map(({ message, hint }) => [message, hint ?? ""].join(" "));

  it("has the module's names for what is misspelt", () => {
    const found = messagesOf("(def helper (x) x)\n(defmacro m (x) (helpr x))\n");
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("'helper'");
  });

  it("has the macros that were there when it was defined", () => {
    const { code } = compile(
      "(def f (x) x)\n(defmacro later (x) `(+ ,x 1))\n(defmacro m (x) (later 1))\n(defmacro later (x) `(+ ,x 2))\n(print (m 0) (later 5))\n",
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is JavaScript.
    expect(code).toContain("printText(`2 ${5 + 2}`)");
  });
});
