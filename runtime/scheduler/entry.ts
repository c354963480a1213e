/** From the convention of blocking primitives to that of suspending entries. */

import { rt } from "./rt.ts";
import type { Goroutine } from "./types.ts";

/**
 * What a suspending entry returns that ends in a blocking primitive.
 * @param value what the primitive returned
 * @param finish computes the entry's value from the primitive's
 */
export function outcome<T>(value: T | undefined, finish?: (value: unknown) => unknown): unknown {
  if (value === undefined) {
    rt.pending = later(rt.cur, finish);
    return undefined;
  }
  return finish === undefined ? value : finish(value);
}

async function later(goroutine: Goroutine, finish: ((value: unknown) => unknown) | undefined): Promise<void> {
  while (goroutine.waits()) await goroutine.pause();
  const value = goroutine.take();
  if (finish !== undefined) goroutine.value = finish(value);
}
