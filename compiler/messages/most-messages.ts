/** At most fifty messages about a file, and how many more there are: a file that is no M28 at all would give millions. */
import type { Diagnostic, Report } from "./diagnostic.ts";
import { messages } from "./generated.ts";

const MOST = 50;

/** What is told of one file, as far as it is kept: errors are not crowded out by what is none. */
export class MessageList {
  readonly kept: Diagnostic[] = [];
  #errors = 0;
  #others = 0;

  readonly report: Report = (diagnostic) => {
    const count = diagnostic.severity === "error" ? ++this.#errors : ++this.#others;
    if (count <= MOST) this.kept.push(diagnostic);
  };

  /** So much is wrong that what comes later would only be about that. */
  get isFull(): boolean {
    return this.#errors > MOST;
  }

  /** Those that were not kept. */
  get dropped(): Dropped {
    return { errors: Math.max(0, this.#errors - MOST), others: Math.max(0, this.#others - MOST) };
  }
}

export interface Dropped {
  readonly errors: number;
  readonly others: number;
}

/**
 * @param found messages about one file, in their order
 * @param dropped those that were not kept before
 */
export function limited(found: readonly Diagnostic[], dropped: Dropped): readonly Diagnostic[] {
  const isError = ({ severity }: Diagnostic) => severity === "error";
  const errors = found.filter(isError);
  const shown = new Set([...errors, ...found.filter((each) => !isError(each))].slice(0, MOST));
  const more = {
    errors: dropped.errors + Math.max(0, errors.length - MOST),
    others: dropped.others + found.length - shown.size - Math.max(0, errors.length - MOST),
  };
  if (more.errors + more.others === 0) return found;
  const list = found.filter((each) => shown.has(each));
  const { span } = list.at(-1)!;
  return [...list, messages.moreMessages({ ...span, start: span.end }, more)];
}
