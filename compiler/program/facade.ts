/** What a module shows to JavaScript: its public names, and its body started as the program's main. */
import { nameOrString } from "../4-lower/javascript-names.ts";
import { javascriptAliases } from "./public-names.ts";

export interface FacadeOptions {
  /** Where the runtime is imported from. */
  readonly runtime: string;
  /** The output format has top-level `await`. */
  readonly awaits: boolean;
  /** The body has to be started as the program's main. */
  readonly needsMain: boolean;
  /** Its name hangs on whether the program began with the facade. */
  readonly needsAddress: boolean;
}

/**
 * The text of a module of its own that stands before the module at `specifier`.
 * @param names the public names, as far as the module exports them
 */
export function facade(names: readonly string[], specifier: string, options: FacadeOptions): string {
  const from = JSON.stringify(specifier);
  const exported = [...names.map(nameOrString), ...aliases(names)];
  const lines = [`import { $init } from ${from};`, ...startLines(options)];
  if (exported.length > 0) lines.push(`export { ${exported.join(", ")} } from ${from};`);
  return `${lines.join("\n")}\n`;
}

/** The lines that start `$init`, which must be in scope, as main. */
export function startLines({ runtime, awaits, needsMain, needsAddress }: FacadeOptions): string[] {
  if (!needsMain) return ["$init();"];
  const start = `$startMain($init${needsAddress ? ", import.meta.url" : ""});`;
  return [
    `import { startMain as $startMain } from ${JSON.stringify(runtime)};`,
    awaits ? `await ${start}` : start,
  ];
}

/** For a module that is its own facade: it exports its aliases by importing itself. */
export function aliasLines(names: readonly string[], specifier: string): string[] {
  const exported = aliases(names);
  return exported.length === 0
    ? []
    : [`export { ${exported.join(", ")} } from ${JSON.stringify(specifier)};`];
}

function aliases(names: readonly string[]): string[] {
  return [...javascriptAliases(names)].map(([name, alias]) => `${nameOrString(name)} as ${alias}`);
}
