/** Entry points as esbuild takes them: it reads a star as a pattern. */

const SCHEME = "m28-entry:";

export const entryFilter = /^m28-entry:/;

/** @param path absolute */
export function entryPoint(path: string): string {
  return path.includes("*") ? SCHEME + encodeURIComponent(path).replaceAll("*", "%2A") : path;
}

/** The path again, or what the user has written. */
export function entryPath(entry: string): string {
  return entry.startsWith(SCHEME) ? decodeURIComponent(entry.slice(SCHEME.length)) : entry;
}
