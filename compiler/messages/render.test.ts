/** What a person, or a program with `--json`, sees of a diagnostic. */
import { expect, test } from "vitest";
import type { Diagnostic } from "./diagnostic.ts";
import { renderDiagnostic, toJson } from "./render.ts";

const source = { path: "shop.m28", text: "(def f (x)\r\n\t(print 名 $)\n" };

function diagnostic(fragment: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = source.text.indexOf(fragment);
  const span = { source, start, end: start + fragment.length };
  return { code: "M28-1001", severity: "error", message: "unexpected thing", span, ...more };
}

const plain = { color: false };

test("an error names file, line and column, shows the line, and ends with its kind and message", () => {
  expect(renderDiagnostic(diagnostic("print"), plain).split("\n")).toEqual([
    'File "shop.m28", line 2, column 3',
    "    \t(print 名 $)",
    "    \t ^^^^^",
    "SyntaxError: unexpected thing [M28-1001]",
  ]);
});

test("the caret stands under its character behind wide ones and tabs", () => {
  const [, line, caret] = renderDiagnostic(diagnostic("$"), plain).split("\n");
  expect(line).toBe("    \t(print 名 $)");
  expect(caret).toBe("    \t          ^");
});

test("labels and hints follow", () => {
  const label = { span: diagnostic("f (").span, text: "opened here" };
  expect(
    renderDiagnostic(diagnostic("$", { labels: [label], hint: "close it" }), plain)
      .split("\n")
      .slice(4),
  ).toEqual(["  line 1, column 6: opened here", "    (def f (x)", "         ^^^", "Hint: close it"]);
});

test("a span over several lines is marked on its first", () => {
  expect(renderDiagnostic(diagnostic("(x)\r\n\t(print"), plain).split("\n")[2]).toBe("           ^^^");
});

test("a warning is one line and a frame", () => {
  expect(renderDiagnostic(diagnostic("$", { severity: "warning" }), plain).split("\n")[0]).toBe(
    "shop.m28:2:11: warning: unexpected thing [M28-1001]",
  );
});

test("colours appear only when asked for", () => {
  expect(renderDiagnostic(diagnostic("$"), plain)).not.toContain("\u001b[");
  expect(renderDiagnostic(diagnostic("$"), { color: true })).toContain("\u001b[31m");
});

test("long lines are cut to the part around the caret", () => {
  const long = { path: "long.m28", text: `${"x ".repeat(500)}$${" y".repeat(500)}` };
  const span = { source: long, start: 1000, end: 1001 };
  const [, line, caret] = renderDiagnostic(diagnostic("$", { span }), plain).split("\n");
  expect(line!.length).toBeLessThan(170);
  expect(line![caret!.indexOf("^")]).toBe("$");
});

test("JSON holds positions that count from 1, in code points", () => {
  expect(JSON.parse(JSON.stringify(toJson(diagnostic("$", { hint: "remove it" }))))).toEqual({
    code: "M28-1001",
    severity: "error",
    message: "unexpected thing",
    path: "shop.m28",
    line: 2,
    column: 11,
    endLine: 2,
    endColumn: 12,
    labels: [],
    hint: "remove it",
  });
});
