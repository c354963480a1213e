/** Calling a function value with keyword arguments, or with more arguments than engines take. */
import { typeError } from "../errors/hierarchy.ts";
import { callWithoutSuspending, invoke } from "../scheduler/index.ts";
import type { Dict } from "../values/dict.ts";
import { isOwnFunction } from "../values/own.ts";
import { applyForeign, hasKeywords, isPassedOn, MOST_ARGUMENTS } from "./argument-limit.ts";
import { checkCount } from "./arity.ts";
import { bind } from "./binding.ts";
import { functionOf, madeFromPlain } from "./methods.ts";
import { signature } from "./signature.ts";
import { entryOf, type FunctionValue } from "./types.ts";

/**
 * Calls a function, not a class, with this receiver.
 * @param keywords names and values; JavaScript functions get them as one plain object, last
 */
export function applyKw(
  f: FunctionValue,
  self: unknown,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  if (isPassedOn(positional, keywords)) return invoke(f, self, positional);
  const parameters = signature(f);
  if (parameters === null) {
    const args = hostArguments(f, positional, keywords);
    return args.length > MOST_ARGUMENTS
      ? invoke(applyForeign, undefined, [f, self, args])
      : invoke(f, self, args);
  }
  if (madeFromPlain(f)) return applyKw(f.$unbound, undefined, [self, ...positional], keywords);
  const bound = bind(parameters, positional, keywords);
  // Bound methods are made anew each time they are read: an operation that is begun again knows them by what they bind.
  const method = functionOf(f);
  const code = method ?? f;
  const receiver = method === undefined ? self : f.$self;
  if (code.$implS !== undefined) return callWithoutSuspending(code.$implS, receiver, bound);
  return invoke(code, receiver, bound, code.$impl);
}

/** The same under the suspending convention. */
export function applyKwS(
  f: FunctionValue,
  self: unknown,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  const entry = entryOf(f);
  if (entry === undefined) return applyKw(f, self, positional, keywords);
  if (isPassedOn(positional, keywords)) {
    checkCount(f, positional.length);
    return entry.apply(self, positional as unknown[]);
  }
  if (madeFromPlain(f)) return applyKwS(f.$unbound, undefined, [self, ...positional], keywords);
  const parameters = signature(f);
  if (parameters === null) return entry.apply(self, hostArguments(f, positional, keywords));
  return (f.$implS ?? entry).apply(self, bind(parameters, positional, keywords));
}

/** Keyword arguments as a JavaScript function takes them. */
export function plainObject(keywords: Dict): Record<string, unknown> {
  return Object.fromEntries(keywords.entries() as Iterable<[string, unknown]>);
}

function hostArguments(f: FunctionValue, positional: readonly unknown[], keywords: Dict | null): unknown[] {
  if (!hasKeywords(keywords)) return positional as unknown[];
  if (isOwnFunction(f)) throw takesNoKeywords(f);
  return [...positional, plainObject(keywords)];
}

function takesNoKeywords(f: FunctionValue): Error {
  return typeError(`${f.$sig ?? f.name}() takes no keyword arguments`);
}
