/** The generated message functions match their declarations. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error a plain script without declarations
import { generate, parse, readDeclarations, referencePage } from "./generate.mjs";
import { messages } from "./generated.ts";

const span = { source: { path: "p.m28", text: "$" }, start: 0, end: 1 };

test("generated.ts is current (else run node compiler/messages/generate.mjs)", () => {
  expect(readFileSync(new URL("./generated.ts", import.meta.url), "utf8")).toBe(generate(readDeclarations()));
});

test("docs/reference/diagnostics.md is current (else run node compiler/messages/generate.mjs)", () => {
  const page = readFileSync(new URL("../../docs/reference/diagnostics.md", import.meta.url), "utf8");
  expect(page).toBe(referencePage());
  for (const { code } of readDeclarations()) expect(page).toContain(`\n### ${code} `);
});

test("a message function fills in its parameters", () => {
  const diagnostic = messages.unexpectedCharacter(span, { c: "$" });
  expect(diagnostic).toEqual({
    code: "M28-1001",
    severity: "error",
    message: "unexpected character '$'",
    span,
  });
});

test("a call site can add labels and a hint", () => {
  const labels = [{ span, text: "here" }];
  const diagnostic = messages.unexpectedCharacter(span, { c: "$" }, { labels, hint: "remove it" });
  expect(diagnostic.labels).toBe(labels);
  expect(diagnostic.hint).toBe("remove it");
});

test("severity, hint and explanation are read", () => {
  const text = "# X\n\n## M28-2001 odd-name (warning)\n> odd '{name}'\n\nWhy.\n\nHint: try {other}\n";
  expect(parse(text, "x.md")).toEqual([
    {
      code: "M28-2001",
      name: "odd-name",
      severity: "warning",
      message: "odd '{name}'",
      hint: "try {other}",
      explanation: "Why.",
    },
  ]);
});

test("a heading that cannot be read is refused", () => {
  expect(() => parse("## 12 nonsense\n> x\n", "x.md")).toThrow("x.md: cannot read the heading");
});
