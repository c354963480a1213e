/** Is there a regular file at a path? */
import { statSync } from "node:fs";

/** A path that cannot be, with a file in the place of a folder or a name that is too long, is none. */
export function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}
