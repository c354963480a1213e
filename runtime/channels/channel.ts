/** The channel: a buffer, and the queues of those who wait. */
import type { FunctionValue } from "../objects/types.ts";
import { WaitQueue } from "../scheduler/waiter.ts";
import { kindOf } from "../values/kinds.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";
import { AsyncChannelIterator, ChannelIterator, SuspendingChannelIterator } from "./iterator.ts";
import { closeMethod, receiveMethod, sendMethod } from "./methods.ts";
import type { ChannelState } from "./state.ts";

/** The largest buffer that is made before it is needed. */
const firstBuffer = 16;

class ChannelValue implements ChannelState {
  static readonly $name: string = "channel";

  readonly capacity: number;
  closed = false;
  refusal: string | null = null;
  failure: { readonly error: unknown } | null = null;
  whenShut: (() => void) | null = null;
  readonly receivers: WaitQueue = new WaitQueue();
  readonly senders: WaitQueue = new WaitQueue();
  count = 0;
  /** A ring whose size is a power of two. */
  private ring: unknown[];
  private head = 0;

  constructor(capacity = 0) {
    this.capacity = capacity;
    this.ring = capacity === 0 ? [] : new Array(roomFor(Math.min(capacity, firstBuffer))).fill(undefined);
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "channel";
  }

  // Methods that may suspend carry their suspending entries with them, so they are values and not JavaScript methods.
  get send(): FunctionValue {
    return sendMethod;
  }

  get put(): FunctionValue {
    return sendMethod;
  }

  get recv(): FunctionValue {
    return receiveMethod;
  }

  get receive(): FunctionValue {
    return receiveMethod;
  }

  get get(): FunctionValue {
    return receiveMethod;
  }

  get close(): FunctionValue {
    return closeMethod;
  }

  __len__(): number {
    return this.count;
  }

  __repr__(): string {
    const buffer = this.capacity === 0 ? "unbuffered" : `buffer=${this.capacity}`;
    return `<channel ${buffer} closed=${this.closed}>`;
  }

  __bool__(): boolean {
    return true;
  }

  /** For loops that cannot suspend: gives what there is. */
  [Symbol.iterator](): ChannelIterator {
    return new ChannelIterator(this);
  }

  /** For loops that may. */
  $iterateS(): SuspendingChannelIterator {
    return new SuspendingChannelIterator(this);
  }

  /** For `for await` in JavaScript. Leaving that loop does not close the channel, which others may receive from. */
  [Symbol.asyncIterator](): AsyncChannelIterator {
    return new AsyncChannelIterator(this);
  }

  $push(value: unknown): void {
    if (this.count === this.ring.length) this.grow();
    this.ring[(this.head + this.count++) & (this.ring.length - 1)] = value;
  }

  $shift(): unknown {
    const value = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.count--;
    return value;
  }

  private grow(): void {
    const { ring: old, head, count } = this;
    const ring: unknown[] = new Array(old.length * 2).fill(undefined);
    for (let i = 0; i < count; i++) ring[i] = old[(head + i) & (old.length - 1)];
    this.ring = ring;
    this.head = 0;
  }
}

export const Channel: typeof ChannelValue = /* @__PURE__ */ shownByItself(ChannelValue);
export type Channel = ChannelValue;

function roomFor(capacity: number): number {
  let room = 1;
  while (room < capacity) room *= 2;
  return room;
}

/** A channel, of this copy of the runtime or another. */
export function isChannel(value: unknown): value is Channel {
  return value instanceof Channel || kindOf(value) === "channel";
}
