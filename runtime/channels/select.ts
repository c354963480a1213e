/**
 * `select` (language §13.5), as compiled code calls it:
 *
 *     let i = select($at + 3, 2, a, b, c, v);              // the index of the chosen case
 *     if (i === undefined) { while ($g.waits()) await $g.pause(); i = $g.take(); }
 *
 *     receiveEither($at + 3, a, b)                         // the same as select($at + 3, 2, a, b)
 *     selectTimeout(ms, $at + 3, 2, a, b, c, v)            // -1: the time is over
 *     selectDefault(2, a, b, c, v)                         // never blocks; -1: no case is ready
 *
 * Cases that receive come before those that send, which is how they are numbered, too. The operands are the number of receiving
 * cases, their channels, and then channel and value of each sending case. After a receive case `$g.received` is the value or
 * `CLOSED`, after a send case None; a plain function, which has no `$g`, reads `rt.cur.received`.
 */
import { clock } from "../clock.ts";
import { typeError } from "../errors/hierarchy.ts";
import { completed, throwIfInterrupted } from "../scheduler/blocking.ts";
import { toTime } from "../scheduler/duration.ts";
import { rt } from "../scheduler/rt.ts";
import { scheduler } from "../scheduler/turns.ts";
import { type Channel, isChannel } from "./channel.ts";
import { type PendingSelect, pendingSelect } from "./pending-select.ts";
import { timeOutAt } from "./select-deadline.ts";
import { canReceive, canSend, receiveNow, sendNow } from "./transfer.ts";

/** In the place of a position: the select does not wait. */
const never = -2;

/** The index of the case that was performed; `undefined` when the goroutine is blocked. */
export function select(at: number, receives: number, ...operands: unknown[]): number | undefined {
  const index = begin(at, receives, ...operands);
  return index === undefined ? undefined : completed(index);
}

/** A select that receives from one of two channels. */
export function receiveEither(at: number, a: unknown, b: unknown): number | undefined {
  throwIfInterrupted();
  const first = isReceivable(a);
  if (isReceivable(b)) {
    if (!first || isPicked(2)) return received(b as Channel, 1);
  } else if (!first) {
    const waiting = pendingSelect(at, null);
    waiting.receive(0, a as Channel | null);
    waiting.receive(1, b as Channel | null);
    return undefined;
  }
  return received(a as Channel, 0);
}

/** The index of the case that was performed; -1 when none was ready. */
export function selectDefault(receives: number, ...operands: unknown[]): number {
  return begin(never, receives, ...operands) as number;
}

/**
 * As `select`; -1 when nothing has become ready within `milliseconds`.
 * @throws TypeError when they are not a number, ValueError when they are NaN
 */
export function selectTimeout(
  milliseconds: unknown,
  at: number,
  receives: number,
  ...operands: unknown[]
): number | undefined {
  if (typeof milliseconds !== "number" && typeof milliseconds !== "bigint") {
    throw typeError("timeout must be a number in milliseconds");
  }
  const duration = toTime(milliseconds);
  const index = begin(duration > 0 ? at : never, receives, ...operands);
  if (index !== undefined) return completed(index);
  timeOutAt(rt.cur.selection as PendingSelect, clock.now() + duration);
  return undefined;
}

/**
 * Performs one of the ready cases, each with the same probability, or queues the goroutine on all channels. All that reads the
 * operands is in this one function: unless V8 inlines it, it makes no array of them.
 */
function begin(at: number, receives: number, ...operands: unknown[]): number | undefined {
  throwIfInterrupted();
  let ready = 0;
  let chosen = -1;
  for (let i = 0; i < receives; i++) {
    if (isReceivable(operands[i]) && isPicked(++ready)) chosen = i;
  }
  for (let i = receives; i < operands.length; i += 2) {
    if (isSendable(operands[i]) && isPicked(++ready)) chosen = i;
  }
  const goroutine = rt.cur;
  if (chosen >= receives) {
    sendNow(operands[chosen] as Channel, operands[chosen + 1]);
    goroutine.received = null;
    return (receives + chosen) / 2;
  }
  if (chosen >= 0) {
    goroutine.received = receiveNow(operands[chosen] as Channel);
    return chosen;
  }
  if (at === never) return -1;
  const waiting = pendingSelect(at, null);
  for (let i = 0; i < receives; i++) waiting.receive(i, operands[i] as Channel | null);
  for (let i = receives; i < operands.length; i += 2) {
    waiting.send((receives + i) / 2, operands[i] as Channel | null, operands[i + 1]);
  }
  return undefined;
}

function received(channel: Channel, index: number): number | undefined {
  rt.cur.received = receiveNow(channel);
  return completed(index);
}

/** Of n ready cases each one ends as the picked one with probability 1/n. */
function isPicked(ready: number): boolean {
  return ready === 1 || scheduler.choose(ready) === 0;
}

/** None never is. */
function isReceivable(channel: unknown): boolean {
  if (isChannel(channel)) return canReceive(channel);
  if (channel === null) return false;
  throw typeError("receive case requires a channel");
}

function isSendable(channel: unknown): boolean {
  if (isChannel(channel)) return canSend(channel);
  if (channel === null) return false;
  throw typeError("send case requires a channel");
}
