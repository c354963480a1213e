/** Analyses M28 texts for the tests of this folder, and answers in names. */

import { readModule } from "../../1-read/reader.ts";
import { specialForms } from "../../forms/registry.ts";
import type { Diagnostic } from "../../messages/diagnostic.ts";
import { builtinNames, isStandardModule, manifest } from "../../program/builtin-names.ts";
import { analyzeModule } from "../analyze.ts";
import { forEachChild } from "../children.ts";
import type { Core, FunctionNode, ModuleNode } from "../core.ts";
import { explainSuspension } from "./explain.ts";
import type { AnalyzedProgram, FunctionEffect, SuspensionFacts } from "./facts.ts";
import { analyzeSuspension } from "./suspension.ts";

export interface Analysed {
  readonly facts: SuspensionFacts;
  readonly program: AnalyzedProgram;
  readonly diagnostics: readonly Diagnostic[];
  readonly explanation: string;
  /** The names of the functions, methods (`C.m`) and modules that suspend, in source order. */
  readonly suspending: readonly string[];
  function(name: string): FunctionNode;
  module(name: string): ModuleNode;
  effect(name: string): FunctionEffect;
  /** The first node, blocks aside, whose source text is this. */
  node(text: string): Core;
}

/** @param texts module name to source; the module of a lone text is `main` */
export function analysed(texts: string | Record<string, string>): Analysed {
  const sources = typeof texts === "string" ? { main: texts } : texts;
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const modules = new Map<string, ModuleNode>();
  for (const [name, text] of Object.entries(sources)) {
    const source = { path: `${name}.m28`, text };
    const options = {
      name: name === "main" ? "__main__" : name,
      builtins: builtinNames,
      forms: specialForms,
    };
    modules.set(name, analyzeModule(readModule(source, report), source, options, report));
  }
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  const program: AnalyzedProgram = {
    modules,
    resolve(_, specifier) {
      if (modules.has(specifier)) return { kind: "m28", path: specifier };
      if (isStandardModule(specifier)) return { kind: "standard", name: specifier };
      return /^(node:|js:|\.\/.*\.js$)/.test(specifier)
        ? { kind: "javascript", specifier, path: null }
        : null;
    },
  };
  const facts = analyzeSuspension(program, manifest, report);
  const nodes = [...modules.values()].flatMap((module) => everyNode(module.body));
  const functions = [...modules.values()].flatMap((module) =>
    everyNode(module.body)
      .filter((node) => node.kind === "function")
      .sort((a, b) => a.span.start - b.span.start),
  );
  const named = (name: string): FunctionNode => {
    const found = functions.find((node) => nameOf(node) === name);
    if (found === undefined) throw new Error(`no function ${name}`);
    return found;
  };
  const owners = [...modules.values(), ...functions];
  return {
    facts,
    program,
    diagnostics,
    explanation: explainSuspension(program, facts),
    suspending: owners.filter((owner) => facts.effectOf(owner) === "suspends").map(nameOf),
    function: named,
    module: (name) => modules.get(name)!,
    effect: (name) => facts.effectOf(modules.get(name) ?? named(name)),
    node(text) {
      const found = nodes.find(
        ({ kind, span }) => kind !== "block" && span.source.text.slice(span.start, span.end) === text,
      );
      if (found === undefined) throw new Error(`no node ${text}`);
      return found;
    },
  };
}

function nameOf(owner: FunctionNode | ModuleNode): string {
  if (owner.kind === "module") return owner.name === "__main__" ? "main" : owner.name;
  return owner.owner === null ? owner.name : `${owner.owner.name}.${owner.name}`;
}

function everyNode(node: Core): Core[] {
  const found: Core[] = [node];
  forEachChild(node, (child) => found.push(...everyNode(child)));
  return found;
}
