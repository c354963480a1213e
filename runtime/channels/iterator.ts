/** Iteration over a channel, until it is closed and drained (language §13.4). */
import { RuntimeError } from "../errors/hierarchy.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import { enterFromHost } from "../scheduler/from-host.ts";
import { CLOSED } from "./closed.ts";
import type { ChannelState } from "./state.ts";
import { receive, receiveNow } from "./transfer.ts";

/** Under the suspending convention; `next()` gives the value or `END`. */
export class SuspendingChannelIterator {
  private readonly channel: ChannelState;

  constructor(channel: ChannelState) {
    this.channel = channel;
  }

  /** @param at position of the loop, if it is known */
  next(at: number = noPosition): unknown {
    return outcome(receive(this.channel, at, false));
  }
}

/** For code that cannot suspend: an error where it would have to. */
export class ChannelIterator implements IterableIterator<unknown> {
  private readonly channel: ChannelState;

  constructor(channel: ChannelState) {
    this.channel = channel;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<unknown> {
    const value = receiveNow(this.channel);
    if (value === undefined) throw new RuntimeError("blocking operation in a context that cannot suspend");
    return value === CLOSED ? { done: true, value: null } : { done: false, value };
  }
}

/** For JavaScript: each step waits in a goroutine of its own. */
export class AsyncChannelIterator implements AsyncIterableIterator<unknown> {
  private readonly channel: ChannelState;

  constructor(channel: ChannelState) {
    this.channel = channel;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<unknown>> {
    const step = (): unknown => outcome(receive(this.channel, noPosition, false), iteratorResult);
    return enterFromHost(step, undefined, []) as IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  }
}

function iteratorResult(received: unknown): IteratorResult<unknown> {
  return received === CLOSED ? { done: true, value: undefined } : { done: false, value: received };
}
