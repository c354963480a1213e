/** What the host offers: Node's modules, where there are any. */

export type FileSystem = typeof import("node:fs");
type Path = typeof import("node:path");
type ChildProcesses = typeof import("node:child_process");

/** Where Node's process is. In the runtime for browsers `globalThis.process` is replaced by `undefined`, where it stands as such. */
export interface Host {
  readonly process?: NodeJS.Process;
}

/** Node's process; undefined in browsers. */
export function hostProcess(): NodeJS.Process | undefined {
  return (globalThis as Host).process;
}

let beforeFiles: (() => void) | null = null;

/** Sets what happens before the program looks at files, or starts a process that might. */
export function setBeforeFiles(action: () => void): void {
  beforeFiles = action;
}

/** Node's file system; undefined in browsers. */
export function fileSystem(): FileSystem | undefined {
  beforeFiles?.();
  return hostProcess()?.getBuiltinModule?.("node:fs");
}

/** Node's path functions; undefined in browsers. */
export function pathFunctions(): Path | undefined {
  return hostProcess()?.getBuiltinModule?.("node:path");
}

/** Node's child processes; undefined in browsers. */
export function childProcesses(): ChildProcesses | undefined {
  beforeFiles?.();
  return hostProcess()?.getBuiltinModule?.("node:child_process");
}

/**
 * Writes all bytes to a descriptor, waiting for a reader that is slower than we are.
 * @param brokenPipe is called in place of an error when the reader has gone away
 * @throws what the host throws
 */
export function writeAll(
  fs: FileSystem,
  descriptor: number,
  bytes: Uint8Array,
  brokenPipe: () => void,
): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (code === "EPIPE") return brokenPipe();
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
