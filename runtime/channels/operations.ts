/** The channel functions of language §13.3. */
// biome-ignore-all lint/complexity/noArguments: counting arguments must not cost an array on each send and receive
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import { Tuple } from "../values/tuple.ts";
import { Channel, isChannel } from "./channel.ts";
import { CLOSED, pair } from "./closed.ts";
import { close, receive, receiveNow, sendNow, transmit } from "./transfer.ts";

/** `(chan [n])` */
export function chan(capacity?: unknown): Channel {
  if (arguments.length > 1) throw typeError("chan takes 0 or 1 arguments");
  if (capacity === undefined) return new Channel();
  const isIntegral = typeof capacity === "bigint" || Number.isInteger(capacity);
  if (!isIntegral) throw typeError("buffer size must be a non-negative integer");
  if ((capacity as number) < 0) throw new ValueError("buffer size cannot be negative");
  return new Channel(Number(capacity));
}

/** `(send ch v)`: None. Blocks until somebody receives or the buffer has room. */
export function send(channel: unknown, value: unknown, at: number): null | undefined {
  if (arguments.length !== 3) throw typeError("send requires 2 arguments: channel and value");
  if (!isChannel(channel)) throw typeError("first argument must be a channel");
  return transmit(channel, value, at);
}

/** `(recv ch)`: the value or `CLOSED`, which the compiler makes a tuple of by `pair`. Blocks while open and empty. */
export function recv(channel: unknown, at: number): unknown {
  if (arguments.length !== 2) throw typeError("recv requires 1 argument: channel");
  if (!isChannel(channel)) throw typeError("argument must be a channel");
  return receive(channel, at, false);
}

/** `(recv! ch)`: the value alone. Throws ChannelError when the channel is closed and drained. */
export function recvValue(channel: unknown, at: number): unknown {
  if (arguments.length !== 2) throw typeError("recv! requires 1 argument: channel");
  if (!isChannel(channel)) throw typeError("argument must be a channel");
  return receive(channel, at, true);
}

/** `(try-send ch v)`: was it delivered or buffered? */
export function trySend(channel: unknown, value: unknown): boolean {
  if (arguments.length !== 2) throw typeError("try-send requires 2 arguments: channel and value");
  if (!isChannel(channel)) throw typeError("first argument must be a channel");
  return sendNow(channel, value);
}

/** `(try-recv ch)`: the tuple `(value, success, ok)`. */
export function tryRecv(channel: unknown): Tuple {
  if (arguments.length !== 1) throw typeError("try-recv requires 1 argument: channel");
  if (!isChannel(channel)) throw typeError("argument must be a channel");
  const value = receiveNow(channel);
  if (value === undefined) return new Tuple([null, false, true]);
  return value === CLOSED ? new Tuple([null, false, false]) : new Tuple([value, true, true]);
}

/** `(close-chan ch)` */
export function closeChan(channel: unknown): null {
  if (arguments.length !== 1) throw typeError("close-chan requires 1 argument: channel");
  if (!isChannel(channel)) throw typeError("argument must be a channel");
  close(channel);
  return null;
}

/** `(chan-closed? ch)` */
export function chanClosed(channel: unknown): boolean {
  if (arguments.length !== 1) throw typeError("chan-closed? requires 1 argument: channel");
  if (!isChannel(channel)) throw typeError("argument must be a channel");
  return channel.closed;
}

/** `(cap ch)` */
export function cap(channel: unknown): number {
  if (arguments.length !== 1) throw typeError("cap requires 1 argument: channel");
  if (!isChannel(channel)) throw typeError("argument must be a channel");
  return channel.capacity;
}

/** `send` as a value. */
export function send$s(channel: unknown, value: unknown): unknown {
  if (arguments.length !== 2) throw typeError("send requires 2 arguments: channel and value");
  return outcome(send(channel, value, noPosition));
}

/** `recv` as a value: the tuple. */
export function recv$s(channel: unknown): unknown {
  if (arguments.length !== 1) throw typeError("recv requires 1 argument: channel");
  return outcome(recv(channel, noPosition), pair);
}

/** `recv!` as a value. */
export function recvValue$s(channel: unknown): unknown {
  if (arguments.length !== 1) throw typeError("recv! requires 1 argument: channel");
  return outcome(recvValue(channel, noPosition));
}
