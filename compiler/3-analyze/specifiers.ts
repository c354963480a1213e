/**
 * How imports name modules: `util` and `a.b` for names, `"ws"` with its quotes for a name in quotes, which is looked for in other
 * places, and paths and URLs as they are (language §12.1).
 */

/** What a string in an import names. */
export function quotedSpecifier(text: string): string {
  return isPath(text) || /^(?:js|npm|node):/.test(text) ? text : `"${text}"`;
}

/** Does it name a file, and not a module? Windows has paths with drives. */
export function isPath(specifier: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$|[A-Za-z]:[\\/])/.test(specifier);
}

/** For messages, and to look for: without the quotes. */
export function plainSpecifier(specifier: string): string {
  return isQuoted(specifier) ? specifier.slice(1, -1) : specifier;
}

/** The module `name` inside a package. */
export function submoduleSpecifier(specifier: string, name: string): string {
  if (isQuoted(specifier)) return `"${plainSpecifier(specifier)}/${name}"`;
  return specifier.includes("/") ? `${specifier}/${name}` : `${specifier}.${name}`;
}

function isQuoted(specifier: string): boolean {
  return specifier.startsWith('"');
}
