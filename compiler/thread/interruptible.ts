/** Computations that end when their time is over, whatever they are at. */
import { Script } from "node:vm";

const NAME = "m28.interruptible";

/** Made when it is needed: few programs are. */
let script: Script | undefined;

/** Runs something, and gives its value, or null if it took longer. A tenth of a millisecond goes by for each. */
export function interruptible<T>(run: () => T, milliseconds: number): { readonly value: T } | null {
  script ??= new Script(`globalThis[${JSON.stringify(NAME)}]()`);
  const registry = globalThis as { [NAME]?: unknown };
  registry[NAME] = run;
  try {
    return { value: script.runInThisContext({ timeout: Math.max(1, milliseconds) }) as T };
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return null;
    throw error;
  } finally {
    delete registry[NAME];
  }
}
