/** Methods of str as methods of bytes: what they get and give is bytes for text. */
import { typeError } from "../../errors/hierarchy.ts";
import { asBytes, asText } from "../../text/bytes-as-text.ts";
import { bytesLike, like } from "../../values/bytes.ts";
import { bytesType } from "../../values/foreign.ts";
import { isTuple, Tuple } from "../../values/tuple.ts";
import { typeName } from "../../values/types.ts";
import { BuiltinMethod } from "../builtin-method.ts";

/** Those that know nothing of text but what ASCII has. */
const LIFTED =
  " upper lower title capitalize swapcase strip lstrip rstrip removeprefix removesuffix split rsplit partition rpartition replace center ljust rjust zfill expandtabs isalnum isalpha isdigit islower isspace istitle isupper ";

/** Their second argument is one byte to fill with. */
const FILLING = new Set(["center", "ljust", "rjust"]);

/** How many arguments are bytes, from the first on. */
const OF_BYTES: Readonly<Record<string, number>> = {
  strip: 1,
  lstrip: 1,
  rstrip: 1,
  removeprefix: 1,
  removesuffix: 1,
  split: 1,
  rsplit: 1,
  partition: 1,
  rpartition: 1,
  replace: 2,
};

/** With None they look for white space. */
const WITHOUT = new Set(["strip", "lstrip", "rstrip", "split", "rsplit"]);

/** @returns undefined where bytes have no such method */
export function lifted(name: string, method: BuiltinMethod): BuiltinMethod | undefined {
  if (!LIFTED.includes(` ${name} `)) return undefined;
  const { implementation, sig } = method;
  const onBytes = (bytes: Uint8Array, ...args: unknown[]): unknown => {
    if (FILLING.has(name)) checkFill(name, args[1]);
    const ofBytes = OF_BYTES[name] ?? 0;
    const texts = args.map((argument, i) =>
      i < ofBytes && argument !== undefined && !(argument === null && WITHOUT.has(name))
        ? asText(bytesLike(argument))
        : toText(argument),
    );
    return ofText(bytes, implementation(asText(bytes), ...texts));
  };
  return new BuiltinMethod(onBytes, sig, {});
}

/** What fills is bytes as well. */
function toText(argument: unknown): unknown {
  return bytesType(argument) === undefined ? argument : asText(argument as Uint8Array);
}

function ofText(source: Uint8Array, result: unknown): unknown {
  if (typeof result === "string") return like(source, asBytes(result));
  if (Array.isArray(result)) return result.map((item) => ofText(source, item));
  return isTuple(result) ? new Tuple(result.items.map((item) => ofText(source, item))) : result;
}

function checkFill(name: string, fill: unknown): void {
  if (fill === undefined || (bytesType(fill) !== undefined && (fill as Uint8Array).length === 1)) return;
  throw typeError(`${name}() argument 2 must be a byte string of length 1, not ${typeName(fill)}`);
}
