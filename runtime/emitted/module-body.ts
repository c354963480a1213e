/** Module bodies: each runs once, at its first import, in the importing goroutine (language §12.1). */

import { initModule, initModuleS, type ModuleState } from "../objects/modules.ts";
import { rt, started } from "../scheduler/rt.ts";

/** `$init` of a module whose body cannot suspend. */
export function moduleBody(body: () => unknown): () => unknown {
  const state = {} as ModuleState;
  return () => initModule(state, body);
}

/** `$init` of a module whose body, an async one, may suspend: a suspending entry. */
export function moduleBodyS(body: () => Promise<unknown>): () => unknown {
  const state = {} as ModuleState;
  const entry = () => {
    rt.ok = 0;
    return started(body());
  };
  return () => initModuleS(state, entry);
}
