/** Built-in functions as values. */

import { applyMany } from "../objects/argument-limit.ts";
import { arity, isRequired, positionalIn, taken } from "../objects/arity.ts";
import { bindPositional } from "../objects/binding.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtin, fn, suspending, variadic } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import type { Tuple } from "../values/tuple.ts";

const values = /* @__PURE__ */ new WeakMap<Entry, FunctionValue>();

/**
 * A built-in function as a value, the same one each time.
 * @param f takes the parameters of its signature in order, or its arguments as they stand when it has only a name
 * @param text its signature, without `*rest` and `**kw`, or its name
 * @param entryS its suspending entry, with the same parameters
 */
export function builtinFunction(f: Entry, text: string, entryS?: Entry): FunctionValue {
  const value = kept(f, () => (text.endsWith(")") ? asSigned(f, text) : asItStands(f, text)));
  if (entryS === undefined || value.$s !== undefined) return value;
  if (text.endsWith(")")) {
    value.$s = counting(entryS, text);
    value.$implS = entryS;
  } else {
    value.$s = entryS;
    value.$implS = ({ items }: Tuple) => applyMany(entryS, undefined, items);
  }
  return value;
}

/** The same of one with `*rest` or `**kw`. */
export function builtinVariadic(f: Entry, text: string, entryS?: Entry): FunctionValue {
  const { $attrs }: FunctionValue = f;
  const value = kept(f, () => Object.assign(variadic(f, text), $attrs && { $attrs }));
  if (entryS === undefined || value.$s !== undefined) return value;
  value.$s = (...args: unknown[]) => entryS(...bindPositional(text, args));
  value.$implS = entryS;
  return value;
}

/** A blocking operation as a value. */
export function blockingFunction(entry: Entry, name: string): FunctionValue {
  const value = builtin(suspending(entry, `${name}(*args)`));
  value.$implS = ({ items }: Tuple) => applyMany(entry, undefined, items);
  return value;
}

function kept(f: Entry, make: () => FunctionValue): FunctionValue {
  let value = values.get(f);
  if (value === undefined) values.set(f, (value = builtin(make())));
  return value;
}

function asSigned(f: Entry, text: string): FunctionValue {
  const value: FunctionValue = fn(counting(f, text), text);
  value.$impl = f;
  return value;
}

/** The function itself does not look at the number of its arguments; too many come only from JavaScript, and are dropped. */
function counting(f: Entry, text: string): Entry {
  let least = -1;
  let most = -1;
  return (...args) => {
    if (least < 0) {
      const params = positionalIn(text);
      most = params.length;
      least = params.filter(isRequired).length;
    }
    if (args.length < least) arity(text, args.length);
    return f(...taken(args, most));
  };
}

/** Without a signature there are no keywords; any number of arguments is the function's own business. */
function asItStands(f: FunctionValue, name: string): FunctionValue {
  f.$sig = `${name}(*args)`;
  f.$impl = ({ items }: Tuple) => applyMany(f, undefined, items);
  return f;
}
