/** The module re: searching with patterns. */
import { perform, performS, type Task } from "../builtins/requests.ts";
import { textArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import * as flag from "./re-flags.ts";
import { patternOf, substitute } from "./re-pattern.ts";

export { re_error } from "./re-error.ts";
export { re_Match } from "./re-match.ts";
export { re_Pattern } from "./re-pattern.ts";

export const re_I: number = flag.I;
export const re_IGNORECASE: number = flag.I;
export const re_M: number = flag.M;
export const re_MULTILINE: number = flag.M;
export const re_S: number = flag.S;
export const re_DOTALL: number = flag.S;
export const re_X: number = flag.X;
export const re_VERBOSE: number = flag.X;
export const re_A: number = flag.A;
export const re_ASCII: number = flag.A;
export const re_U: number = flag.U;
export const re_UNICODE: number = flag.U;

export function re_compile(pattern: unknown, flags?: unknown): unknown {
  if (pattern === undefined) arity("compile(pattern, flags=)", 0);
  return patternOf(pattern, flags);
}

export function re_match(pattern: unknown, string: unknown, flags?: unknown): unknown {
  if (string === undefined) arity("match(pattern, string, flags=)", pattern === undefined ? 0 : 1);
  return patternOf(pattern, flags).match(string);
}

export function re_fullmatch(pattern: unknown, string: unknown, flags?: unknown): unknown {
  if (string === undefined) arity("fullmatch(pattern, string, flags=)", pattern === undefined ? 0 : 1);
  return patternOf(pattern, flags).fullmatch(string);
}

export function re_search(pattern: unknown, string: unknown, flags?: unknown): unknown {
  if (string === undefined) arity("search(pattern, string, flags=)", pattern === undefined ? 0 : 1);
  return patternOf(pattern, flags).search(string);
}

export function re_findall(pattern: unknown, string: unknown, flags?: unknown): unknown[] {
  if (string === undefined) arity("findall(pattern, string, flags=)", pattern === undefined ? 0 : 1);
  return patternOf(pattern, flags).findall(string);
}

export function re_finditer(pattern: unknown, string: unknown, flags?: unknown): unknown {
  if (string === undefined) arity("finditer(pattern, string, flags=)", pattern === undefined ? 0 : 1);
  return patternOf(pattern, flags).finditer(string);
}

export function re_sub(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count?: unknown,
  flags?: unknown,
): unknown {
  return perform(substitution("sub", false, pattern, repl, string, count, flags));
}

export function re_sub$s(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count?: unknown,
  flags?: unknown,
): unknown {
  return performS(substitution("sub", false, pattern, repl, string, count, flags));
}

/** The same with the number of replacements. */
export function re_subn(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count?: unknown,
  flags?: unknown,
): unknown {
  return perform(substitution("subn", true, pattern, repl, string, count, flags));
}

export function re_subn$s(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count?: unknown,
  flags?: unknown,
): unknown {
  return performS(substitution("subn", true, pattern, repl, string, count, flags));
}

export function re_split(pattern: unknown, string: unknown, maxsplit?: unknown, flags?: unknown): unknown[] {
  if (string === undefined) {
    arity("split(pattern, string, maxsplit=, flags=)", pattern === undefined ? 0 : 1);
  }
  return patternOf(pattern, flags).split(string, maxsplit);
}

/** Text as a pattern that matches exactly it. */
export function re_escape(pattern: unknown): string {
  if (pattern === undefined) arity("escape(pattern)", 0);
  return textArgument(pattern).replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&");
}

function substitution(
  name: string,
  counted: boolean,
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count: unknown,
  flags: unknown,
): Task {
  if (string === undefined) {
    const given = pattern === undefined ? 0 : repl === undefined ? 1 : 2;
    arity(`${name}(pattern, repl, string, count=, flags=)`, given);
  }
  return substitute(patternOf(pattern, flags), repl, string, count, counted);
}
