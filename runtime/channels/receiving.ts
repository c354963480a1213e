/** Loops in which only a channel can block (language §13.4). */
import { plainSteps } from "../objects/iteration-suspending.ts";
import type { SuspendingIterator } from "../objects/suspending-iterator.ts";
import { type Channel, isChannel } from "./channel.ts";
import { receive } from "./transfer.ts";

/** What such a loop reads: `next(at)` is a blocking primitive that gives the next item or `END`. */
export function receiving(x: unknown): SuspendingIterator {
  return isChannel(x) ? new Receiving(x) : plainSteps(x);
}

class Receiving implements SuspendingIterator {
  private readonly channel: Channel;

  constructor(channel: Channel) {
    this.channel = channel;
  }

  next(at: number): unknown {
    return receive(this.channel, at, false);
  }
}
