/** What the tests of analysis need: text in, Core as text and diagnostics out. */

import { readModule } from "../1-read/reader.ts";
import { specialForms } from "../forms/registry.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { builtinNames } from "../program/builtin-names.ts";
import type { Source } from "../source/source.ts";
import { analyzeModule } from "./analyze.ts";
import type { ModuleNode } from "./core.ts";
import { coreText } from "./core-text.ts";

export interface Analyzed {
  readonly module: ModuleNode;
  /** One line a statement. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function analyzed(text: string): Analyzed {
  const source: Source = { path: "test.m28", text };
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const options = { name: "__main__", builtins: builtinNames, forms: specialForms };
  const module = analyzeModule(readModule(source, report), source, options, report);
  return { module, text: coreText(module), diagnostics };
}

/** The Core text of a program without errors; warnings of unknown names are allowed. */
export function core(text: string): string {
  const made = analyzed(text);
  const errors = made.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`${text}: ${errors.map(({ message }) => message).join("; ")}`);
  return made.text;
}

/** `message @ source text` for each error. */
export function errors(text: string): string[] {
  return analyzed(text)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message, span }) => `${message} @ ${text.slice(span.start, span.end)}`);
}
