/** How many arguments are passed on as arguments: engines put them on their stacks. */
import { typeError } from "../errors/hierarchy.ts";
import type { Dict } from "../values/dict.ts";
import type { Entry } from "./entry-type.ts";

/** The same function for a list of its arguments: of one that takes any number and checks them itself. */
type OfList = (args: readonly unknown[]) => unknown;

interface Many extends Entry {
  $ofList?: OfList;
}

/** More than anybody writes by hand, and few enough for the stack of every engine. */
export const MOST_ARGUMENTS = 10_000;

/** Can the call be made as it stands? Otherwise its arguments are bound to the parameters of the function first. */
export function isPassedOn(positional: readonly unknown[], keywords: Dict | null): boolean {
  return positional.length <= MOST_ARGUMENTS && !hasKeywords(keywords);
}

export function hasKeywords(keywords: Dict | null): keywords is Dict {
  return keywords !== null && keywords.size > 0;
}

/** Gives a function that takes any number of arguments what calls with more than `MOST_ARGUMENTS` use. */
export function takingMany<F extends Entry>(f: F, ofList: OfList): F {
  (f as Many).$ofList = ofList;
  return f;
}

/**
 * Calls a function with arguments that may be too many for engines.
 * @throws TypeError when it does not take that many
 */
export function applyMany(f: Entry, self: unknown, args: readonly unknown[]): unknown {
  if (args.length <= MOST_ARGUMENTS) return Reflect.apply(f, self, args);
  const { $ofList } = f as Many;
  if ($ofList !== undefined) return $ofList(args);
  throw tooManyArguments(f, args.length);
}

/** The same for functions of JavaScript's, which are tried: how many an engine takes depends on its stack. */
export function applyForeign(f: Entry, self: unknown, args: readonly unknown[]): unknown {
  return attemptMany(f, args, () => Reflect.apply(f, self, args));
}

export function constructForeign(f: Entry, args: readonly unknown[]): unknown {
  return attemptMany(f, args, () => Reflect.construct(f, args));
}

function attemptMany(f: Entry, args: readonly unknown[], perform: () => unknown): unknown {
  if (args.length <= MOST_ARGUMENTS) return perform();
  try {
    return perform();
  } catch (error) {
    throw error instanceof RangeError ? tooManyArguments(f, args.length) : error;
  }
}

function tooManyArguments(f: Entry, count: number): Error {
  const { $sig = f.name, $name = $sig } = f as Many & { readonly $sig?: string; readonly $name?: string };
  return typeError(`${$name.replace(/\(.*/, "")}() cannot take ${count} arguments; pass them in a list`);
}
