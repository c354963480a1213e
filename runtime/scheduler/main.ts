/** The start of a program: its entry module's body. */
import { isBeginning } from "./beginning.ts";
import { watchCallbacks } from "./callbacks.ts";
import { reportUncaught } from "./ending.ts";
import { rt } from "./rt.ts";

/** The body of the module that the program began with. */
let mainBody: (() => unknown) | null = null;
/** Where its facade is, if that has said so. */
let mainAddress: string | undefined;

/**
 * What `__name__` is in a module that may be imported and may be where the program begins.
 * @param init its body; null where no M28 module imports it and it is its own facade
 * @param address where that is, which JavaScript may import
 */
export function moduleName(
  name: string,
  init: (() => unknown) | null,
  address: string | undefined = mainAddress,
): string {
  const isMain = (init === null || init === mainBody) && (address === undefined || isBeginning(address));
  return isMain ? "__main__" : name;
}

/**
 * Runs an entry module's body at once, as the main goroutine if the program has goroutines.
 * @param init a plain function, or a suspending entry
 * @param address where its facade is, if `__name__` hangs on that
 * @returns a promise for the end of main, if it suspends; never rejected, since errors are reported here
 */
export function startMain(init: () => unknown, address?: string): Promise<void> | undefined {
  keepLongStacks();
  if (mainBody === null) {
    rt.endsOfRuntime.push(endOfRuntime);
    watchCallbacks();
    mainBody = init;
    mainAddress = address;
  }
  if (rt.goroutines !== null) return rt.goroutines.runMain(init);
  try {
    init();
  } catch (error) {
    reportUncaught(error, 1, "");
  }
}

/** Hosts keep ten frames, of which the runtime's own may be most. */
function keepLongStacks(): void {
  if (Error.stackTraceLimit < 100) Error.stackTraceLimit = 100;
}

/** Nothing of the runtime stands behind it. */
function endOfRuntime(): string {
  return String(new Error().stack);
}
