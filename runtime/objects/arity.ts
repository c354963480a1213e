/** The TypeErrors of calls whose arguments are too few or too many (language §5.3). */
import { typeError } from "../errors/hierarchy.ts";
import { isOwnFunction, mostTaken } from "../values/own.ts";

/**
 * Reports a positional call that does not fit.
 * @param sig the function's signature text
 * @param count how many arguments it got, `self` not counted
 */
export function arity(sig: string, count: number): never {
  const self = sig.startsWith(".") ? 1 : 0;
  const name = sig.slice(self, sig.indexOf("("));
  const positional = positionalIn(sig).slice(self);
  const required = positional.filter(isRequired);
  if (count > positional.length)
    throw tooMany(name, required.length + self, positional.length + self, count + self);
  throw missing(name, required.slice(Math.min(count, required.length - 1)));
}

/** What is counted of a function value. */
interface Counted {
  readonly $sig?: string;
  readonly $refuse?: (count: number) => void;
}

/** Before a call from M28: throws TypeError where these are more positional arguments than the function takes. */
export function checkCount(f: Counted, count: number): void {
  if (isTaken(f, count) || !isOwnFunction(f)) return;
  if (f.$refuse === undefined) arity(f.$sig!, count);
  f.$refuse(count);
}

/** Does the function take so many? */
export function isTaken(f: Counted, count: number): boolean {
  const most = mostTaken(f);
  return most === undefined || count <= most;
}

/** The arguments that the function takes, of those that JavaScript gives it. */
export function taken(args: unknown[], most: number | undefined): unknown[] {
  return most !== undefined && args.length > most ? args.slice(0, most) : args;
}

/** Of a function with `*rest`: more than anybody gives, and a number that engines keep as they keep small ones. */
export const ANY_NUMBER = 0x3fffffff;

/** The most positional arguments that a function with this signature takes, `self` not counted. */
export function mostOf(sig: string): number {
  return shapeOf(sig).most;
}

export interface Shape {
  readonly name: string;
  /** How many positional arguments it needs, and how many it takes, `self` not counted. */
  readonly least: number;
  readonly most: number;
}

const shapes = /* @__PURE__ */ new Map<string, Shape>();

/** @param sig the function's signature text */
export function shapeOf(sig: string): Shape {
  let shape = shapes.get(sig);
  if (shape === undefined) {
    const self = sig.startsWith(".") ? 1 : 0;
    const positional = positionalIn(sig);
    // `*rest`, but neither `**kw` nor a lone `*`
    const most = /[^*]\*[^*,]/.test(sig) ? ANY_NUMBER : positional.length - self;
    const least = Math.max(positional.filter(isRequired).length - self, 0);
    shapes.set(sig, (shape = { name: sig.slice(self, sig.indexOf("(")), least, most }));
  }
  return shape;
}

/** The parameters that positional arguments can go to, as they stand in a signature text. */
export function positionalIn(sig: string): string[] {
  const [list = ""] = sig.slice(sig.indexOf("(") + 1, -1).split(/, \*|^\*/);
  return list.split(", ").filter((param) => param !== "" && param !== "/");
}

export function isRequired(param: string): boolean {
  return !param.endsWith("=");
}

/**
 * @param least how many positional arguments it takes, `self` counted, as in the two that follow
 * @param keywordOnly how many keyword-only arguments it got besides
 */
export function tooMany(name: string, least: number, most: number, given: number, keywordOnly = 0): Error {
  const takes = least < most ? `from ${least} to ${most} positional arguments` : counted(most, "positional ");
  const besides =
    keywordOnly === 0
      ? ""
      : ` positional argument${given === 1 ? "" : "s"} (and ${counted(keywordOnly, "keyword-only ")})`;
  const verb = given === 1 && keywordOnly === 0 ? "was" : "were";
  return typeError(`${name}() takes ${takes} but ${given}${besides} ${verb} given`);
}

export function missing(name: string, params: readonly string[], kind = "positional"): Error {
  const quoted = params.map((param) => `'${param}'`);
  const last = quoted.pop()!;
  const comma = quoted.length > 1 ? "," : "";
  const names = quoted.length === 0 ? last : `${quoted.join(", ")}${comma} and ${last}`;
  return typeError(`${name}() missing ${counted(params.length, `required ${kind} `)}: ${names}`);
}

function counted(count: number, kind: string): string {
  return `${count} ${kind}argument${count === 1 ? "" : "s"}`;
}
