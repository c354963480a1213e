/**
 * Makes `generated.ts`, one typed function a message, and `docs/reference/diagnostics.md` from the Markdown files of this
 * folder: `node compiler/messages/generate.mjs`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * @typedef {{ code: string, name: string, severity: string, message: string, hint: string | null, explanation: string }} Declaration
 */

/** Every message declared in the folder's Markdown files, by code. @returns {Declaration[]} */
export function readDeclarations() {
  const found = markdownFiles().flatMap(({ file, text }) => parse(text, file));
  rejectRepeats(found, "code");
  rejectRepeats(found, "name");
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function markdownFiles() {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

/**
 * Reads `## M28-1001 message-name`, or `## M28-2001 message-name (warning)`, then `> text with {parameters}`, an explanation, and
 * perhaps a line `Hint: …`. Paragraphs before the first heading are for the reader of the file.
 * @param {string} markdown @param {string} file @returns {Declaration[]}
 */
export function parse(markdown, file) {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = "", ...lines] = section.split("\n").map((line) => line.trim());
      const head = /^(M28-\d{4}) ([a-z][a-z0-9-]*)(?: \((error|warning|info)\))?$/.exec(heading);
      if (!head) throw new Error(`${file}: cannot read the heading '## ${heading}'`);
      const message = lines
        .filter((line) => line.startsWith("> "))
        .map((line) => line.slice(2))
        .join(" ");
      if (!message) throw new Error(`${file}: ${head[1]} has no message ('> …')`);
      const hint = lines.find((line) => line.startsWith("Hint: "));
      return {
        code: head[1],
        name: head[2],
        severity: head[3] ?? "error",
        message,
        hint: hint ? hint.slice("Hint: ".length) : null,
        explanation: lines
          .filter((line) => !line.startsWith("> ") && line !== hint)
          .join("\n")
          .trim(),
      };
    });
}

/** The text of `generated.ts`. @param {readonly Declaration[]} declarations */
export function generate(declarations) {
  return `/** Made from the Markdown files of this folder by generate.mjs; change those, not this. */
// biome-ignore-all format: generated
import type { Span } from "../source/source.ts";
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
${declarations.map(functionOf).join("\n")}
} as const;
`;
}

/** The text of `docs/reference/diagnostics.md`: the files of this folder in order of their codes. */
export function referencePage() {
  const chapters = markdownFiles()
    .map(({ file, text }) => ({
      head: text.slice(0, text.indexOf("\n## ")).replace(/^# /, "## ").trim(),
      entries: parse(text, file).sort((a, b) => (a.code < b.code ? -1 : 1)),
    }))
    .sort((a, b) => (a.entries[0].code < b.entries[0].code ? -1 : 1));
  const body = chapters.map(({ head, entries }) => [head, ...entries.map(entryOf)].join("\n\n"));
  return `# Diagnostics

What the compiler says, by code. \`{…}\` stands for what it names in your program. Errors keep a program from being built;
warnings and notes do not. This page is made from \`compiler/messages/*.md\` by \`node compiler/messages/generate.mjs\`.

${body.join("\n\n")}
`;
}

function entryOf({ code, name, severity, message, hint, explanation }) {
  const kind = { error: "", warning: " (warning)", info: " (note)" }[severity];
  const parts = [`### ${code} ${name}${kind}`, `> ${message}`, explanation, hint ? `Hint: ${hint}` : ""];
  return parts.filter((part) => part !== "").join("\n\n");
}

function functionOf({ code, name, severity, message, hint }) {
  const names = [...new Set([...`${message} ${hint ?? ""}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))];
  const type = names.map((each) => `readonly ${each}: string | number`).join("; ");
  const parameters =
    names.length > 0 ? `span: Span, params: { ${type} }, details?: Details` : "span: Span, details?: Details";
  const camelName = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const body = `make(${quote(code)}, ${quote(severity)}, ${template(message)}, span, ${hint ? template(hint) : "undefined"}, details)`;
  return `  /** ${code}: ${message.replaceAll("*/", "*\\/")} */\n  ${camelName}: (${parameters}): Diagnostic => ${body},`;
}

function template(text) {
  if (!/\{\w+\}/.test(text)) return quote(text);
  const escaped = text.replace(/[`\\]|\$(?=\{)/g, "\\$&");
  return `\`${escaped.replace(/\{(\w+)\}/g, (_, name) => `\${params.${name}}`)}\``;
}

function quote(text) {
  return JSON.stringify(text);
}

function rejectRepeats(declarations, key) {
  const seen = new Set();
  for (const declaration of declarations) {
    if (seen.has(declaration[key]))
      throw new Error(`the message ${key} ${declaration[key]} is declared twice`);
    seen.add(declaration[key]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(folder, "generated.ts"), generate(readDeclarations()));
  writeFileSync(join(folder, "../../docs/reference/diagnostics.md"), referencePage());
}
