/** Short ways for tests to write what the compiler emits. */
import { rt, spawn, started } from "../index.ts";
import { startMain } from "../main.ts";

/** Runs an async body as the main goroutine, to its end. */
export async function main(body: () => Promise<unknown>): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  async function guarded(): Promise<void> {
    const $g = rt.cur;
    await body().catch((error) => {
      failure = { error };
    });
    return $g.done(null);
  }
  await startMain(() => {
    rt.ok = 0;
    return started(guarded());
  });
  if (failure !== undefined) throw failure.error;
}

/** `(go …)` at no known position. */
export function go(body: () => unknown): void {
  spawn(body, -1);
}

/** What stands behind the call of a blocking primitive. */
export async function wait<T>(value: T | undefined): Promise<T> {
  const $g = rt.cur;
  if (value === undefined) {
    while ($g.waits()) await $g.pause();
    return $g.take() as T;
  }
  await null;
  rt.cur = $g;
  return value;
}

/** What stands behind the call of a suspending entry. */
export async function result(value: unknown): Promise<unknown> {
  const $g = rt.cur;
  try {
    if (value !== undefined) return await value;
    await rt.pending;
    return $g.resume();
  } finally {
    rt.cur = $g;
  }
}
