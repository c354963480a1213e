/** How large a stack this process has been promised, and how large a one the system gives it. */
import { readFileSync } from "node:fs";

/** In kilobytes, of what Node is told; null if nothing. */
function promised(): number | null {
  const flag = process.execArgv.find((each) => each.startsWith("--stack-size="));
  return flag === undefined ? null : Number(flag.slice("--stack-size=".length));
}

/** Was Node started with a stack of another size than its own? */
export function isChosen(): boolean {
  return promised() !== null;
}

/**
 * Was this process promised more than the system gives it? Then a deep recursion is no error but the end of the process.
 * Asked at every start: it has to be quick.
 */
export function isTooLarge(): boolean {
  const size = promised();
  return size !== null && size > possibleStack();
}

/** In kilobytes. V8 looks at its limit only when functions are called: the rest is for what runs between that. */
export function possibleStack(): number {
  return Math.floor(systemStack() * 0.75);
}

/** What the system gives the main thread, in kilobytes; the usual where it cannot be asked. */
function systemStack(): number {
  try {
    // Windows says it nowhere; this is what its linkers write into programs.
    if (process.platform === "win32") return 1024;
    if (process.platform === "linux") {
      const [, bytes] = /^Max stack size +(\w+)/m.exec(readFileSync("/proc/self/limits", "latin1")) ?? [];
      return inKilobytes(bytes, 1024);
    }
    // Loaded only here, since it takes its time.
    const { execFileSync } = process.getBuiltinModule("node:child_process");
    return inKilobytes(execFileSync("/bin/sh", ["-c", "ulimit -s"], { encoding: "latin1" }).trim(), 1);
  } catch {
    return USUAL;
  }
}

const USUAL = 8192;

function inKilobytes(text: string | undefined, unit: number): number {
  return text === "unlimited" ? Number.POSITIVE_INFINITY : Number(text) / unit || USUAL;
}
