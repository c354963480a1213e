/** Module bodies: each runs once, at its first import, in the importing goroutine (language §12.1). */

import { initModuleS, type ModuleState } from "../objects/modules.ts";
import { expectGoroutines } from "../scheduler/main-goroutine.ts";
import { rt, started } from "../scheduler/rt.ts";

/**
 * `$init` of a module whose body cannot suspend. Circular imports see the module as far as it is; a body that fails runs again
 * at the next import.
 */
export function moduleBody(body: () => unknown): () => unknown {
  let hasBegun = false;
  return () => {
    if (hasBegun) return null;
    hasBegun = true;
    try {
      body();
    } catch (error) {
      hasBegun = false;
      throw error;
    }
    return null;
  };
}

/** `$init` of a module whose body, an async one, may suspend: a suspending entry. */
export function moduleBodyS(body: () => Promise<unknown>): () => unknown {
  const state = {} as ModuleState;
  const entry = entryBody(body);
  return () => initModuleS(state, entry);
}

/** The same for a module that only starts a program: nobody imports it, and it runs once anyway. */
export function entryBody(body: () => Promise<unknown>): () => unknown {
  // It runs in a goroutine, even if nothing else in the program needs one.
  expectGoroutines();
  return () => {
    rt.ok = 0;
    return started(body());
  };
}
