/** The compile-time side of a module: its macros, and the definitions that they use, run in the compiler (language §11.3). */
import { macroValue } from "../../runtime/macros/macro-value.ts";
import { callKw } from "../../runtime/objects/calls.ts";
import { moduleObject } from "../../runtime/objects/modules.ts";
import { Dict } from "../../runtime/values/dict.ts";
import type { Form, ListForm } from "../1-read/form.ts";
import { rawList, symbol } from "../1-read/make.ts";
import { Environment } from "../2-expand/environment.ts";
import { asOfNow, type Names, Recorded } from "../2-expand/layered.ts";
import { AlreadyReported, type Expansion, type Macro } from "../2-expand/macro.ts";
import type { Within } from "../3-analyze/analyze.ts";
import type { Context, Expander, MacroDefinition } from "../3-analyze/context.ts";
import type { Core, Import, ImportFrom, ImportStar } from "../3-analyze/core.ts";
import { visibleMacros } from "../3-analyze/oracle.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import type { Report } from "../messages/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { standardExports } from "./builtin-names.ts";
import type { Host } from "./host.ts";
import { Allowance, bounded } from "./macro-bounds.ts";
import { type Part, type Run, runnable } from "./runnable.ts";

/** What the modules of a program share. */
export interface CompileTime {
  readonly host: Host;
  resolve(importer: string, specifier: string): ResolvedModule | null;
  /** The M28 module that a request names, analysed if it has not been; null when there is none. */
  module(importer: string, specifier: string): CompileTimeModule | null;
  /** Takes what is wrong with definitions that are evaluated while a macro runs. */
  report: Report;
}

export class CompileTimeModule implements Expander {
  readonly path: string;
  readonly macros = new Recorded<Macro>();
  readonly expansions = new Map<ListForm, Expansion>();
  /** The public names, where the module states them; known once it is analysed. */
  exports: readonly string[] | null = null;
  readonly #shared: CompileTime;
  readonly #source: Source;
  readonly #environment = new Environment();
  #allowance = new Allowance();
  /** Names that stand for another module's. */
  readonly #imported = new Set<string>();
  /** By the name's place in the text: a part of the module that is run defines the macros in it once more. */
  readonly #defined = new Map<Form, Macro>();

  constructor(path: string, source: Source, shared: CompileTime) {
    this.path = path;
    this.#source = source;
    this.#shared = shared;
  }

  define(definition: MacroDefinition, ctx: Context): Macro {
    const { name } = definition;
    const known = this.#defined.get(name);
    if (known !== undefined) return known;
    const run = this.#prepare(
      functionForm(definition),
      this.#within(ctx, ctx.frame.macros === this.macros ? this.macros.now() : visibleMacros(ctx.frame)),
      ctx.report,
    );
    const value = macroValue(name.name, null);
    this.#environment.set(name.name, value);
    let body: unknown = null;
    const macro: Macro = {
      name: name.name,
      span: name.span,
      apply: (args, report) => {
        if (run === null) throw new AlreadyReported();
        if (body === null) {
          run();
          body = this.#environment.object[name.name];
          this.#environment.set(name.name, value);
        }
        return this.#reporting(report, () => callKw(body, args, new Dict()));
      },
    };
    this.#defined.set(name, macro);
    return macro;
  }

  bounded<T>(isOuter: boolean, run: () => T): T {
    if (isOuter) this.#allowance = new Allowance();
    return bounded(this.#allowance, this.#shared.host, run);
  }

  imported(specifier: string): ReadonlyMap<string, Macro> | null {
    const module = this.#shared.module(this.path, specifier);
    // Not those that it has from modules: they would get a name for every way through the imports, in circles without end.
    return module && new Map([...module.macros].filter(([name]) => !name.includes(".")));
  }

  starImported(specifier: string): ReadonlyMap<string, Macro> | null {
    const module = this.#shared.module(this.path, specifier);
    return module && new Map([...module.macros].filter(([name]) => module.isPublic(name)));
  }

  note(form: Form, node: Core, names: readonly string[], ctx: Context): void {
    if (this.#noteImports(node, ctx)) return;
    let done = false;
    const compute = () => {
      if (done) return;
      const run = this.#prepare(form, this.#within(ctx, this.macros.now()), this.#shared.report);
      if (run === null) throw new AlreadyReported();
      run();
      done = true;
    };
    for (const name of names) if (!this.macros.has(name)) this.#environment.define(name, compute);
  }

  /** Does `(from m import *)` give the name? */
  isPublic(name: string): boolean {
    if (this.exports !== null) return this.exports.includes(name);
    return !name.startsWith("_") && !name.includes(".") && !this.#imported.has(name);
  }

  /** Imports of M28 modules are links to their compile-time sides; false for any other statement. */
  #noteImports(node: Core, ctx: Context): boolean {
    if (node.kind === "block") {
      return (
        node.body.length > 0 &&
        node.body.every(isImport) &&
        node.body.every((each) => this.#noteImports(each, ctx))
      );
    }
    if (!isImport(node)) return false;
    const module = this.#shared.module(this.path, node.request.specifier);
    if (module === null) return this.#noteStandard(node, ctx);
    const { object } = module.#environment;
    if (node.kind === "import")
      this.#link(node.target.name, () => moduleObject(node.request.specifier, object));
    else if (node.kind === "import-from") {
      for (const { name, target } of node.names) this.#link(target.name, () => object[name]);
    } else {
      for (const name of module.#environment.names.keys()) {
        if (module.isPublic(name) && !node.except.includes(name)) this.#link(name, () => object[name]);
      }
    }
    return true;
  }

  #link(name: string, read: () => unknown): void {
    this.#imported.add(name);
    this.#environment.define(name, () => void (this.#environment.object[name] = read()));
  }

  /** `(from math import *)`: each name as if it were imported by itself. */
  #noteStandard(node: Import | ImportFrom | ImportStar, ctx: Context): boolean {
    const { specifier } = node.request;
    if (node.kind !== "import-star" || this.#shared.resolve(this.path, specifier)?.kind !== "standard")
      return false;
    for (const name of standardExports(specifier) ?? []) {
      if (name.startsWith("_") || node.except.includes(name)) continue;
      const words = ["from", specifier, "import", name].map((word) => symbol(word, node.span));
      const within = () => this.#within(ctx, this.macros.now());
      this.#environment.define(name, () =>
        this.#prepare(rawList(words, node.span), within(), this.#shared.report)?.(),
      );
    }
    return true;
  }

  #within(ctx: Context, macros: Names<Macro>): Within {
    return { bound: asOfNow(ctx.module.bound), names: this.#environment.names.now(), macros };
  }

  /** Null when there are errors in it. */
  #prepare(form: Form, within: Within, report: Report): Run | null {
    const part: Part = { form, within, source: this.#source, path: this.path };
    return runnable(part, this, this.#environment.object, this.#shared, report);
  }

  #reporting<T>(report: Report, run: () => T): T {
    const outer = this.#shared.report;
    this.#shared.report = report;
    try {
      return run();
    } finally {
      this.#shared.report = outer;
    }
  }
}

function isImport(node: Core): node is Import | ImportFrom | ImportStar {
  return node.kind === "import" || node.kind === "import-from" || node.kind === "import-star";
}

/** The macro as the function that it is while the program is compiled. */
function functionForm({ name, params, body, span }: MacroDefinition): Form {
  const result: readonly Form[] = body.length > 0 ? body : [{ kind: "constant", value: null, span }];
  return rawList([symbol("def", span), name, params, ...result], span);
}
