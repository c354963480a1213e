/** What esbuild finds for the JavaScript that M28 modules import: the compiler asks, and does not wait; esbuild answers later. */
import { isBuiltin } from "node:module";
import { dirname } from "node:path";
import type { BuildOptions, PluginBuild, ResolveResult } from "esbuild";
import type { Host } from "../compiler/program/host.ts";
import { resolveForNode } from "./node-host.ts";

type Found = ReturnType<Host["resolveJavaScript"]>;

interface Question {
  readonly specifier: string;
  readonly importer: string;
  answer: Found;
  /** In this build. */
  isAnswered: boolean;
}

export class EsbuildAnswers {
  readonly #build: PluginBuild;
  readonly #questions = new Map<string, Question>();

  constructor(build: PluginBuild) {
    this.#build = build;
  }

  /** What esbuild has said, or else what Node would find: mostly that is the same. */
  resolve(specifier: string, importer: string): Found {
    const key = `${specifier}\0${importer}`;
    let question = this.#questions.get(key);
    if (question === undefined) {
      question = { specifier, importer, answer: resolveForNode(specifier, importer), isAnswered: false };
      this.#questions.set(key, question);
    }
    return question.answer;
  }

  /** A new build: everything has to be asked again. */
  forget(): void {
    for (const question of this.#questions.values()) question.isAnswered = false;
  }

  /** Asks what has not been answered; says whether some answer is not what the compiler was told. */
  async settle(): Promise<boolean> {
    const open = [...this.#questions.values()].filter(({ isAnswered }) => !isAnswered);
    const changes = await Promise.all(
      open.map(async (question) => {
        const answer = await this.#ask(question);
        const changed = JSON.stringify(answer) !== JSON.stringify(question.answer);
        Object.assign(question, { answer, isAnswered: true });
        return changed;
      }),
    );
    return changes.includes(true);
  }

  async #ask({ specifier, importer }: Question): Promise<Found> {
    const result = await this.#build.resolve(specifier, {
      importer,
      resolveDir: dirname(importer),
      kind: "import-statement",
    });
    const own = resolveForNode(specifier, importer);
    if (result.errors.length > 0) {
      // A built-in of Node that this bundle cannot have: esbuild says it best when it comes there.
      return isBuiltin(specifier) ? own : null;
    }
    if (isFileOf(result)) return { specifier, path: result.path };
    // All packages may be external, also those that there are not.
    const isNamed = result.path !== specifier || isExternal(specifier, this.#build.initialOptions);
    return own ?? (isNamed || !result.external ? { specifier, path: null } : null);
  }
}

function isFileOf({ external, namespace }: ResolveResult): boolean {
  return !external && namespace === "file";
}

/** Does an option of the build name this module as external? */
export function isExternal(specifier: string, { external = [] }: BuildOptions): boolean {
  return external.some((pattern) => {
    const [before = "", after] = pattern.split("*");
    if (after === undefined) return specifier === pattern || specifier.startsWith(`${pattern}/`);
    return specifier.startsWith(before) && specifier.endsWith(after);
  });
}
