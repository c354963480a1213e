/** The compiler's window on the world: it does no I/O of its own. */

export interface Host {
  /** The file's text. Throws an Error with a Node `code` (`ENOENT`, `EISDIR`, `EACCES`) when it cannot be read. */
  readFile(path: string): string;
  /**
   * The regular file at this path, by the path under which it is one and the same module wherever it is imported from; null when there
   * is none.
   */
  findFile(path: string): string | null;
  /** Absolute path of a path relative to a folder. */
  join(folder: string, ...parts: string[]): string;
  dirname(path: string): string;
  /** The path as messages show it: relative to the working directory where possible. */
  display(path: string): string;
  /** Folders to search for modules after the importing file's own: the working directory, then those of M28_PATH. */
  readonly searchPath: readonly string[];
  /** Resolves a specifier to a JavaScript module as Node would from this file; null when there is none. A built-in has path null. */
  resolveJavaScript(
    specifier: string,
    importer: string,
  ): { readonly specifier: string; readonly path: string | null } | null;
  /**
   * Runs the text of a JavaScript function body in which the names of the scope are constants, and gives what it returns. Macros
   * run this way; without it a program that defines any is refused.
   */
  evaluate?(code: string, scope: Readonly<Record<string, unknown>>): unknown;
  /**
   * Runs something, and gives its value, or null if it took longer. Without it macros cannot use what may take for ever without
   * counting its work: regular expressions that are not simple.
   */
  interruptible?<T>(run: () => T, milliseconds: number): { readonly value: T } | null;
  /** Is told that code of the program is about to run in the compiler, also where that is a thread in which `evaluate` is another one. */
  macroRuns?(): void;
  /** Takes what a macro has printed; without it that is lost. */
  printed?(text: string): void;
  /**
   * Takes what the engine threw when its stack was not enough, before that is reported as a diagnostic; may throw, to try again with
   * a larger one.
   */
  stackIsTooSmall?(error: unknown): void;
}
