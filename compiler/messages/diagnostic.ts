/** Diagnostics: problems found at compile time, as data. */
import type { Span } from "../source/source.ts";

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

/**
 * The same with a hint that is found out only when somebody reads it: of thousands of messages about a file few are shown.
 * @param hint gives null for no hint
 */
export function withLazyHint(diagnostic: Diagnostic, hint: () => string | null): Diagnostic {
  let found: string | null | undefined;
  const get = () => (found === undefined ? (found = hint()) : found) ?? undefined;
  return Object.defineProperty({ ...diagnostic }, "hint", { get, enumerable: true });
}

/** The same with labels, and with a hint that is as lazy. */
export function withLabels(diagnostic: Diagnostic, labels: readonly Label[]): Diagnostic {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(diagnostic)) as Diagnostic;
  return Object.assign(copy, { labels });
}
