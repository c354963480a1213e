/** The reference page of the built-in exceptions. */

import * as errors from "../../runtime/errors/index.ts";
import { builtins } from "../../runtime/manifest.ts";
import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import type { NotesFile } from "./notes.ts";

export function exceptionsPage(notes: NotesFile): string {
  const entries = builtins.filter(({ kind, internal }) => kind === "exception" && !internal);
  const { examples } = notes.of("examples");
  return `# Exceptions

\`(raise (ValueError "text"))\` raises one, \`(try … (except ValueError as e …))\` handles it, with every class below it in
the tree. \`except\` without a class handles everything below \`Exception\`.

An exception has \`args\`, the tuple of what it was made with, \`message\`, the text of the first of them, \`__cause__\` and
\`__context__\`. \`str\` gives the message, \`repr\` the class too.

This page is made by \`npm run docs\` from the tables of the compiler.

${treeOf(entries)}

## What raises them

\`\`\`lisp
${examples.map(({ text }) => text).join("\n")}
\`\`\`
`;
}

function treeOf(entries: readonly BuiltinEntry[]): string {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const classes = errors as unknown as Readonly<Record<string, { readonly $name: string } | undefined>>;
  const parentOf = (name: string): string => Object.getPrototypeOf(classes[byName.get(name)!.export]).$name;
  const branch = (name: string, depth: number): string[] => [
    `${"  ".repeat(depth)}- \`${name}\`${aliasesOf(byName.get(name)!)}: ${byName.get(name)!.doc}`,
    ...entries
      .filter((each) => each.name !== name && parentOf(each.name) === name)
      .flatMap((each) => branch(each.name, depth + 1)),
  ];
  return branch("BaseException", 0).join("\n");
}

function aliasesOf({ aliases = [] }: BuiltinEntry): string {
  return aliases.length === 0 ? "" : ` (also \`${aliases.join("`, `")}\`)`;
}
