/** What the reference says about an entry beyond its line in the manifest: read from the Markdown files of this folder. */

export interface Example {
  /** The lines as shown; the last one ends with what comes of it. */
  readonly text: string;
  /** The expressions, without what comes of them. */
  readonly code: string;
  readonly outcome: "value" | "error" | "output";
  /** The value's repr, `Type: message`, or the lines printed; `…` stands for any text. */
  readonly expected: string;
}

export interface Notes {
  readonly raises: readonly string[];
  readonly text: string;
  readonly examples: readonly Example[];
}

const NOTHING: Notes = { raises: [], text: "", examples: [] };

/**
 * Sections by heading. In a section `! ` begins an error that is raised and when, `> ` a line of explanation; what remains are examples, ended by `CODE ⇒ VALUE`, `CODE ✗ ERROR`, or lines `▷ OUTPUT`.
 */
export class NotesFile {
  readonly #sections = new Map<string, Notes>();
  readonly #used = new Set<string>();

  constructor(markdown: string) {
    for (const section of markdown.split(/^## /m).slice(1)) {
      const [name = "", ...lines] = section.split("\n");
      this.#sections.set(name.trim(), notesOf(lines));
    }
  }

  of(...names: readonly string[]): Notes {
    const name = names.find((each) => this.#sections.has(each));
    if (name === undefined) return NOTHING;
    this.#used.add(name);
    return this.#sections.get(name)!;
  }

  /** Headings of sections that nothing has asked for. */
  unused(): string[] {
    return [...this.#sections.keys()].filter((name) => !this.#used.has(name));
  }

  examples(): Example[] {
    return [...this.#sections.values()].flatMap(({ examples }) => examples);
  }
}

function notesOf(lines: readonly string[]): Notes {
  const marked = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  return {
    raises: marked("! "),
    text: marked("> ").join("\n"),
    examples: examplesOf(lines.filter((line) => line !== "" && !/^[!>] /.test(line))),
  };
}

function examplesOf(lines: readonly string[]): Example[] {
  const examples: Example[] = [];
  let code: string[] = [];
  for (const [index, line] of lines.entries()) {
    const [, last, mark, expected] = /^(.*?) +([⇒✗]) (.*)$/.exec(line) ?? [];
    code.push(line);
    if (mark !== undefined) {
      const text = code.join("\n");
      const whole = [...code.slice(0, -1), last].join("\n");
      examples.push({ text, code: whole, outcome: mark === "⇒" ? "value" : "error", expected: expected! });
      code = [];
    } else if (line.startsWith("▷") && !lines[index + 1]?.startsWith("▷")) {
      const printed = code.filter((each) => each.startsWith("▷")).map((each) => each.slice(2));
      const whole = code.filter((each) => !each.startsWith("▷")).join("\n");
      examples.push({ text: code.join("\n"), code: whole, outcome: "output", expected: printed.join("\n") });
      code = [];
    }
  }
  if (code.length > 0) throw new Error(`an example without what comes of it:\n${code.join("\n")}`);
  return examples;
}
