/** Diagnostics in esbuild's own format. */
import type { PartialMessage } from "esbuild";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { lineText, position } from "../compiler/source/position.ts";
import type { Span } from "../compiler/source/source.ts";

export interface Messages {
  errors: PartialMessage[];
  warnings: PartialMessage[];
}

export function esbuildMessages(diagnostics: readonly Diagnostic[]): Messages {
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(message);
  const warnings = diagnostics.filter(({ severity }) => severity !== "error").map(message);
  return { errors, warnings };
}

function message(diagnostic: Diagnostic): PartialMessage {
  const { code, message: text, span, labels = [], hint } = diagnostic;
  return {
    id: code,
    text,
    location: location(span),
    notes: [
      ...labels.map((label) => ({ text: label.text, location: location(label.span) })),
      ...(hint === undefined ? [] : [{ text: hint }]),
    ],
    detail: diagnostic,
  };
}

/** esbuild counts lines from 1, columns and lengths in bytes from 0, and marks one line only. */
function location({ source, start, end }: Span) {
  const { line, column } = position(source, start);
  const text = lineText(source, line);
  const before = [...text].slice(0, column - 1).join("");
  const marked = source.text.slice(start, Math.min(end, start + text.length - before.length));
  return {
    file: source.path,
    namespace: "file",
    line,
    column: Buffer.byteLength(before),
    length: Buffer.byteLength(marked),
    lineText: text,
  };
}
