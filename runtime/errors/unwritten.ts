/** Output that the host has not taken: an OSError, as soon as a handler looks at it; programs without handlers carry no such class. */
import type { Reading } from "./native.ts";

export interface UnwrittenError extends Error {
  /** As the system counts. */
  readonly errno: number;
  readonly strerror: string;
  readonly $reading: () => Reading;
}

/** Of what Node has thrown: `ENOSPC: no space left on device, write`. Reports show it as the OSError that it stands for. */
export function unwritten(error: unknown): unknown {
  const { errno, message } = error as Partial<NodeJS.ErrnoException>;
  const text = /: (.*), /.exec(message ?? "")?.[1];
  if (errno === undefined || text === undefined) return error;
  const strerror = text.charAt(0).toUpperCase() + text.slice(1);
  const failure = new Error(`[Errno ${-errno}] ${strerror}`);
  return Object.assign(failure, {
    name: "OSError",
    errno: -errno,
    strerror,
    $reading: (): Reading => failure,
  });
}

export function isUnwritten(thrown: unknown): thrown is UnwrittenError {
  try {
    return (
      thrown instanceof Error &&
      "strerror" in thrown &&
      typeof (thrown as Partial<UnwrittenError>).errno === "number"
    );
  } catch {
    return false;
  }
}
