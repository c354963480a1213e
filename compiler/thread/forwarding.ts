/** Objects whose members are somewhere else. */

/** Reads a member, or calls it if it is a method. */
export type Call = (member: string, args: readonly unknown[]) => unknown;

/**
 * An object that lets `call` do everything.
 * @param values its members that are no methods
 */
export function forwarding<T extends object>(values: readonly (keyof T & string)[], call: Call): T {
  return new Proxy({} as T, {
    get(_, member) {
      // Whoever awaits the object asks whether it is a promise.
      if (typeof member === "symbol" || member === "then") return undefined;
      const isValue = (values as readonly string[]).includes(member);
      return isValue ? call(member, []) : (...args: unknown[]) => call(member, args);
    },
  });
}

/** What `call` means for the object itself. */
export function perform(object: object, member: string, args: readonly unknown[]): unknown {
  const found = (object as Record<string, unknown>)[member];
  return typeof found === "function" ? (found.apply(object, args as unknown[]) as unknown) : found;
}
