/** The one path of a file to which several may lead: through links, or written in other cases where the disk does not tell them apart. */
import { realpathSync } from "node:fs";
import { isFile } from "./is-file.ts";

/** Null when there is no regular file. */
export function realFile(path: string): string | null {
  return isFile(path) ? realPath(path) : null;
}

/** The same of a folder, and of what is not there the path as it stands. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    // A folder on the way that may be passed, but not read.
    return path;
  }
}
