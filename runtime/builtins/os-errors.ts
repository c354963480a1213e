/** Errors of the host's file system as M28 exceptions. */
import * as errors from "../errors/index.ts";

interface HostError {
  readonly code?: string;
  readonly errno?: number;
}

/** Calls the host; what it throws is raised as the OSError that fits. */
export function guarded<T>(filename: unknown, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const { code, errno } = error as HostError;
    if (code === undefined || errno === undefined) throw error;
    const [make, text] = kinds[code] ?? [errors.OSError, code];
    const args = [Math.abs(errno), text];
    throw new make(...(filename === undefined ? args : [...args, filename]));
  }
}

const kinds: Readonly<Record<string, readonly [new (...args: unknown[]) => Error, string]>> = {
  ENOENT: [errors.FileNotFoundError, "No such file or directory"],
  EEXIST: [errors.FileExistsError, "File exists"],
  EACCES: [errors.PermissionError, "Permission denied"],
  EPERM: [errors.PermissionError, "Operation not permitted"],
  EISDIR: [errors.IsADirectoryError, "Is a directory"],
  ENOTDIR: [errors.NotADirectoryError, "Not a directory"],
  ENOSPC: [errors.OSError, "No space left on device"],
  EPIPE: [errors.OSError, "Broken pipe"],
  ESPIPE: [errors.OSError, "Illegal seek"],
  ENOTEMPTY: [errors.OSError, "Directory not empty"],
};
