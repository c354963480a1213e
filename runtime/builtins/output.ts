/** Standard output: buffered, and written in program order by synchronous writes. */

import { bounds } from "../bounds.ts";
import { type FileSystem, type Host, writeAll } from "../host.ts";
import { setFlush } from "../scheduler/ending.ts";

/** How much may wait to be written, in UTF-16 units. */
const bufferSize = 16384;

/** How long output may wait, in milliseconds, while the program does not let the host have its turn. */
const patience = 40;

let buffer = "";
let writer: ((text: string) => void) | null = null;
let isScheduled = false;
/** By the clock on the wall, which may be set meanwhile: Node takes a while to load the other one. */
let lastFlush = 0;
let keepsOrder = false;

/** Writes to standard output: at the host's next turn, before any report, or at the end of the program. */
export function writeOutput(text: string): void {
  if (bounds !== null) return bounds.print(text);
  buffer += text;
  if (!isScheduled) schedule();
  else if (buffer.length >= bufferSize || Math.abs(Date.now() - lastFlush) > patience) flushOutput();
}

/** Writes what is waiting. In a browser an unfinished line waits for its end. */
export function flushOutput(): void {
  const fs = (globalThis as Host).process?.getBuiltinModule?.("node:fs");
  if (buffer === "") return;
  lastFlush = Date.now();
  if (fs === undefined) flushLines();
  else writeTo(fs);
}

function writeTo(fs: FileSystem): void {
  const text = buffer;
  buffer = "";
  if (writer !== null) writer(text);
  else writeAll(fs, 1, new TextEncoder().encode(text));
}

/** Replaces what writes the output, as where a prompt stands in its way. */
export function redirectOutput(replacement: (text: string) => void): void {
  writer = replacement;
}

function flushLines(): void {
  const end = buffer.lastIndexOf("\n");
  if (end < 0) return;
  console.log(buffer.slice(0, end));
  buffer = buffer.slice(end + 1);
}

function schedule(): void {
  isScheduled = true;
  lastFlush = Date.now();
  if (!keepsOrder) keepOrder();
  const later = globalThis.setImmediate ?? setTimeout;
  later(() => {
    isScheduled = false;
    flushOutput();
  });
}

/** What JavaScript writes through Node's streams comes after what M28 has printed before. */
function keepOrder(): void {
  const process = (globalThis as Host).process;
  keepsOrder = true;
  setFlush(flushOutput);
  if (process?.on === undefined) return;
  process.on("exit", flushOutput);
  for (const name of ["stdout", "stderr"] as const) {
    const { get } = Object.getOwnPropertyDescriptor(process, name) ?? {};
    if (get === undefined) continue;
    // The stream itself is made when somebody asks for it, which takes Node some milliseconds.
    Object.defineProperty(process, name, {
      configurable: true,
      get: () => {
        const stream = get.call(process) as NodeJS.WriteStream;
        Object.defineProperty(process, name, { configurable: true, value: stream });
        const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
        stream.write = (...args: unknown[]) => {
          flushOutput();
          return write(...args);
        };
        return stream;
      },
    });
  }
}
