/** Standard input, read as it is asked for: the whole program waits. */
import type { FileSystem } from "../host.ts";

/**
 * Byte by byte, so that nothing behind the line is taken from other readers.
 * @returns the line with its end, which the last one may not have; `""` when there is none
 */
export function readLine(fs: FileSystem): string {
  const bytes: number[] = [];
  const byte = new Uint8Array(1);
  while (bytes.at(-1) !== lineFeed && readBytes(fs, byte) > 0) bytes.push(byte[0]!);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** Everything that is left. */
export function readRest(fs: FileSystem): string {
  const decoder = new TextDecoder();
  const bytes = new Uint8Array(1 << 16);
  let text = "";
  for (let count = readBytes(fs, bytes); count > 0; count = readBytes(fs, bytes))
    text += decoder.decode(bytes.subarray(0, count), { stream: true });
  return text + decoder.decode();
}

const lineFeed = 10;

/** @returns how many bytes have come, 0 at the end */
function readBytes(fs: FileSystem, bytes: Uint8Array): number {
  for (;;) {
    try {
      return fs.readSync(0, bytes);
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
