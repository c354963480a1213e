/** `decode` of bytes, and what else has encodings as arguments. */
import { codecOf } from "../../text/codecs.ts";
import { foreign } from "../../values/foreign.ts";
import { textArgument } from "../arguments.ts";

/** Lets `str` decode: a program that may call it so mentions it. */
export function decoding(): void {
  foreign.decode = bytesDecode;
}

export function bytesDecode(b: Uint8Array, encoding?: unknown, errors?: unknown): string {
  return codecOf(name("decode", "encoding", encoding, "utf-8")).decode(
    b,
    name("decode", "errors", errors, "strict"),
  );
}

/** What `encode` and `decode` take as names. */
export function name(method: string, parameter: string, value: unknown, otherwise: string): string {
  if (value === undefined) return otherwise;
  return textArgument(value, `${method}() argument '${parameter}'`);
}
