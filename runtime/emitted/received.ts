/** The parts of a receive, where the program does not need the tuple. */
import { CLOSED } from "../channels/closed.ts";

/** The received value; None when the channel is closed and drained. */
export function receivedValue(received: unknown): unknown {
  return received === CLOSED ? null : received;
}
