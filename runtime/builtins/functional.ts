/** take, drop, compose and partial. */
import { typeError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { arity, checkCount, taken } from "../objects/arity.ts";
import { call, callKw, callKwS, callS } from "../objects/calls.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtin } from "../objects/functions.ts";
import { collectS, END, iterateS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { type Stepwise, stepwise } from "../objects/stepwise.ts";
import type { FunctionValue } from "../objects/types.ts";
import type { Dict } from "../values/dict.ts";
import { iterate } from "../values/iterate.ts";
import { mostTaken, setMost } from "../values/own.ts";
import type { Tuple } from "../values/tuple.ts";

/** `(take n it)`: reads no further than it must. */
export function take(n: unknown, it: unknown): unknown[] {
  if (it === undefined) arity("take(n, it, /)", n === undefined ? 0 : 1);
  const count = sizeArgument(n);
  const items: unknown[] = [];
  if (count <= 0) return items;
  const source = iterate(it)[Symbol.iterator]();
  while (items.length < count) {
    const step = source.next();
    if (step.done) break;
    items.push(step.value);
  }
  return items;
}

export const take$s = /* @__PURE__ */ stepwise(function* (n: unknown, it: unknown): Stepwise {
  if (it === undefined) arity("take(n, it, /)", n === undefined ? 0 : 1);
  const count = sizeArgument(n);
  const source = iterateS(it);
  const items: unknown[] = [];
  while (items.length < count) {
    const item = yield source.next();
    if (item === END) break;
    items.push(item);
  }
  return items;
});

/** `(drop n it)`. */
export function drop(n: unknown, it: unknown): unknown[] {
  if (it === undefined) arity("drop(n, it, /)", n === undefined ? 0 : 1);
  return [...iterate(it)].slice(Math.max(0, sizeArgument(n)));
}

export function drop$s(n: unknown, it: unknown): unknown {
  if (it === undefined) arity("drop(n, it, /)", n === undefined ? 0 : 1);
  return settle(collectS(it), (items) => (items as unknown[]).slice(Math.max(0, sizeArgument(n))));
}

/** `(compose f g)`: a function that calls g, then f with its result. */
export const compose: (...functions: unknown[]) => FunctionValue = /* @__PURE__ */ takingMany(
  (...functions) => composed(functions),
  composed,
);

function composed(functions: readonly unknown[]): FunctionValue {
  const first = functions.at(-1);
  const value: FunctionValue = builtin((...args: unknown[]) => {
    if (functions.length === 0) return args[0] ?? null;
    let result = call(first, ...taken(args, mostTaken(value)));
    for (let i = functions.length - 2; i >= 0; i--) result = call(functions[i], result);
    return result;
  });
  return functions.length === 0
    ? value
    : counted(value, first, (count) => checkCount(first as FunctionValue, count));
}

/** Takes as many arguments from JavaScript as the function does that it calls with them. */
function counted(
  value: FunctionValue,
  f: unknown,
  refuse: NonNullable<FunctionValue["$refuse"]>,
  before = 0,
): FunctionValue {
  const most = typeof f === "function" ? mostTaken(f) : undefined;
  if (most === undefined) return value;
  setMost(value, most - before);
  value.$refuse = refuse;
  return value;
}

export const compose$s: (...functions: unknown[]) => FunctionValue = /* @__PURE__ */ takingMany(
  (...functions) => composedS(functions),
  composedS,
);

function composedS(functions: readonly unknown[]): FunctionValue {
  return withEntry(
    composed(functions),
    stepwise(function* (...args: unknown[]): Stepwise {
      let values = args;
      for (let i = functions.length - 1; i >= 0; i--) {
        const result = yield callS(functions[i], ...values);
        values = [result];
      }
      return values[0];
    }),
  );
}

/** `(partial f a… k=v)`; keywords of a call come after, and in place of, those given here. */
export function partial(f: unknown, args: Tuple, keywords: Dict): FunctionValue {
  if (f === undefined) throw typeError("partial expected at least 1 argument, got 0");
  const given = args.items;
  const value: FunctionValue = builtin((...more: unknown[]) =>
    callKw(f, [...given, ...taken(more, mostTaken(value))], keywords),
  );
  value.$sig = "partial(*args, **keywords)";
  value.$impl = (more: Tuple, others: Dict) =>
    callKw(f, [...args.items, ...more.items], keywords.copy().__ior__(others) as Dict);
  value.$attrs = { func: f, args, keywords };
  // So many it cannot be called with: the error is that of the call.
  const refuse = (count: number) => void callKw(f, [...given, ...new Array(count).fill(null)], keywords);
  return counted(value, f, refuse, given.length);
}

export function partial$s(f: unknown, args: Tuple, keywords: Dict): FunctionValue {
  const value = withEntry(partial(f, args, keywords), (...more: unknown[]) => {
    const all = [...args.items, ...more];
    return callKwS(f, all, keywords);
  });
  value.$implS = (more: Tuple, others: Dict) =>
    callKwS(f, [...args.items, ...more.items], keywords.copy().__ior__(others) as Dict);
  return value;
}

function withEntry(f: FunctionValue, suspending: Entry): FunctionValue {
  f.$s = suspending;
  return f;
}
