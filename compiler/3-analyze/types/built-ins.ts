/** The types of what built-in functions give, where they are more certain than the manifest says. */
import type { BuiltinEntry, MethodEntry, ResultKind } from "../../../runtime/manifest-types.ts";
import {
  BOOL,
  FLOAT,
  INTEGER,
  integer,
  isInteger,
  isNumeric,
  isOnly,
  join,
  KIND,
  LIST,
  STR,
  TUPLE,
  type Type,
} from "./type.ts";

/** As many items as an array can have. */
const LENGTH = integer(0, 2 ** 32 - 1);

/** Null where the manifest's answer is as good. */
export function builtinResult({ name, kind, result }: BuiltinEntry, args: readonly Type[]): Type | null {
  const given = RESULTS[name];
  if (given !== undefined) return given;
  if (name === "min" || name === "max")
    return args.length > 1 && args.every(isNumeric) ? args.reduce(join) : null;
  if (name === "abs") return args.length === 1 ? magnitude(args[0]!) : null;
  if (name.startsWith("math.") && kind === "function" && result === "number") return FLOAT;
  return null;
}

const RESULTS: Readonly<Record<string, Type>> = {
  len: LENGTH,
  ord: integer(0, 0x10ffff),
  chr: STR,
  str: STR,
  repr: STR,
  int: INTEGER,
  float: FLOAT,
  bool: BOOL,
  list: LIST,
  tuple: TUPLE,
  sorted: LIST,
  "math.floor": INTEGER,
  "math.ceil": INTEGER,
  "math.trunc": INTEGER,
  "math.isqrt": INTEGER,
  "math.gcd": INTEGER,
  "math.lcm": INTEGER,
  "math.comb": INTEGER,
  "math.perm": INTEGER,
  "math.factorial": INTEGER,
};

/** What a method gives, where the receiver is certainly a list, a str or a dict that has it; null where nothing is certain. */
export function methodResult({ name, types, result }: MethodEntry, receiver: Type): ResultKind | Type | null {
  const type = RECEIVERS.find(({ kind }) => isOnly(receiver, kind));
  if (type === undefined || !types.includes(type.name)) return null;
  if (name === "copy") return receiver;
  return METHOD_RESULTS[name] ?? result ?? null;
}

const RECEIVERS = [
  { name: "list", kind: KIND.list },
  { name: "str", kind: KIND.str },
  { name: "dict", kind: KIND.dict },
];
const POSITION = integer(-1, 2 ** 32 - 1);
const METHOD_RESULTS: Readonly<Record<string, Type>> = {
  count: LENGTH,
  find: POSITION,
  index: LENGTH,
  length: LENGTH,
  rfind: POSITION,
  rindex: LENGTH,
};

function magnitude(type: Type): Type | null {
  if (!isNumeric(type)) return null;
  if (!isInteger(type)) return type;
  const high = Math.max(Math.abs(type.low), Math.abs(type.high));
  return integer(type.low > 0 ? type.low : 0, high);
}
