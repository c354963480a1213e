/** The reference page of the special forms. */

import type { SpecialForm } from "../../compiler/3-analyze/context.ts";
import { specialForms } from "../../compiler/forms/registry.ts";

/** The chapters, with the canonical name of each form in them. */
const CHAPTERS: Readonly<Record<string, readonly string[]>> = {
  "Definition and assignment": ["=", "+=", ":=", "set!", "set", "def", "lambda", "global", "del"],
  Choice: ["if", "cond", "case", "match", "when"],
  "Sequences and blocks": ["do", "let", "pass", "->"],
  Loops: ["while", "for", "loop", "dotimes", "label", "break"],
  "Leaving functions, generators": ["return", "yield", "yield-from"],
  Classes: ["class", "@"],
  Exceptions: ["try", "raise", "defexception", "assert", "with"],
  "Attributes and items": [".", "get-prop", "set-prop", "dot-assign", "get-item", "set-item", "del-item"],
  Modules: ["import", "export"],
  Goroutines: ["go", "select", "select-timeout", "with-mutex"],
  Tasks: ["async", "await"],
  Macros: [
    "quote",
    "quasiquote",
    "unquote",
    "defmacro",
    "macro",
    "list-literal",
    "tuple-literal",
    "set-literal",
    "dict-literal",
  ],
  JavaScript: ["new", "js"],
};

/** @param notes a section for each form: what else there is to say, and example programs */
export function formsPage(notes: string): string {
  const sections = new Map(
    notes
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf("\n");
        return [section.slice(0, end).trim(), section.slice(end).trim()] as const;
      }),
  );
  const forms = [...new Set(specialForms.values())].filter(
    ({ names }) => !/^(get|set|del)item$/.test(names[0]!),
  );
  const listed = Object.values(CHAPTERS).flat();
  const missing = forms.map(({ names }) => names[0]!).filter((name) => !listed.includes(name));
  if (missing.length > 0) throw new Error(`forms.ts: no chapter has ${missing.join(", ")}`);
  const chapters = Object.entries(CHAPTERS).map(([title, names]) => ({
    title,
    forms: names.map((name) => forms.find((form) => form.names[0] === name)!),
  }));
  const contents = chapters.map(
    ({ title, forms: shown }) =>
      `- ${title}: ${shown.flatMap(({ names }) => names.map((name) => `\`${name}\``)).join(" ")}`,
  );
  const body = chapters.map(({ title, forms: shown }) =>
    [`## ${title}`, ...shown.map((form) => formSection(form, sections.get(form.names[0]!)))].join("\n\n"),
  );
  return `# Forms

Forms look like calls and are not: they evaluate their parts in their own ways. \`…\` means that something may be repeated,
brackets that it may be left out. \`body…\` is any number of expressions, whose last value is the body's. Operators, which
are functions too, are in [functions.md](functions.md).

This page is made by \`npm run docs\` from the tables of the compiler.

${contents.join("\n")}

${body.join("\n\n")}
`;
}

function formSection({ names, syntax, doc }: SpecialForm, notes: string | undefined): string {
  return [
    `### ${names.map((name) => `\`${name}\``).join(", ")}`,
    `\`\`\`text\n${syntax}\n\`\`\``,
    doc,
    notes ?? "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
