/** Standard input, read as it is asked for: the whole program waits. */
import type { FileSystem } from "../host.ts";
import { wholeUtf8 } from "../text/utf-8.ts";
import { ByteStream } from "./byte-stream.ts";
import { TextReader } from "./text-reader.ts";

let reader: TextReader | undefined;

/** The one reader of the process: what it has taken beyond a line is there for the next who asks. */
export function standardInput(fs: FileSystem): TextReader {
  reader ??= new TextReader(new ByteStream(fs, 0, "<stdin>", null, false), decoderFor, false);
  return reader;
}

/** What is no UTF-8 reads as U+FFFD. */
function decoderFor(): readonly [{ decode(bytes: Uint8Array): string; whole(bytes: Uint8Array): number }, 0] {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return [{ decode: (bytes) => decoder.decode(bytes), whole: wholeUtf8 }, 0];
}
