/** From an analysed module to its text: lowering, printing, and the start of a program. */
import type { Program } from "estree";
import type { ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { lowerModule } from "../4-lower/lower.ts";
import { printModule, type SourceMap } from "../5-print/print.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { manifest } from "./builtin-names.ts";
import { aliasLines, type FacadeOptions, facade, startLines } from "./facade.ts";
import type { GraphModule, ModuleGraph } from "./graph.ts";
import { cannotFail } from "./infallible.ts";
import { exportAnswers } from "./javascript-exports.ts";
import type { EmitOptions } from "./options.ts";
import { publicNames } from "./public-names.ts";

/**
 * `module`: what other M28 modules import. `entry`: the same with the lines that start it as main.
 * `facade`: only the public names and the start, for a module that is emitted beside it.
 */
export type Role = "module" | "entry" | "facade";

export interface Emitted {
  readonly code: string;
  /** Null for a facade, which comes from no source line. */
  readonly map: SourceMap | null;
  /** Its public names, as far as it exports them: a name that only stands for an import is not exported. */
  readonly names: readonly string[];
  /** Its body has to be started as the program's main, which reports how it ends. */
  readonly needsMain: boolean;
  /** `__name__` hangs on whether the program began with the facade. */
  readonly needsAddress: boolean;
  /** What lowering reported; the text is useless when there is an error among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The whole program as the phases see it. */
export interface EmitContext {
  readonly graph: ModuleGraph;
  readonly program: AnalyzedProgram;
  readonly facts: SuspensionFacts;
  readonly members: MemberFacts;
}

export function emitModule(
  context: EmitContext,
  module: GraphModule,
  role: Exclude<Role, "facade">,
  options: EmitOptions,
): Emitted {
  const { node, path, source } = module;
  const diagnostics: Diagnostic[] = [];
  const knowsAddress = options.exposed !== false && options.awaits !== false;
  const tree = lowerModule(node, {
    program: context.program,
    facts: context.facts,
    members: context.members,
    manifest,
    report: (diagnostic) => void diagnostics.push(diagnostic),
    runtime: options.runtime,
    specifierOf: options.specifierOf,
    ...exportAnswers(context.graph.host),
    exported: exportedFrom(context.graph, module, options.exposed !== false),
    exposed: context.graph.isRoot(path) && options.exposed !== false,
    imported: context.graph.isImported(path),
    namedAtRunTime: (each) => isEntryAndModule(context.graph, each),
    knowsAddress,
  });
  const printed = printModule(
    tree,
    source,
    options.file?.(path) ?? `${path}.js`,
    options.sourceName?.(path) ?? path,
  );
  const exported = new Set(exportedNames(tree));
  const names = publicNames(node).filter((name) => exported.has(name));
  const isAlone = context.graph.isEntry(path) && !context.graph.isImported(path);
  const needsMain = !(isAlone && cannotFail(node, context.facts));
  const needsAddress = knowsAddress && isEntryAndModule(context.graph, node);
  if (role === "module") return { ...printed, names, needsMain, needsAddress, diagnostics };
  const own = options.specifierOf({ kind: "m28", path });
  const lines = [
    ...(options.exposed === false ? [] : aliasLines(names, own)),
    ...startLines(startOf(options, { needsMain, needsAddress: false })),
  ];
  return {
    code: `${printed.code}${lines.join("\n")}\n`,
    map: printed.map,
    names,
    needsMain,
    needsAddress,
    diagnostics,
  };
}

/** A module that has no text, and why. */
export function notEmitted(why: Diagnostic): Emitted {
  return { code: "", map: null, names: [], needsMain: false, needsAddress: false, diagnostics: [why] };
}

/** @param body the module itself, as emitted with the same options */
export function emitFacade(path: string, body: Emitted, options: EmitOptions): Emitted {
  const specifier = options.specifierOf({ kind: "m28", path });
  return { ...body, code: facade(body.names, specifier, startOf(options, body)), map: null };
}

function startOf(
  { runtime, awaits = true }: EmitOptions,
  { needsMain, needsAddress }: Pick<Emitted, "needsMain" | "needsAddress">,
): FacadeOptions {
  return { runtime, awaits, needsMain, needsAddress };
}

function exportedNames(tree: Program): string[] {
  return tree.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration") return [];
    return statement.specifiers.map(({ exported }) => {
      const text = exported.type === "Identifier" ? exported.name : String(exported.value);
      return text.startsWith('"') ? (JSON.parse(text) as string) : text;
    });
  });
}

function isEntryAndModule(graph: ModuleGraph, node: ModuleNode): boolean {
  const module = [...graph.modules.values()].find((each) => each.node === node);
  return module !== undefined && graph.isEntry(module.path) && graph.isImported(module.path);
}

/** Everything, for other M28 modules may look at any name; the public names when only JavaScript may import it. */
function exportedFrom(graph: ModuleGraph, module: GraphModule, exposed: boolean): (name: string) => boolean {
  if (graph.isImported(module.path)) return () => true;
  if (!exposed) return () => false;
  const names = new Set(publicNames(module.node));
  return (name) => names.has(name);
}
