/** Events that may come though nothing of the host's loop waits for them, as signals may (language §13.8). */

const expected: Set<() => boolean> = /* @__PURE__ */ new Set();

/** Longest delay that hosts accept. */
const longestDelay = 2_147_483_647;

let keepAlive: ReturnType<typeof setTimeout> | undefined;

/**
 * Says that an event may come that some goroutine waits for.
 * @param isAwaited is it waited for now?
 * @returns what says that it comes no longer
 */
export function expectHost(isAwaited: () => boolean): () => void {
  expected.add(isAwaited);
  return () => {
    expected.delete(isAwaited);
    letGo();
  };
}

/** The host has nothing left to do: is there an event that some goroutine waits for? Then the program goes on. */
export function awaitsHost(): boolean {
  if (![...expected].some((isAwaited) => isAwaited())) return false;
  keepAlive = setTimeout(letGo, longestDelay);
  return true;
}

/** Such an event has come: whether others are awaited is seen when the host has nothing left to do again. */
export function letGo(): void {
  clearTimeout(keepAlive);
  keepAlive = undefined;
}
