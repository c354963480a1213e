/** The module functools: lru_cache and cache, which remember results. */

import { typeError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { arity, checkCount, taken } from "../objects/arity.ts";
import { call, callKw, callKwS, callS, isCallable } from "../objects/calls.ts";
import { builtin, fn } from "../objects/functions.ts";
import { settle } from "../objects/settle.ts";
import { entryOf, type FunctionValue, isClass } from "../objects/types.ts";
import { functionName } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { mostTaken, ours, setMost } from "../values/own.ts";
import { SymbolValue } from "../values/symbol.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { collections_namedtuple } from "./collections-namedtuple.ts";
import { functools_wraps } from "./functools.ts";

/** `(@functools.cache (def f …))`: remembers every result. */
export function functools_cache(f: unknown): FunctionValue {
  if (f === undefined) arity("cache(user_function, /)", 0);
  return cached(f, new Results(null, false));
}

/** `(@functools.lru_cache (def f …))`, or with a size: `(@(functools.lru_cache maxsize=32) …)`; None means no limit. */
export function functools_lru_cache(maxsize: unknown = 128, typed: unknown = false): FunctionValue {
  const isTyped = truthy(typed);
  if (isCallable(maxsize)) return cached(maxsize, new Results(128, isTyped));
  if (maxsize !== null && typeof maxsize !== "number") {
    throw typeError("Expected first argument to be an integer, a callable, or None");
  }
  const limit = maxsize === null ? null : Math.max(0, sizeArgument(maxsize));
  return builtin(fn((f: unknown) => cached(f, new Results(limit, isTyped)), "lru_cache(user_function, /)"));
}

/** The results so far, the one that was asked for last at the end. */
class Results {
  hits = 0;
  misses = 0;
  readonly limit: number | null;
  readonly byKey = new Dict();
  private readonly typed: boolean;

  constructor(limit: number | null, typed: boolean) {
    this.limit = limit;
    this.typed = typed;
  }

  keyOf(args: readonly unknown[], keywords: Dict | null): unknown {
    const [first] = args;
    const isNamed = keywords !== null && keywords.size > 0;
    if (args.length === 1 && !isNamed && !this.typed && isSimple(first)) return first;
    const parts = [...args];
    if (isNamed) parts.push(KEYWORDS, ...[...keywords.entries()].flat());
    if (this.typed) parts.push(KEYWORDS, ...parts.map(typeName));
    return new Tuple(parts);
  }

  /** Undefined if there is none. */
  find(key: unknown): unknown {
    const result = this.byKey.get(key);
    if (result === undefined) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    if (this.limit !== null) {
      this.byKey.delete(key);
      this.byKey.set(key, result);
    }
    return result;
  }

  keep(key: unknown, result: unknown): unknown {
    if (this.limit === 0) return result;
    this.byKey.set(key, result);
    if (this.limit !== null && this.byKey.size > this.limit) {
      this.byKey.delete(this.byKey.keys().next().value);
    }
    return result;
  }

  clear(): null {
    this.byKey.clear();
    this.hits = this.misses = 0;
    return null;
  }
}

/** Stands between the positional and the keyword arguments of a key. */
const KEYWORDS = /* @__PURE__ */ new SymbolValue("keywords");

function isSimple(x: unknown): boolean {
  return typeof x === "string" || typeof x === "number";
}

function cached(f: unknown, results: Results): FunctionValue {
  if (!isCallable(f)) throw typeError("the first argument must be callable");
  const name = typeof f === "function" && !isClass(f) ? functionName(f) : typeName(f);
  const value: FunctionValue = fn((...given: unknown[]) => {
    const args = taken(given, mostTaken(value));
    const key = results.keyOf(args, null);
    const found = results.find(key);
    return found === undefined ? results.keep(key, call(f, ...args)) : found;
  }, `${name}(*args, **kwargs)`);
  value.$impl = ({ items }: Tuple, keywords: Dict) => {
    const key = results.keyOf(items, keywords);
    const found = results.find(key);
    return found === undefined ? results.keep(key, callKw(f, items, keywords)) : found;
  };
  const most = mostTaken(f as FunctionValue);
  if (most !== undefined) {
    setMost(value, most);
    value.$refuse = (count) => checkCount(f as FunctionValue, count);
  }
  if (maySuspend(f)) addEntries(value, f, results);
  functools_wraps(f)(value);
  Object.assign(value.$attrs!, {
    cache_info: builtin(fn(() => information(results), "cache_info()")),
    cache_clear: builtin(fn(() => results.clear(), "cache_clear()")),
  });
  return value;
}

/** Goroutines that ask for the same result at the same time all compute it. */
function addEntries(value: FunctionValue, f: unknown, results: Results): void {
  value.$s = (...args: unknown[]) => {
    const key = results.keyOf(args, null);
    const found = results.find(key);
    return found === undefined ? settle(callS(f, ...args), (result) => results.keep(key, result)) : found;
  };
  value.$implS = ({ items }: Tuple, keywords: Dict) => {
    const key = results.keyOf(items, keywords);
    const found = results.find(key);
    return found === undefined
      ? settle(callKwS(f, items, keywords), (result) => results.keep(key, result))
      : found;
  };
}

function maySuspend(f: unknown): boolean {
  const target = typeof f === "function" ? f : ours<{ readonly __call__: unknown }>(f)?.__call__;
  return typeof target === "function" && entryOf(target as FunctionValue) !== undefined;
}

function information({ hits, misses, limit, byKey }: Results): unknown {
  const CacheInfo = collections_namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"]);
  return CacheInfo(hits, misses, limit, byKey.size);
}
