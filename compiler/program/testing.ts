/** For tests: programs that are updated, compared with what they would be if they were compiled anew. */
import { expect } from "vitest";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { createMemoryHost } from "./memory-host.ts";
import { runtimeSpecifier } from "./options.ts";
import { createProgram, type Program } from "./program.ts";

export type Texts = Record<string, string>;

const OPTIONS = {
  runtime: runtimeSpecifier,
  specifierOf: (target: ResolvedModule) => (target.kind === "m28" ? `.${target.path}.js` : "other"),
};

export function programOf(texts: Texts): Program {
  return createProgram(
    { ...createMemoryHost(texts), resolveJavaScript: () => null },
    { entries: ["/main.m28"] },
  );
}

/** What has not changed is not emitted again. */
export function emitAll(program: Program, files: readonly string[], into: Map<string, string>): void {
  if (!program.hasErrors()) for (const path of files) into.set(path, textOf(program, path));
}

function textOf(program: Program, path: string): string {
  const { code, map, diagnostics } = program.emit(path, path === "/main.m28" ? "entry" : "module", OPTIONS);
  return JSON.stringify({ code, map, diagnostics: diagnostics.map(({ message }) => message) });
}

export function expectFresh(
  program: Program,
  texts: Texts,
  emitted: ReadonlyMap<string, string>,
  freshOf: (texts: Texts) => Program = programOf,
): void {
  const fresh = freshOf(texts);
  const said = (each: Program) =>
    each.diagnostics().map(({ message, span }) => [message, span.start, span.end]);
  expect(program.files).toEqual(fresh.files);
  expect(said(program)).toEqual(said(fresh));
  if (fresh.hasErrors()) return;
  for (const path of fresh.files)
    expect(firstDifference(path, emitted.get(path) ?? "", textOf(fresh, path))).toBe(null);
  expect(program.explainSuspension()).toBe(fresh.explainSuspension());
}

/** Texts are long: only a place where they differ is shown. */
function firstDifference(path: string, text: string, wanted: string): string | null {
  if (text === wanted) return null;
  let at = 0;
  while (text[at] === wanted[at]) at++;
  return `${path}: ${text.slice(Math.max(0, at - 80), at + 80)}\nand not: ${wanted.slice(at, at + 80)}`;
}
