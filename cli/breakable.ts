/** Code that Ctrl-C stops in the middle, even if it never gives way. */
import { Script } from "node:vm";

const entry = Symbol.for("m28.breakable");
const script = new Script('globalThis[Symbol.for("m28.breakable")]()');

/**
 * Runs `code`, and says whether it has come to its end; otherwise it was stopped by SIGINT, its `finally` parts with it.
 * @throws what it throws
 */
export function runBreakable(code: () => void): boolean {
  const holder = globalThis as { [entry]?: () => void };
  const outer = holder[entry];
  holder[entry] = code;
  try {
    script.runInThisContext({ breakOnSigint: true });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_INTERRUPTED") throw error;
    return false;
  } finally {
    holder[entry] = outer;
  }
}
