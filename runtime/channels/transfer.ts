/** Sending, receiving and closing, the rules of language §13.3; arguments are right already. */
import { ChannelError } from "../errors/hierarchy.ts";
import { block, completed, throwIfInterrupted, wake, wakeWithError } from "../scheduler/blocking.ts";
import type { Waiter } from "../scheduler/types.ts";
import { CLOSED } from "./closed.ts";
import type { ChannelState } from "./state.ts";

const sendOnClosed = "send on closed channel";

/** Would a receive go on at once? */
export function canReceive(channel: ChannelState): boolean {
  return channel.count !== 0 || channel.senders.first !== null || channel.closed;
}

/** Would a send go on at once, be it with an error? */
export function canSend(channel: ChannelState): boolean {
  return channel.receivers.first !== null || channel.count < channel.capacity || channel.refusal !== null;
}

/**
 * The next value, `CLOSED`, or `undefined` when a receive would block.
 * @throws the error of the channel's source, if that has failed
 */
export function receiveNow(channel: ChannelState): unknown {
  if (channel.count !== 0) {
    const value = channel.$shift();
    if (channel.senders.first !== null) channel.$push(takeFrom(channel.senders.shift()));
    return value;
  }
  if (channel.senders.first !== null) return takeFrom(channel.senders.shift());
  if (channel.failure !== null) throw channel.failure.error;
  return channel.closed ? CLOSED : undefined;
}

/**
 * Hands the value over if a send would not block; did it?
 * @throws ChannelError when the channel is closed or receive-only
 */
export function sendNow(channel: ChannelState, value: unknown): boolean {
  if (channel.refusal !== null) throw new ChannelError(channel.refusal);
  if (value === undefined) value = null;
  if (channel.receivers.first !== null) deliver(channel.receivers.shift(), value);
  else if (channel.count < channel.capacity) channel.$push(value);
  else return false;
  return true;
}

/** A blocking receive: the next value or `CLOSED`. With `strict` the goroutine is woken with an error in place of `CLOSED`. */
export function receive(channel: ChannelState, at: number, strict: boolean): unknown {
  throwIfInterrupted();
  const value = receiveNow(channel);
  if (value !== undefined) return completed(strict ? openValue(value) : value);
  const { waiter } = block("chan receive", at);
  waiter.strict = strict;
  channel.receivers.push(waiter);
  return undefined;
}

/** A blocking send: None. */
export function transmit(channel: ChannelState, value: unknown, at: number): null | undefined {
  throwIfInterrupted();
  if (sendNow(channel, value)) return completed(null);
  const { waiter } = block("chan send", at);
  waiter.value = value === undefined ? null : value;
  channel.senders.push(waiter);
  return undefined;
}

/**
 * Closes a channel for the program.
 * @throws ChannelError when it is closed already or receive-only
 */
export function close(channel: ChannelState): void {
  const { refusal } = channel;
  if (refusal !== null)
    throw new ChannelError(refusal === sendOnClosed ? "close of closed channel" : refusal);
  shut(channel);
}

/** Closes an open channel and wakes everybody who waits. */
export function shut(channel: ChannelState): void {
  channel.closed = true;
  channel.refusal ??= sendOnClosed;
  while (channel.receivers.first !== null) {
    const waiter = channel.receivers.shift();
    if (channel.failure !== null) {
      waiter.selection?.settle(waiter, null);
      wakeWithError(waiter.goroutine, channel.failure.error);
    } else if (waiter.strict) wakeWithError(waiter.goroutine, drained());
    else deliver(waiter, CLOSED);
  }
  while (channel.senders.first !== null) {
    const waiter = channel.senders.shift();
    waiter.value = undefined;
    waiter.selection?.settle(waiter, null);
    wakeWithError(waiter.goroutine, new ChannelError(sendOnClosed));
  }
  const { whenShut } = channel;
  channel.whenShut = null;
  whenShut?.();
}

/** Closes an open channel whose source has failed: whoever receives gets the error. */
export function failWith(channel: ChannelState, error: unknown): void {
  channel.failure = { error };
  shut(channel);
}

/** @throws ChannelError in place of `CLOSED` */
export function openValue(received: unknown): unknown {
  if (received === CLOSED) throw drained();
  return received;
}

function drained(): ChannelError {
  return new ChannelError("receive from closed channel");
}

/** Gives a waiting receiver its value. */
function deliver(receiver: Waiter, value: unknown): void {
  const { goroutine, selection } = receiver;
  wake(goroutine, selection === null ? value : selection.settle(receiver, value));
}

/** Takes a waiting sender's value. */
function takeFrom(sender: Waiter): unknown {
  const { goroutine, selection, value } = sender;
  sender.value = undefined;
  wake(goroutine, selection === null ? null : selection.settle(sender, null));
  return value;
}
