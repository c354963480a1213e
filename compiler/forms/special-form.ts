/** What a special form is to the compiler: its names, its documentation, and how it becomes Core. */
import type { Form, Span } from "../1-read/form.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";

export interface SpecialForm {
  /** The canonical name first. */
  readonly names: readonly string[];
  /** As the documentation shows it, one shape a line. */
  readonly syntax: string;
  readonly doc: string;
  /** An ordinary name rather than a keyword or soft form: special when called while nothing binds the name. */
  readonly callLike?: boolean;
  /** Operands are the raw items behind the head; `span` is that of the whole form. */
  analyze(operands: readonly Form[], ctx: Context, span: Span, head: Form): Core;
}
