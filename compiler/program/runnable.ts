/** A part of a module, compiled to be run at once in the compiler. */

import * as runtime from "../../runtime/index.ts";
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form } from "../1-read/form.ts";
import { filled, holesOf, type ListShape } from "../2-expand/template.ts";
import { analyzeModule, type Within } from "../3-analyze/analyze.ts";
import type { Expander } from "../3-analyze/context.ts";
import type { ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { analyzeSuspension } from "../3-analyze/suspension/suspension.ts";
import { UNKNOWN_MEMBERS } from "../3-analyze/types/members.ts";
import * as b from "../4-lower/build.ts";
import { lowerModule } from "../4-lower/lower.ts";
import { printModule } from "../5-print/print.ts";
import { specialForms } from "../forms/registry.ts";
import type { Diagnostic, Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Source } from "../source/source.ts";
import { builtinNames, manifest, manifestForMacros } from "./builtin-names.ts";
import { counted } from "./counted.ts";
import type { Host } from "./host.ts";
import { countTurn, countValue } from "./macro-bounds.ts";
import { refusals } from "./refusals.ts";

export interface Part {
  readonly form: Form;
  readonly within: Within;
  readonly source: Source;
  readonly path: string;
}

export type Run = () => void;

interface World {
  readonly host: Host;
  resolve(importer: string, specifier: string): ResolvedModule | null;
}

/**
 * @param environment holds the module's variables
 * @returns what runs the part; null when there are errors in it, which are reported
 */
export function runnable(
  part: Part,
  expander: Expander,
  environment: object,
  { host, resolve }: World,
  report: Report,
): Run | null {
  const { evaluate } = host;
  if (evaluate === undefined) {
    report(messages.macrosUnavailable(part.form.span));
    return null;
  }
  const found: Diagnostic[] = [];
  const collect: Report = (diagnostic) => void found.push(diagnostic);
  const templates: Template[] = [];
  const node = analyzed(part, expander, templates, collect);
  const program: AnalyzedProgram = {
    modules: new Map([[part.path, node]]),
    resolve: (_importer, specifier) => standardOnly(resolve(part.path, specifier)),
  };
  const facts = analyzeSuspension(program, manifest, () => {});
  refusals(node, facts, program, collect);
  found.forEach(report);
  if (found.some(({ severity }) => severity === "error")) return null;
  const tree = lowerModule(node, {
    program,
    facts,
    members: UNKNOWN_MEMBERS,
    manifest: manifestForMacros,
    report,
    runtime: RUNTIME,
    specifierOf: () => "",
    isNamedExport: () => false,
    mayExport: () => false,
    exported: () => false,
    exposed: false,
    namedAtRunTime: () => false,
    knowsAddress: false,
    imported: true,
    environment: true,
  });
  const script = counted(asScript(tree), { turn: COUNT_TURN, value: COUNT_VALUE });
  const { code } = printModule(script, part.source, "macro.js", part.path);
  const scope = {
    $runtime: Object.assign(Object.create(runtimeNames()) as object, { filledTemplate: filling(templates) }),
    $env: environment,
    [COUNT_TURN]: countTurn,
    [COUNT_VALUE]: countValue,
  };
  return () => {
    host.macroRuns?.();
    evaluate(code, scope);
  };
}

let copiedRuntime: object | undefined;

/** An object, for that of a module has properties that do not let themselves be hidden. */
function runtimeNames(): object {
  copiedRuntime ??= { ...runtime };
  return copiedRuntime;
}

interface Template {
  readonly shape: ListShape;
  readonly names: NameOracle;
}

/** `%template` of one part: its templates by their numbers, and the values of their holes. */
function filling(templates: readonly Template[]): (number: number, ...values: unknown[]) => unknown {
  return (number, ...values) => {
    const { shape, names } = templates[number]!;
    const fillings = new Map<Form, unknown>();
    for (const [i, { form, splices }] of holesOf(shape).entries())
      fillings.set(form, splices ? runtime.spread(values[i]) : values[i]);
    return filled(shape, fillings, names);
  };
}

function analyzed(part: Part, expander: Expander, templates: Template[], report: Report): ModuleNode {
  const { macros, expansions } = expander;
  const inner: Expander = {
    macros,
    expansions,
    define: (definition, ctx) => expander.define(definition, ctx),
    bounded: (isOuter, run) => expander.bounded(isOuter, run),
    imported: (specifier) => expander.imported(specifier),
    starImported: (specifier) => expander.starImported(specifier),
    template: (shape, names) => templates.push({ shape, names }) - 1,
    note() {},
  };
  const options = {
    name: part.path,
    builtins: builtinNames,
    forms: specialForms,
    expander: inner,
    within: part.within,
  };
  return analyzeModule([part.form], part.source, options, report);
}

function standardOnly(target: ResolvedModule | null): ResolvedModule | null {
  return target?.kind === "standard" ? target : null;
}

const RUNTIME = "runtime";
const COUNT_TURN = "$turn";
const COUNT_VALUE = "$new";

/** A module's text as that of a function: it takes what it imports from `$runtime`, and runs. */
function asScript(tree: b.es.Program): b.es.Program {
  const body = tree.body.flatMap((statement): b.es.Statement[] => {
    if (statement.type === "ImportDeclaration") return statement.specifiers.flatMap(fromRuntime);
    if (statement.type === "ExportNamedDeclaration")
      return statement.declaration ? [statement.declaration] : [];
    return [statement as b.es.Statement];
  });
  return { ...tree, body: [...body, b.statement(b.call(b.id("$init"), []))] };
}

function fromRuntime(specifier: b.es.ImportDeclaration["specifiers"][number]): b.es.Statement[] {
  if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") return [];
  const { imported, local } = specifier;
  return [b.declare("const", local, b.member(b.id("$runtime"), imported.name))];
}
