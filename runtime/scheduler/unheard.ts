/** Errors that are reported when the program ends, unless somebody hears of them before. */
import type { Host } from "../host.ts";
import { reportFailure } from "./failures.ts";
import { beforeEnd } from "./main-goroutine.ts";
import type { Goroutine } from "./types.ts";

const unheard: Map<Goroutine, unknown> = /* @__PURE__ */ new Map();

/**
 * Reports a goroutine's error when the program ends. A host whose programs have no end gets the report at once.
 * @returns a function that takes the report back
 */
export function reportAtEnd(goroutine: Goroutine, error: unknown): () => void {
  if ((globalThis as Host).process?.on === undefined) reportFailure(goroutine, error);
  else unheard.set(goroutine, error);
  beforeEnd(reportUnheard);
  return () => unheard.delete(goroutine);
}

function reportUnheard(): void {
  for (const [goroutine, error] of unheard) reportFailure(goroutine, error);
  unheard.clear();
}
