/** Diagnostics: problems found at compile time, as data. */
import type { Span } from "../1-read/form.ts";

export type Severity = "error" | "warning" | "info";

export interface Label {
  readonly span: Span;
  readonly text: string;
}

export interface Diagnostic {
  /** Stable: `M28-1001`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence in the user's terms, without code or position. */
  readonly message: string;
  readonly span: Span;
  readonly labels?: readonly Label[];
  readonly hint?: string;
}

/** Takes each diagnostic as it is found; phases go on after reporting. */
export type Report = (diagnostic: Diagnostic) => void;
