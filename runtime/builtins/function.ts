/** Built-in functions as values. */

import { arity } from "../objects/arity.ts";
import { bindPositional } from "../objects/binding.ts";
import { builtin, variadic } from "../objects/functions.ts";
import { parseSignature, type Signature } from "../objects/signature.ts";
import type { Entry, FunctionValue } from "../objects/types.ts";
import type { Tuple } from "../values/tuple.ts";

const values = /* @__PURE__ */ new WeakMap<Entry, FunctionValue>();

/**
 * A built-in function as a value, the same one each time.
 * @param f takes the parameters of its signature in order, or its arguments as they stand when it has only a name
 * @param text its signature, or its name
 * @param suspending its suspending entry, with the same parameters
 */
export function builtinFunction(f: Entry, text: string, suspending?: Entry): FunctionValue {
  let value = values.get(f);
  if (value === undefined) values.set(f, (value = builtin(make(f, text))));
  if (suspending !== undefined && value.$s === undefined) addEntry(value, suspending, text);
  return value;
}

function make(f: Entry, text: string): FunctionValue {
  if (!text.endsWith(")")) return asItStands(f, text);
  if (takesRest(text)) return variadic(f, text);
  const value: FunctionValue = counting(f, text);
  value.$sig = text;
  value.$impl = f;
  return value;
}

/** The function itself does not look at the number of its arguments. */
function counting(f: Entry, text: string): Entry {
  let signature: Signature | null = null;
  return (...args) => {
    signature ??= parseSignature(text);
    if (args.length < signature.required || args.length > signature.positional) arity(text, args.length);
    return f(...args);
  };
}

/** Without a signature there are no keywords; any number of arguments is the function's own business. */
function asItStands(f: FunctionValue, name: string): FunctionValue {
  f.$sig = `${name}(*args)`;
  f.$impl = (args: Tuple) => f(...args.items);
  return f;
}

function addEntry(value: FunctionValue, entry: Entry, text: string): void {
  if (!text.endsWith(")")) {
    value.$s = entry;
    value.$implS = (args: Tuple) => entry(...args.items);
  } else if (takesRest(text)) {
    value.$s = (...args: unknown[]) => entry(...bindPositional(text, args));
    value.$implS = entry;
  } else {
    value.$s = counting(entry, text);
    value.$implS = entry;
  }
}

function takesRest(signature: string): boolean {
  return /\*\w/.test(signature);
}
