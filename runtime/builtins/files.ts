/** Text files: open, and the functions read, write and close. */

import { closeChan } from "../channels/index.ts";
import { NotImplementedError, typeError, ValueError } from "../errors/hierarchy.ts";
import { IsADirectoryError } from "../errors/os-errors.ts";
import { BinaryFile } from "../files/binary-file.ts";
import { ByteStream } from "../files/byte-stream.ts";
import { TextFile } from "../files/text-file.ts";
import { fileSystem } from "../host.ts";
import { given, textArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import { callMethod } from "../objects/index.ts";
import { codecOf } from "../text/codecs.ts";
import { repr } from "../text/repr.ts";
import { kindOf } from "../values/kinds.ts";
import { typeName } from "../values/types.ts";
import { guarded } from "./os-errors.ts";

/**
 * `(open path [mode])`; modes `r w a x`, with `+` for both reading and writing, with `b` for bytes in place of text.
 * @param encoding UTF-8 if it is not given
 * @param errors what happens to what cannot be encoded or decoded
 * @param newline None: any line end is read as `\n`
 */
export function open(
  path: unknown,
  mode: unknown = "r",
  encoding?: unknown,
  errors?: unknown,
  newline?: unknown,
): TextFile | BinaryFile {
  if (path === undefined) arity("open(path, mode=, encoding=, errors=, newline=)", 0);
  if (typeof path !== "string")
    throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const flags = typeof mode === "string" ? mode.replace(/[tb]/, "") : "";
  if (!/^[rwax]\+?$/.test(flags)) throw new ValueError(`invalid mode: '${String(mode)}'`);
  if (String(mode).includes("b")) {
    if (given(encoding) || given(errors) || given(newline))
      throw new ValueError("binary mode doesn't take an encoding, errors or newline argument");
    return new BinaryFile(streamOf(path, flags), path, mode as string);
  }
  const codec = codecOf(given(encoding) ? textArgument(encoding, "open() argument 'encoding'") : "utf-8");
  const way = given(errors) ? textArgument(errors, "open() argument 'errors'") : "strict";
  return new TextFile(streamOf(path, flags), path, mode as string, codec, way, newlineOf(newline));
}

/** The stream of a file that is opened. */
function streamOf(path: string, flags: string): ByteStream {
  const fs = fileSystem();
  if (fs === undefined) throw new NotImplementedError("there are no files in a browser");
  const [descriptor, stat] = guarded(path, () => {
    const opened = fs.openSync(path, flags.replace("x", "wx"));
    return [opened, fs.fstatSync(opened)] as const;
  });
  if (stat.isDirectory()) {
    fs.closeSync(descriptor);
    throw new IsADirectoryError(21, "Is a directory", path);
  }
  const appends = flags[0] === "a";
  const place = stat.isFile() ? (appends ? stat.size : 0) : null;
  return new ByteStream(fs, descriptor, path, place, appends);
}

function newlineOf(newline: unknown): string | null {
  if (newline === undefined || newline === null) return null;
  const text = textArgument(newline, "open() argument 'newline'");
  if (/^(\r?\n?)$/.test(text)) return text;
  throw new ValueError(`illegal newline value: ${repr(text)}`);
}

export function readFile(file: unknown, size?: unknown): unknown {
  if (file === undefined) arity("read(file, size=, /)", 0);
  return size === undefined ? callMethod(file, "read") : callMethod(file, "read", size);
}

export function writeFile(file: unknown, text: unknown): unknown {
  if (text === undefined) arity("write(file, s, /)", file === undefined ? 0 : 1);
  return callMethod(file, "write", text);
}

/** `(close x)`: a channel, or anything with a `close` method. */
export function close(x: unknown): unknown {
  if (x === undefined) arity("close(x, /)", 0);
  return kindOf(x) === "channel" ? closeChan(x) : callMethod(x, "close");
}
