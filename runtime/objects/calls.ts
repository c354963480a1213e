/** Calls of values that are known only at run time (language §5.3). */
import { typeError } from "../errors/hierarchy.ts";
import { rt } from "../scheduler/rt.ts";
import { callWithoutSuspending, invoke } from "../scheduler/without-suspending.ts";
import { type Dict, isDict } from "../values/dict.ts";
import { itemsOf, iterate } from "../values/iterate.ts";
import { normalize } from "../values/numeric.ts";
import { isBuiltin, isOwn, isUnconditional } from "../values/own.ts";
import { isPlainObject, propertiesOf } from "../values/plain-object.ts";
import { typeName } from "../values/types.ts";
import { applyKw, applyKwS } from "./apply.ts";
import { isPassedOn } from "./argument-limit.ts";
import { checkCount } from "./arity.ts";
import { construct, constructKw, constructKwS } from "./construct.ts";
import type { Entry } from "./entry-type.ts";
import { collectS } from "./iteration-suspending.ts";
import { signature } from "./signature.ts";
import { type CallableObject, entryOf, type FunctionValue, isClass, isClassInstance } from "./types.ts";

/** `(f a b)`. Throws TypeError when f cannot be called. */
export function call(f: unknown, ...args: unknown[]): unknown {
  // Spread wherever it goes, the array of the arguments need not be made.
  return typeof f === "function" && !isClass(f) && isPlain(f as FunctionValue, args.length)
    ? normalize(f(...args))
    : callOther(f, ...args);
}

/** Does it take the arguments, and neither wait nor have to be called only once? No Proxy, or one that says so. */
function isPlain(f: FunctionValue, count: number): boolean {
  return rt.log === null && isUnconditional(f, count);
}

function callOther(f: unknown, ...args: unknown[]): unknown {
  if (typeof f !== "function") return invoke(callee(f), f, args);
  if (!isClass(f)) return invoke(f as FunctionValue, undefined, args);
  if (entryOf(f) === undefined && (rt.log === null || f.$test !== undefined)) return construct(f, ...args);
  return callWithoutSuspending(callS, undefined, [f, ...args]);
}

/** The same under the suspending convention. */
export function callS(f: unknown, ...args: unknown[]): unknown {
  if (typeof f === "function") {
    checkCount(f as FunctionValue, args.length);
    const entry = entryOf(f as FunctionValue);
    if (entry !== undefined) return entry(...args);
    return rt.attempt !== null && runsProtocols(f as FunctionValue)
      ? rt.attempt(f as Entry, ...args)
      : call(f, ...args);
  }
  const target = callee(f);
  checkCount(target, args.length);
  return target.$s === undefined ? normalize(target.apply(f, args)) : target.$s.apply(f, args);
}

/** `(f a k=v)` and `(f *xs)`. */
export function callKw(f: unknown, positional: readonly unknown[], keywords: Dict | null): unknown {
  if (isPassedOn(positional, keywords)) return call(f, ...positional);
  if (isClass(f) && f.$sig === undefined)
    return entryOf(f) === undefined
      ? constructKw(f, positional, keywords)
      : callWithoutSuspending(constructKwS, undefined, [f, positional, keywords]);
  return typeof f === "function"
    ? applyKw(f as FunctionValue, undefined, positional, keywords)
    : applyKw(callee(f), f, positional, keywords);
}

/** The same under the suspending convention. */
export function callKwS(f: unknown, positional: readonly unknown[], keywords: Dict | null): unknown {
  if (isPassedOn(positional, keywords)) return callS(f, ...positional);
  if (
    rt.attempt !== null &&
    typeof f === "function" &&
    entryOf(f as FunctionValue) === undefined &&
    runsProtocols(f as FunctionValue)
  )
    return rt.attempt(callKw, f, positional, keywords);
  if (isClass(f) && f.$sig === undefined) return constructKwS(f, positional, keywords);
  return typeof f === "function"
    ? applyKwS(f as FunctionValue, undefined, positional, keywords)
    : applyKwS(callee(f), f, positional, keywords);
}

/** Can the value be called? */
export function isCallable(f: unknown): boolean {
  return typeof f === "function" || callOf(f) !== undefined;
}

/** `*x` in a call: the items as an array. */
export function spread(x: unknown): unknown[] {
  return itemsOf(x, notSpreadable) as unknown[];
}

/** The same under the suspending convention. */
export function spreadS(x: unknown): unknown {
  return collectS(x, notSpreadable);
}

/**
 * `**mapping` in a call: adds its entries to the keywords collected so far, and gives those back.
 * @param callee the called function, for the message when a name is there twice
 */
export function mergeKeywords(keywords: Dict, mapping: unknown, callee?: unknown): Dict {
  for (const [key, value] of entriesOf(mapping)) {
    if (typeof key !== "string") throw typeError("keywords must be strings");
    if (keywords.has(key)) {
      const name =
        typeof callee === "function" ? (signature(callee as FunctionValue)?.name ?? callee.name) : "function";
      throw typeError(`${name}() got multiple values for keyword argument '${key}'`);
    }
    keywords.set(key, value);
  }
  return keywords;
}

/** A built-in, which may run protocol methods. */
function runsProtocols(f: FunctionValue): boolean {
  return isBuiltin(f) || (isClass(f) && f.$test !== undefined);
}

/** What is called when an object that is no function is called; it takes the object as `this`. */
function callee(f: unknown): FunctionValue {
  const target = callOf(f);
  if (target === undefined) throw typeError(`'${typeName(f)}' object is not callable`);
  return target;
}

function callOf(f: unknown): FunctionValue | undefined {
  if (typeof f !== "object" || f === null) return undefined;
  const target = isClassInstance(f) ? f.__call__ : isOwn(f) ? (f as CallableObject).$call : undefined;
  if (typeof target === "function") return target as FunctionValue;
  return target === undefined || target === null ? undefined : (...args) => call(target, ...args);
}

function entriesOf(mapping: unknown): Iterable<[unknown, unknown]> {
  if (isDict(mapping)) return mapping.entries();
  if (isPlainObject(mapping)) return propertiesOf(mapping) as [unknown, unknown][];
  const keys = isClassInstance(mapping) ? mapping.keys : undefined;
  if (typeof keys !== "function") {
    throw typeError(`argument after ** must be a mapping, not ${typeName(mapping)}`);
  }
  const item = (mapping as { __getitem__(key: unknown): unknown }).__getitem__;
  const names = [...iterate(invoke(keys as FunctionValue, mapping, []))];
  return names.map((key) => [key, item.call(mapping as never, key)]);
}

const notSpreadable = "argument after * must be an iterable, not %";
