/** Arguments meet parameters: binding, and the TypeErrors of a call that does not fit (language §5.3). */
import { typeError } from "../errors/hierarchy.ts";
import { Dict } from "../values/dict.ts";
import { Tuple } from "../values/tuple.ts";
import { parseSignature, type Signature } from "./signature.ts";

/**
 * The arguments of a positional call, one per parameter: `*rest` a Tuple, `**kw` an empty Dict, undefined where a
 * default applies. Throws TypeError when they do not fit.
 */
export function bindPositional(sig: string, args: readonly unknown[]): unknown[] {
  return bind(parseSignature(sig), args, null);
}

/**
 * The same with keyword arguments.
 * @param keywords keyword names and values; null for none
 */
export function bind(signature: Signature, args: readonly unknown[], keywords: Dict | null): unknown[] {
  const { params, positional, rest, keywordRest } = signature;
  const bound: unknown[] = new Array(params.length).fill(undefined);
  // JavaScript's explicit undefined is None, or the default where there is one.
  for (let i = 0; i < positional && i < args.length; i++)
    bound[i] = args[i] === undefined && !params[i]!.hasDefault ? null : args[i];
  if (keywordRest >= 0) bound[keywordRest] = new Dict();
  if (keywords !== null) bindKeywords(signature, bound, keywords);
  if (rest >= 0) bound[rest] = new Tuple(args.slice(positional).map((item) => item ?? null));
  else if (args.length > positional) throw tooMany(signature, args.length, bound);
  for (let i = 0; i < params.length; i++) {
    if (bound[i] === undefined && !params[i]!.hasDefault) throw missing(signature, bound);
  }
  return bound;
}

/**
 * Reports a positional call of a function that takes only positional parameters.
 * @param sig the function's signature text
 * @param count how many arguments it got, `self` not counted
 */
export function arity(sig: string, count: number): never {
  const signature = parseSignature(sig);
  if (count > signature.positional) throw tooMany(signature, count);
  const given = Math.min(count, signature.required - 1);
  throw missing(
    signature,
    signature.params.map((_, i) => (i < given ? null : undefined)),
  );
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

/** @param bound the arguments by parameter, as far as keywords have given some */
function tooMany(signature: Signature, count: number, bound: readonly unknown[] = []): Error {
  const { name, params, positional, required, method } = signature;
  const keywords = params.filter(
    (param, i) => param.kind === "keyword-only" && bound[i] !== undefined,
  ).length;
  const self = method ? 1 : 0;
  const [most, least, given] = [positional + self, required + self, count + self];
  const takes = least < most ? `from ${least} to ${most}` : `${most}`;
  const plural = most === 1 && least === most ? "" : "s";
  const besides =
    keywords === 0
      ? ""
      : ` positional argument${given === 1 ? "" : "s"} (and ${keywords} keyword-only argument${keywords === 1 ? "" : "s"})`;
  const verb = given === 1 && keywords === 0 ? "was" : "were";
  return typeError(
    `${name}() takes ${takes} positional argument${plural} but ${given}${besides} ${verb} given`,
  );
}

/** Positional parameters are reported before keyword-only ones. */
function missing({ name, params }: Signature, bound: readonly unknown[]): Error {
  const absent = params.filter((param, i) => bound[i] === undefined && !param.hasDefault);
  const positional = absent.filter((param) => param.kind !== "keyword-only");
  const [names, kind] = positional.length > 0 ? [positional, "positional"] : [absent, "keyword-only"];
  return typeError(
    `${name}() missing ${names.length} required ${kind} argument${names.length === 1 ? "" : "s"}: ` +
      enumeration(names.map((param) => `'${param.name}'`)),
  );
}

function enumeration(names: readonly string[]): string {
  if (names.length < 3) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}
