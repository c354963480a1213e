/** What a macro is to the compiler, and what analysis asks of those who run macros. */

import type { Form, ListForm } from "../1-read/form.ts";
import type { Report } from "../messages/diagnostic.ts";
import type { Span } from "../source/source.ts";

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

/** Thrown where nothing more is to be said. */
export class AlreadyReported extends Error {}

/** A call, and what replaces it. */
export interface Expansion {
  readonly call: ListForm;
  readonly form: Form;
  readonly macro: Macro;
}
