/**
 * `select` (language §13.5), as compiled code calls it:
 *
 *     let i = select("rsr", [a, b, v, c], $at + 3);        // the index of the chosen case
 *     if (i === undefined) { while ($g.waits()) await $g.pause(); i = $g.take(); }
 *
 *     selectTimeout(ms, "rs", [a, b, v], $at + 3)          // the same; -1: the time is over
 *     selectDefault("rs", [a, b, v])                       // never blocks; -1: no case is ready
 *
 * The string has a letter for each case, `r` or `s`; the array has the operands of all cases in textual order: the channel
 * for `r`, channel and value for `s`. After a receive case `$g.received` is the value or `CLOSED`, after a send case None;
 * a plain function, which has no `$g`, reads `rt.cur.received`.
 */
import { typeError } from "../errors/index.ts";
import { block, completed, wake } from "../scheduler/blocking.ts";
import type { Goroutine } from "../scheduler/goroutine.ts";
import { rt } from "../scheduler/rt.ts";
import { Timer } from "../scheduler/scheduler.ts";
import { scheduler } from "../scheduler/turns.ts";
import { Channel } from "./channel.ts";
import { PendingSelect } from "./pending-select.ts";
import { canReceive, canSend, receiveNow, sendNow } from "./transfer.ts";

/** The index of the case that was performed; `undefined` when the goroutine is blocked. */
export function select(cases: string, operands: readonly unknown[], at: number): number | undefined {
  const index = poll(cases, operands);
  if (index >= 0) return completed(index);
  waitFor(cases, operands, block("select", at));
  return undefined;
}

/** The index of the case that was performed; -1 when none was ready. */
export function selectDefault(cases: string, operands: readonly unknown[]): number {
  return poll(cases, operands);
}

/**
 * As `select`; -1 when nothing has become ready within `milliseconds`.
 * @throws TypeError when they are not a number
 */
export function selectTimeout(
  milliseconds: unknown,
  cases: string,
  operands: readonly unknown[],
  at: number,
): number | undefined {
  if (typeof milliseconds !== "number" && typeof milliseconds !== "bigint") {
    throw typeError("timeout must be a number in milliseconds");
  }
  const index = poll(cases, operands);
  const duration = Number(milliseconds);
  if (index >= 0 || !(duration > 0)) return completed(index);
  const goroutine = block("select", at);
  const waiting = waitFor(cases, operands, goroutine);
  const timeOut = (): void => {
    waiting.withdraw();
    wake(goroutine, -1);
  };
  waiting.setTimer(new Timer(scheduler.now() + duration, timeOut, false));
  return undefined;
}

/** Performs one of the ready cases, each with the same probability; -1 when none is ready. */
function poll(cases: string, operands: readonly unknown[]): number {
  let ready = 0;
  let chosen = -1;
  let operand = 0;
  for (let i = 0, next = 0; i < cases.length; i++) {
    const sends = isSend(cases, i);
    const channel = operands[next];
    if (channel instanceof Channel) {
      if ((sends ? canSend(channel) : canReceive(channel)) && isPicked(++ready)) {
        chosen = i;
        operand = next;
      }
    } else if (channel !== null) {
      throw typeError(sends ? "send case requires a channel" : "receive case requires a channel");
    }
    next += sends ? 2 : 1;
  }
  if (chosen >= 0) perform(operands[operand] as Channel, isSend(cases, chosen), operands[operand + 1]);
  return chosen;
}

/** Of n ready cases each one ends as the picked one with probability 1/n. */
function isPicked(ready: number): boolean {
  return ready === 1 || scheduler.choose(ready) === 0;
}

function perform(channel: Channel, sends: boolean, value: unknown): void {
  const goroutine = rt.cur;
  if (sends) {
    sendNow(channel, value);
    goroutine.received = null;
  } else {
    goroutine.received = receiveNow(channel);
  }
}

/** Queues the goroutine on all channels. */
function waitFor(cases: string, operands: readonly unknown[], goroutine: Goroutine): PendingSelect {
  goroutine.selection ??= new PendingSelect(goroutine);
  const waiting = goroutine.selection as PendingSelect;
  for (let i = 0, next = 0; i < cases.length; i++) {
    const channel = operands[next++] as Channel | null;
    const sends = isSend(cases, i);
    const value = sends ? operands[next++] : undefined;
    if (channel === null) continue;
    if (sends) waiting.queueSender(channel.senders, i, value);
    else waiting.queueReceiver(channel.receivers, i);
  }
  return waiting;
}

function isSend(cases: string, index: number): boolean {
  return cases.charCodeAt(index) === letterS;
}

const letterS = 115;
