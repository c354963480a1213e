/** `select-any`: a select over channels that are known only at run time (language §13.5). */
import { clock } from "../clock.ts";
import { typeError } from "../errors/hierarchy.ts";
import { completed, noPosition, throwIfInterrupted } from "../scheduler/blocking.ts";
import { toTime } from "../scheduler/duration.ts";
import { outcome } from "../scheduler/entry.ts";
import { scheduler } from "../scheduler/turns.ts";
import { isTuple, Tuple } from "../values/tuple.ts";
import { Channel } from "./channel.ts";
import { CLOSED } from "./closed.ts";
import { pendingSelect } from "./pending-select.ts";
import { timeOutAt } from "./select-deadline.ts";
import { canReceive, canSend, receiveNow, sendNow } from "./transfer.ts";

/** A case whose channel is null is never ready. */
interface Case {
  readonly channel: Channel | null;
  readonly sends: boolean;
  readonly value: unknown;
}

/**
 * `(select-any cases [ms])`, a blocking primitive: the tuple `(index, value, ok)` of the case that was performed; `(None, None,
 * False)` when none has become ready within so many milliseconds.
 * @throws TypeError when a case is none, ValueError for a timeout that is NaN, ChannelError when the chosen case sends to a closed
 * channel
 */
export function selectAny(cases: unknown, milliseconds: unknown, at: number): Tuple | undefined;
export function selectAny(...operands: unknown[]): Tuple | undefined {
  const at = operands.pop() as number;
  if (operands.length < 1 || operands.length > 2) {
    throw typeError("select-any requires 1 or 2 arguments: cases and milliseconds");
  }
  const cases = itemsOf(operands[0], "select-any requires a list of cases").map(toCase);
  const duration = toDuration(operands[1] ?? null);
  const ready = cases.flatMap((each, i) => (isReady(each) ? [i] : []));
  throwIfInterrupted();
  if (ready.length > 0) {
    const index = ready[ready.length === 1 ? 0 : scheduler.choose(ready.length)]!;
    return completed(perform(cases[index]!, index));
  }
  if (duration !== null && !(duration > 0)) return completed(answer(-1, null));
  const waiting = pendingSelect(at, answer);
  cases.forEach(({ channel, sends, value }, i) => {
    if (sends) waiting.send(i, channel, value);
    else waiting.receive(i, channel);
  });
  if (duration !== null) timeOutAt(waiting, clock.now() + duration);
  return undefined;
}

/** As a value. */
export function selectAny$s(...operands: unknown[]): unknown {
  return outcome(selectAny(...(operands as [unknown, unknown]), noPosition));
}

function toCase(x: unknown): Case {
  const [kind, channel, value, ...more] = itemsOf(x, wrongCase);
  const sends = kind === "send";
  if (more.length > 0 || (sends ? value === undefined : kind !== "recv" || value !== undefined)) {
    throw typeError(wrongCase);
  }
  if (channel instanceof Channel || channel === null) return { channel, sends, value };
  throw typeError(`${sends ? "send" : "receive"} case requires a channel`);
}

const wrongCase = 'select-any case must be ("recv", channel) or ("send", channel, value)';

function itemsOf(x: unknown, message: string): readonly unknown[] {
  if (Array.isArray(x)) return x;
  if (isTuple(x)) return x.items;
  throw typeError(message);
}

/** Null: without end. */
function toDuration(milliseconds: unknown): number | null {
  if (milliseconds === null) return null;
  if (typeof milliseconds === "number" || typeof milliseconds === "bigint") return toTime(milliseconds);
  throw typeError("timeout must be a number in milliseconds");
}

function isReady({ channel, sends }: Case): boolean {
  return channel !== null && (sends ? canSend(channel) : canReceive(channel));
}

function perform({ channel, sends, value }: Case, index: number): Tuple {
  if (!sends) return answer(index, receiveNow(channel!));
  sendNow(channel!, value);
  return answer(index, null);
}

/** @param index −1: the time is over */
function answer(index: number, received: unknown): Tuple {
  if (index === -1) return new Tuple([null, null, false]);
  return received === CLOSED ? new Tuple([index, null, false]) : new Tuple([index, received, true]);
}
