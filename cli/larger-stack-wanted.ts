/** When a process that was started without the larger stack should try again with it. */
import { isStackOverflow } from "../compiler/3-analyze/stack-overflow.ts";

/**
 * In kilobytes, of the 8 MB that operating systems usually give the main thread. It can only be set at the start of the process:
 * the first line of `main.ts` has it too, for the command as it is installed.
 */
export const LARGER_STACK = "--stack-size=6000";

/** Is this a stack overflow in a process that was started without the larger stack, as by `node main.js`? */
export function isWanted(error: unknown): boolean {
  return isStackOverflow(error) && !process.execArgv.includes(LARGER_STACK);
}

/** For hosts of the compiler in such a process. */
export function giveUpIfWanted(error: unknown): void {
  if (isWanted(error)) throw error;
}
