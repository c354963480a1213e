/** When a process that was started without the larger stack should try again with it. */
import { isStackOverflow } from "../runtime/errors/stack-overflow.ts";
import { isChosen, possibleStack } from "./stack-limit.ts";

/** What V8 has by itself, in kilobytes. */
const DEFAULT = 984;

/** Is this a stack overflow in a process that was started without the larger stack, as by `node main.js`? */
export function isWanted(error: unknown): boolean {
  return isStackOverflow(error) && !isChosen() && possibleStack() > DEFAULT;
}
