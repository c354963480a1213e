import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";

const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join("\n");
const codes = (text: string) => compile(text).diagnostics.map(({ code }) => code);

describe("messages about one file", () => {
  it("are fifty at most, and a count", () => {
    const { diagnostics } = compile(many(80, (i) => `(f${i})`));
    expect(diagnostics).toHaveLength(51);
    expect(diagnostics[50]?.message).toBe(
      "there is more to say about this file: 0 errors and 30 other messages",
    );
  });

  it("are all there if there are fifty", () => {
    expect(codes(many(50, (i) => `(f${i})`))).toHaveLength(50);
  });

  it("are errors before others", () => {
    const { diagnostics, code } = compile(`${many(80, (i) => `(f${i})`)}\n(break)`);
    expect(code).toBe(null);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
    expect(diagnostics.at(-1)?.message).toBe(
      "there is more to say about this file: 0 errors and 31 other messages",
    );
  });

  it("are no more for a file that is no M28", () => {
    const found = codes(many(5000, () => "\u0001"));
    expect(found).toHaveLength(51);
    expect(found[50]).toBe("M28-7010");
  });
});
