/** Standard output: buffered, and written in program order by synchronous writes. */
import { setFlush } from "../scheduler/ending.ts";
import { fileSystem, writeAll } from "./host.ts";

/** How much may wait to be written, in UTF-16 units. */
const bufferSize = 16384;

let buffer = "";
let isScheduled = false;

/** Writes to standard output: at the host's next turn, before any report, or at the end of the program. */
export function writeOutput(text: string): void {
  buffer += text;
  if (buffer.length >= bufferSize) flushOutput();
  else if (!isScheduled) schedule();
}

/** Writes what is waiting. In a browser an unfinished line waits for its end. */
export function flushOutput(): void {
  if (buffer === "") return;
  const fs = fileSystem();
  if (fs === undefined) {
    flushLines();
    return;
  }
  const bytes = new TextEncoder().encode(buffer);
  buffer = "";
  writeAll(fs, 1, bytes);
}

function flushLines(): void {
  const end = buffer.lastIndexOf("\n");
  if (end < 0) return;
  console.log(buffer.slice(0, end));
  buffer = buffer.slice(end + 1);
}

function schedule(): void {
  isScheduled = true;
  setFlush(flushOutput);
  const later = globalThis.setImmediate ?? setTimeout;
  later(() => {
    isScheduled = false;
    flushOutput();
  });
}
