/** A session: inputs that are compiled one after the other, each a module that sees the variables of those before it. */
import type { Form } from "../1-read/form.ts";
import { readModule } from "../1-read/reader.ts";
import type { Core, ImportFrom, ImportStar, ModuleNode, Variable } from "../3-analyze/core.ts";
import type { BoundAs } from "../3-analyze/prescan.ts";
import { boundAs, shareVariable } from "../3-analyze/session-names.ts";
import { forcedFacts } from "../3-analyze/suspension/forced.ts";
import { UNKNOWN_MEMBERS } from "../3-analyze/types/members.ts";
import { lowerInput } from "../4-lower/lower-input.ts";
import { publicNames } from "../4-lower/star-imports.ts";
import { printModule, type SourceMap } from "../5-print/print.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { analyzedProgram } from "./analyzed-program.ts";
import { manifest } from "./builtin-names.ts";
import { checkImports } from "./check-imports.ts";
import type { CompileTimeModule } from "./compile-time.ts";
import { emitModule } from "./emit.ts";
import { type GraphModule, ModuleGraph } from "./graph.ts";
import type { Host } from "./host.ts";
import { exportAnswers, namedExports } from "./javascript-exports.ts";
import { jsonKeys } from "./json-files.ts";
import type { EmitOptions } from "./options.ts";
import { orTooDeep, tooDeepForms } from "./too-deep.ts";

export interface CompiledInput {
  /** Null when there is an error among the diagnostics. It exports `$init`. */
  readonly code: string | null;
  readonly map: SourceMap | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The M28 modules that the session has not emitted before. */
  readonly modules: readonly { readonly path: string; readonly code: string; readonly map: SourceMap }[];
  /** Is the value of the form of interest: it is neither a definition nor a statement. */
  readonly hasValue: boolean;
}

export class Session {
  /** How the inputs have bound the session's names. */
  readonly names = new Map<string, BoundAs>();
  readonly #host: Host;
  readonly #options: EmitOptions;
  /** The texts of the modules that have been emitted, by path. */
  readonly #emitted = new Map<string, string>();
  /** Those that an input brought in which failed: once they are mended they are emitted again. */
  readonly #failed = new Set<string>();
  readonly #renew: (path: string) => void;
  /** The macros of the inputs so far, and what they use. */
  #compileTime: CompileTimeModule | undefined;

  /** @param renew is told of a module that is about to be emitted again, so that it gets another file */
  constructor(host: Host, options: EmitOptions, renew: (path: string) => void = () => {}) {
    this.#host = host;
    this.#options = options;
    this.#renew = renew;
  }

  /** The input has failed while it ran: modules of it may not have come to their ends. */
  failed(input: CompiledInput): void {
    for (const { path } of input.modules) this.#failed.add(path);
  }

  /** Makes a name known that nothing in the session's text binds. */
  bind(name: string): void {
    this.names.set(name, "value");
  }

  /**
   * Compiles one form, and remembers the names it binds.
   * @param path absolute path by which the input goes
   */
  compile(form: Form, path: string): CompiledInput {
    return orTooDeep(
      this.#host,
      () => this.#compile(form, path),
      () => ({
        code: null,
        map: null,
        diagnostics: [tooDeepForms([form], form.span)],
        modules: [],
        hasValue: false,
      }),
    );
  }

  #compile(form: Form, path: string): CompiledInput {
    const { source } = form.span;
    const graph = new ModuleGraph(hostWith(this.#host, path, source, onlyForm(form)));
    graph.add({ path, role: "entry", session: { bound: this.names }, compileTime: this.#compileTime });
    const input = withStarNames(graph, graph.modules.get(path)!);
    this.#compileTime = input.compileTime;
    graph.modules.set(path, input);
    const found: Diagnostic[] = [];
    for (const module of graph.modules.values()) {
      found.push(...module.diagnostics);
      checkImports(graph, module, (diagnostic) => found.push(diagnostic));
    }
    this.#forgetMended(graph);
    const emitted = found.some(isError) ? null : this.#emit(graph, input);
    const diagnostics = [...found, ...(emitted?.diagnostics ?? [])].map((each) => inText(each, source));
    const failed = emitted === null || diagnostics.some(isError);
    if (!failed) this.#remember(graph, input.node, emitted.modules);
    return {
      code: failed ? null : emitted.code,
      map: failed ? null : emitted.map,
      diagnostics,
      modules: failed ? [] : emitted.modules,
      hasValue: hasValue(input.node),
    };
  }

  /** Forgets modules that failed and have changed since, and those that failed because they import them. */
  #forgetMended(graph: ModuleGraph): void {
    const mended = new Set(
      [...this.#failed].filter((path) => {
        const text = graph.modules.get(path)?.source.text;
        return text !== undefined && text !== this.#emitted.get(path);
      }),
    );
    for (const path of mended)
      for (const importer of graph.importers.get(path) ?? [])
        if (this.#failed.has(importer)) mended.add(importer);
    for (const path of mended) {
      this.#failed.delete(path);
      this.#emitted.delete(path);
      this.#renew(path);
    }
  }

  #emit(graph: ModuleGraph, input: GraphModule) {
    const program = analyzedProgram(graph);
    const facts = forcedFacts(program, manifest, { polls: isLoop, leaves: false, isOpen: true });
    const context = { graph, program, facts, members: UNKNOWN_MEMBERS };
    const diagnostics: Diagnostic[] = [];
    const tree = lowerInput(input.node, {
      program,
      facts,
      members: context.members,
      manifest,
      report: (diagnostic) => void diagnostics.push(diagnostic),
      runtime: this.#options.runtime,
      specifierOf: this.#options.specifierOf,
      ...exportAnswers(graph.host),
      exported: () => true,
      exposed: false,
      namedAtRunTime: () => false,
      knowsAddress: false,
      imported: true,
    });
    const file = this.#options.file?.(input.path) ?? input.path;
    const printed = printModule(
      tree,
      input.source,
      file,
      this.#options.sourceName?.(input.path) ?? input.path,
    );
    const modules = [...graph.modules.values()]
      .filter(({ path }) => path !== input.path && !this.#emitted.has(path))
      .map((module) => {
        const { code, map, diagnostics: more } = emitModule(context, module, "module", this.#options);
        diagnostics.push(...more);
        return { path: module.path, code, map: map! };
      });
    return { ...printed, modules, diagnostics };
  }

  #remember(graph: ModuleGraph, node: ModuleNode, modules: CompiledInput["modules"]): void {
    for (const { path } of modules) this.#emitted.set(path, graph.modules.get(path)!.source.text);
    for (const variable of node.scope.variables.values()) {
      const how = boundAs(variable);
      if (how !== null) this.names.set(variable.name, how);
    }
  }
}

/** The forms of an input, and what is wrong with its text; `isOpen` when it may go on in the next line. */
export function readInput(source: Source): {
  readonly forms: readonly Form[];
  readonly diagnostics: readonly Diagnostic[];
  readonly isOpen: boolean;
} {
  const diagnostics: Diagnostic[] = [];
  const forms = readModule(source, (diagnostic) => diagnostics.push(diagnostic));
  const errors = diagnostics.filter(isError);
  return { forms, diagnostics, isOpen: errors.length > 0 && errors.every(({ code }) => OPEN.has(code)) };
}

/** What is said of a bracket, a string or a decorator that the text ends in the middle of. */
const OPEN = new Set(["M28-1002", "M28-1012", "M28-1020", "M28-1039"]);

/** The text of one form alone, at its place in the whole text. */
function onlyForm({ span }: Form): string {
  const blank = (text: string) => text.replace(/[^\r\n]/g, " ");
  const { text } = span.source;
  return blank(text.slice(0, span.start)) + text.slice(span.start, span.end) + blank(text.slice(span.end));
}

function hostWith(host: Host, path: string, source: Source, text: string): Host {
  return {
    ...host,
    readFile: (file) => (file === path ? text : host.readFile(file)),
    display: (file) => (file === path ? source.path : host.display(file)),
  };
}

/** Messages show the whole text. */
function inText(diagnostic: Diagnostic, source: Source): Diagnostic {
  const { span, labels } = diagnostic;
  const whole = (each: Diagnostic["span"]) => (each.source.path === source.path ? { ...each, source } : each);
  return {
    ...diagnostic,
    span: whole(span),
    ...(labels && { labels: labels.map((label) => ({ ...label, span: whole(label.span) })) }),
  };
}

/** A star import in an input binds each of the module's names. */
function withStarNames(graph: ModuleGraph, input: GraphModule): GraphModule {
  const { node } = input;
  const body = node.body.body.map((each) =>
    each.kind === "import-star" ? fromImport(each, namesOf(graph, input, each), node) : each,
  );
  return { ...input, node: Object.assign(node, { body: { ...node.body, body } }) };
}

function namesOf(graph: ModuleGraph, input: GraphModule, star: ImportStar): readonly string[] {
  const target = graph.resolve(input.path, star.request.specifier);
  const { host } = graph;
  if (target.kind === "json") return [...jsonKeys(host, target.path)].filter(isPublic);
  if (target.kind === "javascript")
    return target.path === null ? [] : [...namedExports(host, target.path)].filter(isPublic);
  if (target.kind !== "standard" && target.kind !== "m28") return [];
  return publicNames({ program: analyzedProgram(graph), manifest, ...exportAnswers(host) }, target);
}

function isPublic(name: string): boolean {
  return !name.startsWith("_") && name !== "default";
}

function fromImport(star: ImportStar, names: readonly string[], { scope }: ModuleNode): ImportFrom {
  const { span, request } = star;
  const wanted = names.filter((name) => !star.except.includes(name));
  return {
    kind: "import-from",
    span,
    request,
    names: wanted.map((name) => {
      const variable: Variable = scope.variables.get(name) ?? {
        kind: "variable",
        name,
        variable: "module",
        scope,
        writes: [],
        captured: false,
        builtin: null,
      };
      scope.variables.set(name, variable);
      shareVariable(variable);
      variable.writes.push({ form: "import", span, scope });
      return { name, span, target: { kind: "ref", name, span, binding: variable } };
    }),
  };
}

const STATEMENTS = new Set<Core["kind"]>([
  "assign",
  "augmented-assign",
  "delete",
  "import",
  "import-from",
  "import-star",
  "while",
  "for",
  "class",
  "export",
]);

function hasValue({ body }: ModuleNode): boolean {
  const last = body.body.at(-1);
  return last !== undefined && !STATEMENTS.has(last.kind);
}

/** In a session every loop gives way, so that it can be interrupted. */
function isLoop(node: Core): boolean {
  return node.kind === "while" || node.kind === "for" || node.kind === "function";
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
