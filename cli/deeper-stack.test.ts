import { expect, it } from "vitest";
import { testProject } from "./test-project.ts";

const nested = (open: string, middle: string, close: string) =>
  open.repeat(1000) + middle + close.repeat(1000);

it("compiles and runs forms that nest 1,000 deep", () => {
  const project = testProject({
    "sum.m28": `(print ${nested("(+ 1 ", "0", ")")})\n`,
    "calls.m28": `(def f (x) x)\n(print ${nested("(f ", "1", ")")})\n`,
    "blocks.m28": nested("(if True ", '(print "deep")', ")"),
  });
  for (const [file, output] of [
    ["sum.m28", "1000\n"],
    ["calls.m28", "1\n"],
    ["blocks.m28", "deep\n"],
  ] as const) {
    expect(project.m28("run", file)).toEqual({ status: 0, stdout: output, stderr: "" });
  }
});
