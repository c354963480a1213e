/** Where outputs get their places from. */
import { dirname, sep } from "node:path";

/** The deepest folder that all files are in. */
export function commonFolder(paths: readonly string[]): string {
  const [first = "", ...rest] = paths.map((path) => dirname(path).split(sep));
  let shared = [...first];
  for (const parts of rest) {
    const end = shared.findIndex((part, index) => part !== parts[index]);
    if (end >= 0) shared = shared.slice(0, end);
  }
  return shared.join(sep) || sep;
}
