/** Iteration: over what never suspends, over everything, and step by step. */
export { iterate } from "../values/iterate.ts";
export { leaveAsync } from "./async-steps.ts";
export { END } from "./end.ts";
export {
  collectS,
  iterateS,
  leaveLoop,
  unpackableS,
} from "./iteration-suspending.ts";
export { step, stepS } from "./steps.ts";
export type { SuspendingIterator } from "./suspending-iterator.ts";
