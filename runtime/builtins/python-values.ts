/** For tests: values, written as JSON with tags, and answers, as Python 3 would show them. */
import * as runtime from "../index.ts";
import { builtins, standardModules } from "../manifest.ts";
import type { BuiltinEntry } from "../manifest-types.ts";

type Tagged = Readonly<Record<string, unknown>>;

// biome-ignore lint/suspicious/noExplicitAny: arithmetic on whatever the test passes
const functions: Readonly<Record<string, (...args: any[]) => unknown>> = {
  neg: (x) => -x,
  even: (x) => x % 2 === 0,
  add: (a, b) => a + b,
  second: (x) => x.items[1],
  size: (x) => x.length,
  pair: (...items) => new runtime.Tuple(items),
};

/** The value of a JSON text: `{tuple: …}`, `{dict: pairs}`, `{big: digits}`, `{fn: name}` … stand for what JSON has not. */
export function value(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(value);
  if (typeof x !== "object" || x === null) return x;
  const [tag, content] = Object.entries(x as Tagged)[0]!;
  const items = Array.isArray(content) ? content.map(value) : [];
  switch (tag) {
    case "tuple":
      return new runtime.Tuple(items);
    case "set":
      return new runtime.HashSet(items);
    case "frozenset":
      return new runtime.FrozenSet(items);
    case "range":
      return runtime.makeRange(...(items as [number, number, number]));
    case "dict":
      return runtime.Dict.from(items as [unknown, unknown][]);
    case "big":
      return BigInt(content as string);
    case "float":
      return runtime.parseFloatText(content as string);
    default:
      return functions[content as string];
  }
}

/** The repr of a result, or the exception; lazy iterators are read to their end. */
export function answer(compute: () => unknown): string {
  try {
    const result = compute();
    const isLazy = typeof (result as Iterator<unknown> | null)?.next === "function";
    return runtime.repr(isLazy ? [...(result as Iterable<unknown>)] : result);
  } catch (error) {
    return `${(error as Error).name}: ${runtime.str(error)}`;
  }
}

/** Calls a built-in function as a program does that has it as a value. */
export function callBuiltin(name: string, args: readonly unknown[], keywords: Tagged): unknown {
  return runtime.callKw(builtinValue(entryOf(name)), args.map(value), keywordDict(keywords));
}

export function keywordDict(keywords: Tagged): runtime.Dict {
  return runtime.Dict.from(Object.entries(keywords).map(([name, x]) => [name, value(x)] as const));
}

export function exported(name: string): unknown {
  return (runtime as unknown as Record<string, unknown>)[name];
}

export function builtinValue({ export: name, kind, signature, name: text }: BuiltinEntry): unknown {
  const f = exported(name) as (...args: unknown[]) => unknown;
  if (kind !== "function") return f;
  return signature !== null && /\*\w/.test(signature)
    ? runtime.builtinVariadic(f, signature)
    : runtime.builtinFunction(f, signature ?? text);
}

export function entryOf(name: string): BuiltinEntry {
  const [module, member] = name.split(".");
  const entries = member === undefined ? builtins : standardModules[module!]!;
  return entries.find((entry) => entry.name === (member ?? module))!;
}
