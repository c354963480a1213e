import { describe, expect, it } from "vitest";
import { testProject } from "./test-project.ts";

describe("m28 check", () => {
  it("is silent about a good program, and runs nothing", () => {
    const { m28 } = testProject({ "main.m28": '(print "ran")\n' });
    expect(m28("check", "main.m28")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("finds the problems of all files, those of shared modules once", () => {
    const { m28 } = testProject({
      "a.m28": "(import shared)\n",
      "b.m28": "(import shared)\n(def)\n",
      "shared.m28": "(print (\n",
    });
    const { stderr, status } = m28("check", "a.m28", "b.m28");
    expect(stderr.match(/File "shared\.m28"/g)).toHaveLength(1);
    expect(stderr).toContain('File "b.m28", line 2');
    expect(status).toBe(1);
  });

  it("prints JSON", () => {
    const { m28 } = testProject({ "main.m28": "(import nowhere)\n" });
    const { stdout, status } = m28("check", "--json", "main.m28");
    expect(JSON.parse(stdout)).toEqual([
      {
        code: "M28-4001",
        severity: "error",
        message: "No module named 'nowhere'",
        path: "main.m28",
        line: 1,
        column: 9,
        endLine: 1,
        endColumn: 16,
        labels: [],
        hint: null,
      },
    ]);
    expect(status).toBe(1);
  });

  it("explains why functions may block", () => {
    const { m28 } = testProject({
      "main.m28": `(def apply-it (f x) (f x))
(def pass-on (f) (apply-it f 1))
(def plain (x) (+ x 1))
(pass-on (lambda (x) (sleep 0.01) x))
(print (plain 1))
`,
    });
    const { stdout, status } = m28("check", "--explain-async", "main.m28");
    expect(stdout).toMatch(/apply-it/);
    expect(stdout).toMatch(/pass-on/);
    expect(stdout).toContain("sleep");
    expect(stdout).not.toMatch(/^plain \(/m);
    expect(status).toBe(0);
  });
});
