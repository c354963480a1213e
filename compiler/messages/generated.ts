/** Made from the Markdown files of this folder by generate.mjs; change those, not this. */
// biome-ignore-all format: generated
import type { Span } from "../1-read/form.ts";
import type { Diagnostic, Label, Severity } from "./diagnostic.ts";

/** What a call site may add to a message; a hint given here replaces the declared one. */
export interface Details {
  readonly labels?: readonly Label[];
  readonly hint?: string;
}

function make(code: string, severity: Severity, message: string, span: Span, hint: string | undefined, details: Details | undefined): Diagnostic {
  return { code, severity, message, span, ...(hint === undefined ? {} : { hint }), ...details };
}

export const messages = {
  /** M28-1001: unexpected character '{c}' */
  unexpectedCharacter: (span: Span, params: { readonly c: string | number }, details?: Details): Diagnostic => make("M28-1001", "error", `unexpected character '${params.c}'`, span, undefined, details),
  /** M28-4001: No module named '{name}' */
  moduleNotFound: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-4001", "error", `No module named '${params.name}'`, span, undefined, details),
  /** M28-4002: there is no file '{path}' */
  fileNotFound: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-4002", "error", `there is no file '${params.path}'`, span, undefined, details),
  /** M28-4003: '{path}' is a directory, not a file */
  fileIsDirectory: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-4003", "error", `'${params.path}' is a directory, not a file`, span, undefined, details),
  /** M28-4004: '{path}' cannot be read: {reason} */
  fileUnreadable: (span: Span, params: { readonly path: string | number; readonly reason: string | number }, details?: Details): Diagnostic => make("M28-4004", "error", `'${params.path}' cannot be read: ${params.reason}`, span, undefined, details),
  /** M28-4005: cannot import name '{name}' from '{module}' */
  missingExport: (span: Span, params: { readonly name: string | number; readonly module: string | number }, details?: Details): Diagnostic => make("M28-4005", "error", `cannot import name '${params.name}' from '${params.module}'`, span, undefined, details),
  /** M28-6001: the JavaScript of this (js …) cannot be read: {problem} */
  embeddedJavascript: (span: Span, params: { readonly problem: string | number }, details?: Details): Diagnostic => make("M28-6001", "error", `the JavaScript of this (js …) cannot be read: ${params.problem}`, span, undefined, details),
  /** M28-7001: the format '{format}' cannot wait for the program: it starts when the file is loaded and goes on in the background */
  startNotAwaited: (span: Span, params: { readonly format: string | number }, details?: Details): Diagnostic => make("M28-7001", "info", `the format '${params.format}' cannot wait for the program: it starts when the file is loaded and goes on in the background`, span, "build with --format esm if the importer must wait", details),
  /** M28-7002: '{path}' was found after modules it shares with others had been compiled: build again */
  lateModule: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-7002", "error", `'${params.path}' was found after modules it shares with others had been compiled: build again`, span, undefined, details),
} as const;
