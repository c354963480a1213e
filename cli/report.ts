/** Diagnostics as people read them, with the source line and a caret, and as JSON. */
import { position } from "../compiler/1-read/position.ts";
import type { Span } from "../compiler/1-read/form.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";

/** Paints a piece of text for a terminal. */
export interface Colors {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const PLAIN: Colors = { red: String, yellow: String, cyan: String, dim: String, bold: String };

/** The diagnostics in order, an empty line between them; ends with a line break. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], colors: Colors = PLAIN): string {
  return diagnostics.map((diagnostic) => render(diagnostic, colors)).join("\n");
}

function render(diagnostic: Diagnostic, colors: Colors): string {
  const { code, severity, message, span, labels = [], hint } = diagnostic;
  const paint = severity === "error" ? colors.red : severity === "warning" ? colors.yellow : colors.cyan;
  const lines = [
    ...frame(span, "", paint, colors),
    ...labels.flatMap(({ span: at, text }) => frame(at, text, colors.cyan, colors)),
    `${paint(colors.bold(`${title(diagnostic)}:`))} ${message}`,
    colors.dim(`  [${code}]${hint === undefined ? "" : ` hint: ${hint}`}`),
  ];
  return `${lines.join("\n")}\n`;
}

function frame(span: Span, text: string, paint: (text: string) => string, colors: Colors): string[] {
  if (span.source.text === "") return [];
  const { line, column } = position(span.source, span.start);
  const { before, marked, gap, width } = excerpt(span);
  const gutter = `${line}`.padStart(3);
  return [
    `File "${span.source.path}", line ${line}, column ${column}`,
    `${colors.dim(`${gutter} |`)} ${before}${marked}`,
    `${colors.dim(`${" ".repeat(gutter.length)} |`)} ${gap}${paint("^".repeat(width) + (text && ` ${text}`))}`,
  ];
}

/** The line of a span and how to underline it: tabs are kept so that the marks stand below their text. */
function excerpt({ source: { text }, start, end }: Span) {
  const from = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const to = text.slice(from).search(/\r|\n|$/) + from;
  const before = text.slice(from, start);
  const length = [...text.slice(start, Math.min(end, to))].length;
  return {
    before,
    marked: text.slice(start, to),
    gap: before.replace(/[^\t]/gu, " "),
    width: Math.max(1, length),
  };
}

/** The name that stands before the message: that of the exception Python would raise. */
function title({ code, severity }: Diagnostic): string {
  if (severity !== "error") return severity;
  if (/^M28-[1-3]/.test(code)) return "SyntaxError";
  return EXCEPTIONS[code] ?? "error";
}

const EXCEPTIONS: Record<string, string> = {
  "M28-4001": "ModuleNotFoundError",
  "M28-4002": "ModuleNotFoundError",
  "M28-4005": "ImportError",
};

/** One diagnostic as `m28 check --json` prints it; lines and columns count from 1, columns in characters. */
export function diagnosticJson(diagnostic: Diagnostic) {
  const { code, severity, message, span, labels = [], hint } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...range(span),
    ...(labels.length === 0 ? {} : { labels: labels.map((label) => ({ text: label.text, ...range(label.span) })) }),
  };
}

function range({ source, start, end }: Span) {
  const at = (offset: number) => {
    const { line, column } = position(source, offset);
    return { line, column };
  };
  return { file: source.path, start: at(start), end: at(end) };
}
