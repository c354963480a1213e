/** Standard output: written at once, unless much comes quickly, and always in program order. */

import { bounds } from "../bounds.ts";
import { clock } from "../clock.ts";
import { unwritten } from "../errors/unwritten.ts";
import { type FileSystem, type Host, writeAll } from "../host.ts";
import { type Kept, keptOutput, writeError } from "../scheduler/ending.ts";
import { endAsBrokenPipe, keepOrder, writeBehind } from "./output-streams.ts";

/** How much may wait to be written, in UTF-16 units. */
const bufferSize = 16384;

/**
 * So many pieces in a row are written at once, each with a call of the system; after them so many in every millisecond, and the
 * rest at the host's next turn.
 */
const mostAtOnce = 1000;
const perMillisecond = 5;
/** Where much comes quickly, the clock is not looked at for each piece. */
const piecesPerLook = 4;

let buffer = "";
let writer: ((text: string) => void) | null = null;
let kept: Kept | null = null;
let encoder: { encode(text: string): Uint8Array } | null = null;
let isScheduled = false;
let isPrepared = false;
/** The program is at its end: nothing may wait any more. */
let isEnding = false;
let writesLeft = mostAtOnce;
let countedAt = 0;
let piecesToLook = piecesPerLook;
/** Why what the program has printed could not be written, until somebody is told. */
let failure: { readonly error: unknown } | null = null;

/**
 * Writes to standard output.
 * @throws OSError when this, or what has waited before, cannot be written
 */
export function writeOutput(text: string): void {
  if (bounds !== null) return bounds.print(text);
  if (!isPrepared) prepare();
  buffer += text;
  // In browsers a line is written when it is complete, for nobody says what else writes to the console.
  if ((globalThis as Host).process === undefined || buffer.length >= bufferSize || mayWrite()) flushOutput();
  else keep();
}

/**
 * Writes what is waiting. In a browser an unfinished line waits for its end.
 * @throws OSError when it cannot be written
 */
export function flushOutput(): void {
  throwFailure();
  if (buffer === "") return;
  // Asked in this way, so that bundles for browsers are without all that is Node's.
  if ((globalThis as Host).process !== undefined) flushToFile((globalThis as Host).process!);
  else flushLines();
}

/** Replaces what writes the output, as where a prompt stands in its way. */
export function redirectOutput(replacement: (text: string) => void): void {
  writer = replacement;
}

function mayWrite(): boolean {
  if (writesLeft === 0) {
    if (isEnding) return true;
    if (--piecesToLook > 0) return false;
    piecesToLook = piecesPerLook;
    // By the clock on the wall, which may be set meanwhile: it costs less than the other one.
    const now = clock.unixTime();
    if (now === countedAt) return false;
    writesLeft = Math.min(Math.abs(now - countedAt) * perMillisecond, mostAtOnce);
    countedAt = now;
  }
  writesLeft--;
  return true;
}

function flushToFile({ getBuiltinModule }: NodeJS.Process): void {
  const fs = getBuiltinModule?.("node:fs");
  if (fs === undefined) flushLines();
  else writeTo(fs);
}

function writeTo(fs: FileSystem): void {
  writeOlder();
  const text = buffer;
  buffer = "";
  if (writer !== null) writer(text);
  else if (!writeBehind(text)) {
    encoder ??= new TextEncoder();
    const bytes = encoder.encode(text);
    try {
      writeAll(fs, 1, bytes, endAsBrokenPipe);
    } catch (error) {
      throw unwritten(error);
    }
  }
}

function flushLines(): void {
  const end = buffer.lastIndexOf("\n");
  if (end < 0) return;
  console.log(buffer.slice(0, end));
  buffer = buffer.slice(end + 1);
}

/** What another copy of the runtime has printed before. */
function writeOlder(): void {
  if (kept!.write === null) return;
  if (kept!.write !== flushOrNote) kept!.write();
  kept!.write = null;
}

function keep(): void {
  if (kept!.write !== flushOrNote) writeOlder();
  kept!.write = flushOrNote;
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(() => {
    isScheduled = false;
    flushOrNote();
  });
}

function throwFailure(): void {
  if (failure === null) return;
  const { error } = failure;
  failure = null;
  throw error;
}

/** For those who cannot be told of an error. */
function flushOrNote(): void {
  try {
    flushOutput();
  } catch (error) {
    failure = { error };
  }
}

function prepare(): void {
  isPrepared = true;
  if ((globalThis as Host).process !== undefined) watchProcess((globalThis as Host).process!);
}

function watchProcess(process: NodeJS.Process): void {
  kept = keptOutput();
  isEnding = process.getBuiltinModule === undefined;
  if (process.on === undefined) return;
  process.prependListener("beforeExit", () => {
    isEnding = true;
    flushOrNote();
  });
  process.on("exit", () => {
    isEnding = true;
    flushOrNote();
    if (failure === null) return;
    writeError(String(failure.error));
    process.exitCode = 1;
  });
  keepOrder(process, flushOutput);
}
