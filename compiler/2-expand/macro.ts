/** What a macro is to the compiler, and what analysis asks of those who run macros. */

import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form, ListForm, Span, SymbolForm } from "../1-read/form.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import type { Report } from "../messages/diagnostic.ts";
import type { Table } from "./layered.ts";
import type { ListShape } from "./template.ts";

export interface Macro {
  readonly name: string;
  /** Of its name, where it is defined. */
  readonly span: Span;
  /**
   * Gives the data that replaces a call.
   * @param report takes what is wrong with definitions that are evaluated on the way
   * @throws whatever the macro's body throws; AlreadyReported when its code could not be compiled
   */
  apply(args: readonly unknown[], report: Report): unknown;
}

export interface MacroDefinition {
  readonly name: SymbolForm;
  readonly params: ListForm;
  /** Raw body items. */
  readonly body: readonly Form[];
  readonly span: Span;
}

/** Thrown where nothing more is to be said. */
export class AlreadyReported extends Error {}

/** A call, and what replaces it. */
export interface Expansion {
  readonly call: ListForm;
  readonly form: Form;
  readonly macro: Macro;
}

/** The compile-time side of a module. */
export interface Expander {
  /** The macros that the module's names denote at this point of its text; those in functions are not among them. */
  readonly macros: Table<Macro>;
  /** What its calls of macros have become, the text that macros made included. */
  readonly expansions: Map<ListForm, Expansion>;
  /** Compiles a macro for the scope that analysis has reached. */
  define(definition: MacroDefinition, ctx: Context): Macro;
  /**
   * Runs what a call of a macro needs, for as long and as far as macros may (language §11.3).
   * @param isOuter the call stands in the program's text; calls in what it gives share its allowance
   * @throws Exhausted of the runtime
   */
  bounded<T>(isOuter: boolean, run: () => T): T;
  /** The macros of the M28 module that a request names, by the names it knows them by; null for other modules. */
  imported(specifier: string): ReadonlyMap<string, Macro> | null;
  /** The macros among them that `(from m import *)` gives. */
  starImported(specifier: string): ReadonlyMap<string, Macro> | null;
  /**
   * Where code runs in the compiler: keeps the shape of a template, and gives the number under which `%template` finds it. A
   * program's own templates are only data.
   */
  template?(shape: ListShape, names: NameOracle): number;
  /** Notes a statement of the module, and the module variables it binds, for macros that use them. */
  note(form: Form, node: Core, names: readonly string[], ctx: Context): void;
}
