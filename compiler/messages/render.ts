/** Renders diagnostics for people, with a code frame, and as JSON for programs. */
import pc from "picocolors";
import { lineText, position } from "../source/position.ts";
import type { Span } from "../source/source.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

export interface RenderOptions {
  readonly color: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

/** Longest part of a source line that is shown, in code points. */
const WINDOW = 160;

/** Several lines without a final newline. Errors take the shape of language §21, with the code at the end; warnings and notes that of a compiler's remark. */
export function renderDiagnostic(diagnostic: Diagnostic, { color }: RenderOptions): string {
  const colors = pc.createColors(color);
  const lines =
    diagnostic.severity === "error" ? errorLines(diagnostic, colors) : remarkLines(diagnostic, colors);
  for (const label of diagnostic.labels ?? []) {
    lines.push(`  ${colors.dim(place(label.span, diagnostic.span))}${label.text}`);
    lines.push(...frame(label.span, colors.blue));
  }
  if (diagnostic.hint) lines.push(`${colors.cyan("Hint:")} ${diagnostic.hint}`);
  return lines.join("\n");
}

/** A plain value for `JSON.stringify`. Lines and columns count from 1, columns in code points, ends are exclusive. */
export function toJson(diagnostic: Diagnostic) {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...range(diagnostic.span),
    labels: (diagnostic.labels ?? []).map((label) => ({ text: label.text, ...range(label.span) })),
    hint: diagnostic.hint ?? null,
  };
}

function errorLines(diagnostic: Diagnostic, colors: Colors): string[] {
  const { span, message, code } = diagnostic;
  const { line, column } = position(span.source, span.start);
  const told = `${colors.red(colors.bold(`${EXCEPTIONS[code] ?? "SyntaxError"}:`))} ${message}`;
  // A file that could not be read has no text, and so no position.
  if (span.source.text === "" && span.end === 0) return [`${told} ${colors.dim(`[${code}]`)}`];
  return [
    `File "${span.source.path}", line ${line}, column ${column}`,
    ...frame(span, colors.red),
    `${told} ${colors.dim(`[${code}]`)}`,
  ];
}

/** Errors that Python would not call a SyntaxError. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "M28-4001": "ModuleNotFoundError",
  "M28-4002": "ModuleNotFoundError",
  "M28-4003": "ImportError",
  "M28-4004": "ImportError",
  "M28-4005": "ImportError",
  "M28-7002": "BuildError",
  "M28-7004": "BuildError",
};

function remarkLines(diagnostic: Diagnostic, colors: Colors): string[] {
  const { span, severity, message, code } = diagnostic;
  const paint = REMARK_COLORS[severity](colors);
  const { line, column } = position(span.source, span.start);
  const where = span.source.path === "" ? "" : `${span.source.path}:${line}:${column}: `;
  return [
    `${where}${paint(colors.bold(`${severity}:`))} ${message} ${colors.dim(`[${code}]`)}`,
    ...frame(span, paint),
  ];
}

const REMARK_COLORS: Record<Severity, (colors: Colors) => Colors["red"]> = {
  error: (colors) => colors.red,
  warning: (colors) => colors.yellow,
  info: (colors) => colors.blue,
};

function place(span: Span, main: Span): string {
  const { line, column } = position(span.source, span.start);
  const file = span.source === main.source ? "" : `${span.source.path}, `;
  return `${file}line ${line}, column ${column}: `;
}

/** The first line of the span, and carets under what the span covers of it; nothing when the source has no text there. */
function frame(span: Span, paint: (text: string) => string): string[] {
  const start = position(span.source, span.start);
  const end = position(span.source, span.end);
  const characters = [...lineText(span.source, start.line)];
  if (characters.length === 0) return [];
  const from = Math.min(start.column - 1, characters.length);
  const to = end.line > start.line ? characters.length : end.column - 1;
  const first = from < WINDOW / 2 ? 0 : from - WINDOW / 2;
  const shown = characters.slice(first, first + WINDOW);
  const gap = shown
    .slice(0, from - first)
    .map(blank)
    .join("");
  const covered = shown.slice(from - first, Math.max(to, from) - first);
  const carets = "^".repeat(Math.max(1, covered.map(blank).join("").length));
  return [`    ${shown.map(printable).join("")}`, `    ${gap}${paint(carets)}`];
}

/** White space as wide as the character. */
function blank(character: string): string {
  if (character === "\t") return "\t";
  return WIDE.test(character) ? "  " : " ";
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Control characters would disturb the terminal. */
function printable(character: string): string {
  return character !== "\t" && /\p{Cc}/u.test(character) ? "\ufffd" : character;
}

function range(span: Span) {
  const start = position(span.source, span.start);
  const end = position(span.source, span.end);
  return {
    path: span.source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
