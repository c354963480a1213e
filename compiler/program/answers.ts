/** What the compiler has asked its host: each answer is kept and given again, so that a state of the program is of one moment. */
import type { Host } from "./host.ts";

type Text = { readonly text: string } | { readonly code: string };
type Resolved = ReturnType<Host["resolveJavaScript"]>;

export class Answers {
  /** The host through which the compiler asks. */
  readonly host: Host;
  readonly #host: Host;
  readonly #texts = new Map<string, Text>();
  readonly #files = new Map<string, string | null>();
  readonly #javascript = new Map<string, Resolved>();

  constructor(host: Host) {
    this.#host = host;
    this.host = {
      ...host,
      readFile: (path) => this.#readFile(path),
      findFile: (path) => kept(this.#files, path, () => host.findFile(path)),
      resolveJavaScript: (specifier, importer) =>
        kept(this.#javascript, `${specifier}\0${importer}`, () =>
          host.resolveJavaScript(specifier, importer),
        ),
    };
  }

  /** The files that were read or looked for, whether or not they are there. */
  get paths(): string[] {
    return [...new Set([...this.#texts.keys(), ...this.#files.keys()])];
  }

  /** The JavaScript modules that were looked for in vain. */
  get missing(): { readonly specifier: string; readonly importer: string }[] {
    return [...this.#javascript].flatMap(([key, found]) => {
      const [specifier = "", importer = ""] = key.split("\0");
      return found === null ? [{ specifier, importer }] : [];
    });
  }

  /** The files whose text is not what it was, and whether anything at all is different; what differs is asked again. */
  changes(): { readonly texts: readonly string[]; readonly any: boolean } {
    const texts = [...this.#texts].flatMap(([path, text]) => (isSame(text, this.#read(path)) ? [] : [path]));
    const files = [...this.#files].filter(([path, found]) => this.#host.findFile(path) !== found);
    const javascript = [...this.#javascript].filter(
      ([key, found]) => JSON.stringify(this.#resolve(key)) !== JSON.stringify(found),
    );
    return { texts, any: texts.length + files.length + javascript.length > 0 };
  }

  /** Asks again for these texts, and for what every name stands for. */
  forget(texts: readonly string[]): void {
    for (const path of texts) this.#texts.delete(path);
    this.#files.clear();
    this.#javascript.clear();
  }

  #readFile(path: string): string {
    const answer = kept(this.#texts, path, () => this.#read(path));
    if ("text" in answer) return answer.text;
    throw Object.assign(new Error(`${answer.code}: ${path}`), { code: answer.code });
  }

  #read(path: string): Text {
    try {
      return { text: this.#host.readFile(path) };
    } catch (error) {
      return { code: (error as { code?: string }).code ?? String(error) };
    }
  }

  #resolve(key: string): Resolved {
    const [specifier = "", importer = ""] = key.split("\0");
    return this.#host.resolveJavaScript(specifier, importer);
  }
}

function kept<K, V>(map: Map<K, V>, key: K, ask: () => V): V {
  let answer = map.get(key);
  if (answer === undefined) map.set(key, (answer = ask()));
  return answer;
}

function isSame(a: Text, b: Text): boolean {
  return "text" in a ? "text" in b && a.text === b.text : "code" in b && a.code === b.code;
}
