/** Text files: open, and the functions read, write and close. */

import { closeChan } from "../channels/index.ts";
import { NotImplementedError, typeError, ValueError } from "../errors/hierarchy.ts";
import { fileSystem } from "../host.ts";
import { arity } from "../objects/arity.ts";
import { callMethod } from "../objects/index.ts";
import { kindOf } from "../values/brand.ts";
import { typeName } from "../values/types.ts";
import { guarded } from "./os-errors.ts";
import { TextFile } from "./text-file.ts";

/** `(open path [mode])`; modes `r w a x`, with `+` for both reading and writing. Text is UTF-8. */
export function open(path: unknown, mode: unknown = "r", encoding?: unknown): TextFile {
  if (path === undefined) arity("open(path, mode=, encoding=)", 0);
  if (typeof path !== "string")
    throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const flags = typeof mode === "string" ? mode.replace("t", "") : "";
  if (/^[rwax]\+?b\+?$|^b/.test(flags)) throw new NotImplementedError("binary files are not supported");
  if (!/^[rwax]\+?$/.test(flags)) throw new ValueError(`invalid mode: '${String(mode)}'`);
  checkEncoding(encoding);
  const fs = fileSystem();
  if (fs === undefined) throw new NotImplementedError("there are no files in a browser");
  const descriptor = guarded(path, () => {
    if (flags[0] === "r" && fs.statSync(path).isDirectory()) fs.readFileSync(path);
    return fs.openSync(path, flags.replace("x", "wx"));
  });
  return new TextFile(fs, descriptor, path, mode as string);
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

function checkEncoding(encoding: unknown): void {
  if (encoding === undefined || encoding === null) return;
  if (!/^(utf-?8|ascii|latin-?1)$/i.test(String(encoding))) {
    throw new ValueError(`unsupported encoding: ${String(encoding)}`);
  }
}
