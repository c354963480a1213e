/** The generated pages of `docs/reference/`, and the examples in them. */

import { methodCallShapes } from "../../runtime/manifest/call-shapes.ts";
import { builtins, methods, standardModules } from "../../runtime/manifest.ts";
import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import { builtinSection, methodSection } from "./entries.ts";
import { exceptionsPage } from "./exceptions.ts";
import { formsPage } from "./forms.ts";
import { FUNCTION_CHAPTERS, MODULES, TYPES } from "./headings.ts";
import { type Example, NotesFile } from "./notes.ts";
import { otherMethods } from "./other-methods.ts";

/** Reads a file of this folder. */
type Read = (name: string) => string;

const GENERATED = "This page is made by `npm run docs`";

/** Every page by the name of its file. */
export function pages(read: Read): Record<string, string> {
  return {
    "forms.md": formsPage(read("forms.md")),
    "functions.md": functionsPage(new NotesFile(read("functions.md"))),
    "methods.md": methodsPage(new NotesFile(read("methods.md"))),
    "modules.md": modulesPage(new NotesFile(read("modules.md"))),
    "exceptions.md": exceptionsPage(new NotesFile(read("exceptions.md"))),
  };
}

/** The examples of each page that are expressions with a value. */
export function examples(read: Read): { page: string; examples: Example[]; imports: readonly string[] }[] {
  const of = (page: string, imports: readonly string[] = []) => ({
    page,
    examples: new NotesFile(read(page)).examples(),
    imports,
  });
  const modules = Object.keys(standardModules).filter((name) => !name.includes("."));
  return [
    of("functions.md"),
    of("methods.md"),
    of("exceptions.md", ["math", "os"]),
    of("modules.md", modules),
  ];
}

function functionsPage(notes: NotesFile): string {
  const entries = builtins.filter(({ internal, kind }) => !internal && kind !== "exception");
  const chapters = [...FUNCTION_CHAPTERS].map(([number, title]) => ({
    title,
    entries: entries.filter(({ section }) => section === number),
  }));
  const unlisted = entries.filter(({ section }) => !FUNCTION_CHAPTERS.has(section));
  if (unlisted.length > 0) throw new Error(`headings.ts: no chapter has ${unlisted[0]!.name}`);
  const body = chapters.map(({ title, entries: shown }) =>
    [`## ${title}`, ...shown.map((entry) => builtinSection(entry, notes.of(entry.name)))].join("\n\n"),
  );
  return page(
    "Built-in functions",
    `Functions and classes that every module sees without an import. They are ordinary values, and a program may use their
names for its own. Names in brackets may be left out; \`name=\` is given by keyword. Forms, which look like calls but are
not, are in [forms.md](forms.md), exceptions in [exceptions.md](exceptions.md).`,
    chapters.map(({ title, entries: shown }) =>
      index(
        title,
        shown.map(({ name }) => name),
      ),
    ),
    body,
    notes,
  );
}

function methodsPage(notes: NotesFile): string {
  const chapters = TYPES.map(({ type, title, text }) => ({
    title,
    type,
    text,
    entries: [...methods, ...otherMethods].filter(({ types }) => types.includes(type)),
  }));
  const body = chapters.map(({ title, type, text, entries }) =>
    [
      `## ${title}`,
      text,
      ...entries.map((entry) => methodSection(entry, notes.of(`${type}.${entry.name}`, entry.name), type)),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  );
  return page(
    "Methods of the built-in types",
    "A method is called as `(x.name argument…)` or `x.name(argument, …)`. Without a call it is a function that remembers x.",
    chapters.map(({ title, entries }) =>
      index(
        title,
        entries.map(({ name }) => name),
      ),
    ),
    body,
    notes,
  );
}

function modulesPage(notes: NotesFile): string {
  const names = Object.keys(standardModules).filter((name) => name !== "concurrency");
  const body = names.map((name) => {
    const prefix = `${name}.`;
    const entries = standardModules[name]!.map((entry) => moduleEntry(entry, prefix, notes));
    return [`## \`${name}\``, MODULES[name] ?? "", ...entries].filter((part) => part !== "").join("\n\n");
  });
  return page(
    "Standard modules",
    `Import them by name: \`(import math)\`, \`(from math import sqrt)\`. The module \`concurrency\` holds every function about
goroutines that is in [functions.md](functions.md), for programs that use those names for something else.`,
    names.map((name) =>
      index(
        `\`${name}\``,
        standardModules[name]!.map((entry) => `${name}.${entry.name}`),
      ),
    ),
    body,
    notes,
  );
}

function moduleEntry(entry: BuiltinEntry, prefix: string, notes: NotesFile): string {
  const found = notes.of(prefix + entry.name);
  const text = builtinSection(entry, found, prefix);
  const receiver = entry.kind === "class" ? entry.name[0]!.toLowerCase() : prefix + entry.name;
  const rows = (entry.methods ?? []).map((each) => `- \`${methodCallShapes(each, receiver)}\`: ${each.doc}`);
  return rows.length === 0 ? text : `${text}\n\nMethods:\n\n${rows.join("\n")}`;
}

function page(
  title: string,
  text: string,
  contents: readonly string[],
  body: readonly string[],
  notes: NotesFile,
): string {
  const unused = notes.unused();
  if (unused.length > 0) throw new Error(`${title}: nothing is called ${unused.join(", ")}`);
  return `# ${title}\n\n${text}\n\n${GENERATED} from the tables of the compiler.\n\n${contents.join("\n")}\n\n${body.join("\n\n")}\n`;
}

function index(title: string, names: readonly string[]): string {
  const anchor = title
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
  return `- [${title}](#${anchor}): ${names.map((name) => `\`${name}\``).join(" ")}`;
}
