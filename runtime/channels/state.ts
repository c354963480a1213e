/** What sending and receiving know of a channel. */
import type { WaitQueue } from "../scheduler/waiter.ts";

export interface ChannelState {
  readonly capacity: number;
  closed: boolean;
  /** Why nothing can be sent: closed, or a context's channel. */
  refusal: string | null;
  /** What receivers get once it is closed and drained, where its values come from something that has failed. */
  failure: { readonly error: unknown } | null;
  /** Called once when it is closed: its values come from somewhere. */
  whenShut: (() => void) | null;
  readonly receivers: WaitQueue;
  readonly senders: WaitQueue;
  /** Values in the buffer. */
  readonly count: number;
  /** Appends to the buffer, which has room by the channel's capacity. */
  $push(value: unknown): void;
  /** Takes the oldest value out of the buffer, which is not empty. */
  $shift(): unknown;
}
