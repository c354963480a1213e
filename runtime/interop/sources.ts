/** Channels whose values come from JavaScript: from asynchronous iterables and from events (language §15.4). */
import { Channel } from "../channels/channel.ts";
import { chan } from "../channels/operations.ts";
import { failWith, sendNow, shut, transmit } from "../channels/transfer.ts";
import { typeError } from "../errors/hierarchy.ts";
import { hostProcess } from "../host.ts";
import { awaitPromise, expectHost, letGo, noPosition, rt, spawn } from "../scheduler/index.ts";
import { normalize } from "../values/numeric.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";

type Source = Partial<AsyncIterable<unknown> & Iterable<unknown>>;

/**
 * `(chan-from-async iterable [capacity])`: a channel with the iterable's values, closed at its end. An error of the iterable
 * reaches whoever receives; closing the channel ends the iteration.
 */
export function chanFromAsync(...operands: unknown[]): Channel {
  const [source, capacity] = operands;
  if (operands.length < 1 || operands.length > 2) {
    throw typeError("chan-from-async requires 1 or 2 arguments: iterable and capacity");
  }
  const open =
    (source as Source | null)?.[Symbol.asyncIterator] ?? (source as Source | null)?.[Symbol.iterator];
  if (typeof open !== "function") throw typeError(`'${typeName(source)}' object is not iterable`);
  const channel = capacity === undefined ? new Channel() : chan(capacity);
  const iterator = (open as () => AsyncIterator<unknown>).call(source);
  channel.whenShut = () => abandon(iterator);
  spawn(() => pump(iterator, channel), noPosition);
  return channel;
}

/**
 * `(chan-from-event target name [capacity])`: a channel with the events of that name, of an EventTarget or an EventEmitter, buffered
 * until they are received; one with several arguments is a tuple. Events cannot wait: those for which a channel with a capacity has
 * no room are lost. Closing the channel ends the listening.
 */
export function chanFromEvent(...operands: unknown[]): Channel {
  const [target, name, capacity] = operands as [EventSource | null | undefined, string, unknown];
  if (operands.length < 2 || operands.length > 3)
    throw typeError("chan-from-event requires 2 or 3 arguments: target, event name and capacity");
  const add = target?.addEventListener ?? target?.on;
  const remove = target?.removeEventListener ?? target?.off;
  if (typeof add !== "function" || typeof remove !== "function") {
    throw typeError(`chan-from-event expected an event target, got ${typeName(target)}`);
  }
  const channel = capacity === undefined ? new Channel(Number.POSITIVE_INFINITY) : chan(capacity);
  const listener = (...args: unknown[]): void => {
    letGo();
    sendNow(channel, args.length < 2 ? normalize(args[0]) : new Tuple(args.map(normalize)));
  };
  add.call(target, name, listener);
  const release = isSignal(target!, name) ? awaitingSignal(channel) : null;
  channel.whenShut = () => {
    remove.call(target, name, listener);
    release?.();
  };
  return channel;
}

/** Signals come from outside, though nothing of the host's loop waits for them. */
function isSignal(target: EventSource, name: unknown): boolean {
  return target === hostProcess() && typeof name === "string" && name.startsWith("SIG");
}

/** While somebody receives from the channel the program is not over. @returns what ends that */
function awaitingSignal(channel: Channel): () => void {
  return expectHost(() => channel.receivers.first !== null);
}

/** What EventTargets and Node's EventEmitters have. */
interface EventSource {
  readonly addEventListener?: Listening;
  readonly removeEventListener?: Listening;
  readonly on?: Listening;
  readonly off?: Listening;
}

type Listening = (name: string, listener: (...args: unknown[]) => void) => unknown;

/** The goroutine that moves the values. */
async function pump(iterator: AsyncIterator<unknown>, channel: Channel): Promise<unknown> {
  const goroutine = rt.cur;
  try {
    for (;;) {
      awaitPromise(iterator.next() as PromiseLike<unknown>, noPosition);
      while (goroutine.waits()) await goroutine.pause();
      const { done, value } = goroutine.take() as IteratorResult<unknown>;
      if (done) break;
      if (transmit(channel, normalize(value), noPosition) !== undefined) continue;
      while (goroutine.waits()) await goroutine.pause();
      goroutine.take();
    }
    channel.whenShut = null;
    if (!channel.closed) shut(channel);
  } catch (error) {
    rt.cur = goroutine;
    channel.whenShut = null;
    if (!channel.closed) failWith(channel, error);
  }
  return goroutine.done(null);
}

/** Nobody wants the rest, nor an error in giving it up. */
async function abandon(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {}
}
