/** Arguments meet parameters: binding, and the TypeErrors of a call that does not fit (language §5.3). */
import { typeError } from "../errors/hierarchy.ts";
import { Dict } from "../values/dict.ts";
import { Tuple } from "../values/tuple.ts";
import { missing, tooMany } from "./arity.ts";
import type { Given } from "./host-functions.ts";
import { type Parameter, parseSignature, type Signature } from "./signature.ts";

/**
 * The arguments of a positional call, one per parameter: `*rest` a Tuple, `**kw` an empty Dict, undefined where a
 * default applies. Throws TypeError when they do not fit.
 */
export function bindPositional(sig: string, args: readonly unknown[]): unknown[] {
  return bind(parseSignature(sig), args, null);
}

/** The same of arguments that JavaScript may have given: the surplus is dropped. */
export function bindGiven(sig: string, args: Given): unknown[] {
  const signature = parseSignature(sig);
  const isSurplus = signature.rest < 0 && args.length > signature.positional;
  return bind(signature, args, null, isSurplus ? signature.positional : args.length);
}

/**
 * The same with keyword arguments.
 * @param keywords keyword names and values; null for none
 * @param count how many of the arguments count
 */
export function bind(
  signature: Signature,
  args: ArrayLike<unknown>,
  keywords: Dict | null,
  count = args.length,
): unknown[] {
  const { params, positional, rest, keywordRest } = signature;
  const bound: unknown[] = new Array(params.length).fill(undefined);
  // JavaScript's explicit undefined is None, or the default where there is one.
  for (let i = 0; i < positional && i < count; i++)
    bound[i] = args[i] === undefined && !params[i]!.hasDefault ? null : args[i];
  if (keywordRest >= 0) bound[keywordRest] = new Dict();
  if (keywords !== null) bindKeywords(signature, bound, keywords);
  if (rest >= 0) {
    const items: unknown[] = [];
    for (let i = positional; i < count; i++) items.push(args[i] ?? null);
    bound[rest] = new Tuple(items);
  } else if (count > positional) throw tooManyFor(signature, count, bound);
  for (let i = 0; i < params.length; i++) {
    if (bound[i] === undefined && !params[i]!.hasDefault) throw missingFrom(signature, bound);
  }
  return bound;
}

/** How many positional arguments a function takes at most. */
export function maxPositional(signature: Signature): number {
  return signature.rest >= 0 ? Number.POSITIVE_INFINITY : signature.positional;
}

function bindKeywords(signature: Signature, bound: unknown[], keywords: Dict): void {
  const { name, params, keywordRest } = signature;
  for (const [key, value] of keywords.entries()) {
    if (typeof key !== "string") throw typeError("keywords must be strings");
    const i = params.findIndex(
      (p) => p.name === key && (p.kind === "positional" || p.kind === "keyword-only"),
    );
    if (i >= 0) {
      if (bound[i] !== undefined) throw typeError(`${name}() got multiple values for argument '${key}'`);
      bound[i] = value;
    } else if (key === signature.self && signature.method) {
      throw typeError(`${name}() got multiple values for argument '${key}'`);
    } else if (keywordRest >= 0) {
      (bound[keywordRest] as Dict).set(key, value);
    } else {
      throw unexpected(signature, key, keywords);
    }
  }
}

/** What is positional-only is named first, whatever else is wrong. */
function unexpected({ name, params }: Signature, key: string, keywords: Dict): Error {
  const misplaced = params.filter((param) => param.kind === "positional-only" && keywords.has(param.name));
  if (misplaced.length === 0) return typeError(`${name}() got an unexpected keyword argument '${key}'`);
  const names = misplaced.map((param) => param.name).join(", ");
  return typeError(`${name}() got some positional-only arguments passed as keyword arguments: '${names}'`);
}

function tooManyFor(signature: Signature, count: number, bound: readonly unknown[]): Error {
  const { name, params, positional, required, method } = signature;
  const isGiven = (param: Parameter, i: number) => param.kind === "keyword-only" && bound[i] !== undefined;
  const self = method ? 1 : 0;
  return tooMany(name, required + self, positional + self, count + self, params.filter(isGiven).length);
}

/** Positional parameters are reported before keyword-only ones. */
function missingFrom({ name, params }: Signature, bound: readonly unknown[]): Error {
  const absent = params.filter((param, i) => bound[i] === undefined && !param.hasDefault);
  const positional = absent.filter((param) => param.kind !== "keyword-only");
  const [reported, kind] = positional.length > 0 ? [positional, "positional"] : [absent, "keyword-only"];
  return missing(
    name,
    reported.map((param) => param.name),
    kind,
  );
}
