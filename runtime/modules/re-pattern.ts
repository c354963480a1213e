/** Compiled patterns. */

import { LazyIterator } from "../builtins/lazy-iterator.ts";
import { Call, perform, performS, type Task } from "../builtins/requests.ts";
import { typeError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { allocate } from "../objects/construct.ts";
import type { ClassValue } from "../objects/types.ts";
import { repr } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { codePointLength, substring } from "../values/strings.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { moduleClass } from "./module-class.ts";
import { Expression, type Found } from "./re-expression.ts";
import { A, I, M, S, U, X } from "./re-flags.ts";
import { makeMatch } from "./re-match.ts";
import { readTemplate } from "./re-template.ts";

export class Pattern {
  declare $expression: Expression;
  declare $source: string;

  match(string: unknown, pos?: unknown, endpos?: unknown): unknown {
    return this.$find("match", string, pos, endpos);
  }

  fullmatch(string: unknown, pos?: unknown, endpos?: unknown): unknown {
    return this.$find("fullmatch", string, pos, endpos);
  }

  search(string: unknown, pos?: unknown, endpos?: unknown): unknown {
    return this.$find("search", string, pos, endpos);
  }

  $find(manner: "match" | "fullmatch" | "search", string: unknown, pos: unknown, endpos: unknown): unknown {
    const { text, bounds, from } = searched(string, pos, endpos);
    const found = this.$expression.find(manner, text, from);
    return found && makeMatch(found, this, bounds);
  }

  findall(string: unknown, pos?: unknown, endpos?: unknown): unknown[] {
    const { text, from } = searched(string, pos, endpos);
    const { groups } = this.$expression;
    return Array.from(this.$expression.findAll(text, from), (found) => {
      if (groups < 2) return found.group(groups) ?? "";
      return new Tuple(Array.from({ length: groups }, (_, i) => found.group(i + 1) ?? ""));
    });
  }

  finditer(string: unknown, pos?: unknown, endpos?: unknown): unknown {
    const { text, bounds, from } = searched(string, pos, endpos);
    return new MatchIterator(this, this.$expression.findAll(text, from), bounds);
  }

  sub(repl: unknown, string: unknown, count?: unknown): unknown {
    return perform(substitute(this, repl, string, count, false));
  }

  subn(repl: unknown, string: unknown, count?: unknown): unknown {
    return perform(substitute(this, repl, string, count, true));
  }

  split(string: unknown, maxsplit: unknown = 0): unknown[] {
    const text = textOf(string);
    const { groups } = this.$expression;
    const parts: unknown[] = [];
    let last = 0;
    let left = limit(maxsplit);
    for (const found of this.$expression.findAll(text, 0)) {
      if (left-- <= 0) break;
      parts.push(text.slice(last, found.start));
      for (let i = 1; i <= groups; i++) parts.push(found.group(i) ?? null);
      last = found.end;
    }
    parts.push(text.slice(last));
    return parts;
  }

  get pattern(): string {
    return this.$source;
  }

  get flags(): number {
    return this.$expression.flags;
  }

  get groups(): number {
    return this.$expression.groups;
  }

  get groupindex(): Dict {
    return Dict.from(this.$expression.names);
  }

  __eq__(other: unknown): boolean {
    const { $source, $expression } = other as Partial<Pattern>;
    return $source === this.$source && $expression?.flags === this.$expression.flags;
  }

  __hash__(): number {
    return codePointLength(this.$source) * 512 + this.flags;
  }

  __copy__(): unknown {
    return this;
  }

  __deepcopy__(_memo: unknown): unknown {
    return this;
  }

  __repr__(): string {
    const names = flagNames.filter(([, flag]) => this.flags & flag).map(([name]) => `re.${name}`);
    return `re.compile(${[repr(this.$source), ...(names.length > 0 ? [names.join("|")] : [])].join(", ")})`;
  }
}

const flagNames = [
  ["IGNORECASE", I],
  ["MULTILINE", M],
  ["DOTALL", S],
  ["VERBOSE", X],
  ["ASCII", A],
] as const;

const part = "string, pos=, endpos=";

export const re_Pattern: ClassValue = /* @__PURE__ */ moduleClass("re", "Pattern", Pattern, {
  parameters: {
    match: part,
    fullmatch: part,
    search: part,
    findall: part,
    finditer: part,
    sub: "repl, string, count=",
    subn: "repl, string, count=",
    split: "string, maxsplit=",
  },
  entries: {
    sub(this: Pattern, repl: unknown, string: unknown, count?: unknown) {
      return performS(substitute(this, repl, string, count, false));
    },
    subn(this: Pattern, repl: unknown, string: unknown, count?: unknown) {
      return performS(substitute(this, repl, string, count, true));
    },
  },
});

const compiled = /* @__PURE__ */ new Map<string, Pattern>();
const MOST_COMPILED = 512;

/** The compiled form of a pattern, which may be one already. */
export function patternOf(pattern: unknown, flags: unknown = 0): Pattern {
  const bits = sizeArgument(flags) & ~U;
  if (pattern instanceof re_Pattern) {
    if (bits === 0) return pattern as unknown as Pattern;
    throw typeError("cannot process flags argument with a compiled pattern");
  }
  if (typeof pattern !== "string") throw typeError("first argument must be string or compiled pattern");
  const key = `${bits} ${pattern}`;
  let made = compiled.get(key);
  if (made === undefined) {
    made = allocate(re_Pattern) as unknown as Pattern;
    made.$source = pattern;
    made.$expression = new Expression(pattern, bits);
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(key, made);
  }
  return made;
}

/** Replaces matches by a template, or by what a function makes of them. */
export function* substitute(
  pattern: Pattern,
  repl: unknown,
  string: unknown,
  count: unknown,
  counted: boolean,
): Task {
  const text = textOf(string);
  const { $expression } = pattern;
  const template =
    typeof repl === "string" ? readTemplate(repl, $expression.groups, $expression.names) : null;
  let result = "";
  let last = 0;
  let replaced = 0;
  const most = limit(count);
  for (const found of $expression.findAll(text, 0)) {
    if (replaced >= most) break;
    replaced++;
    result += text.slice(last, found.start);
    if (template === null) {
      const bounds = [0, codePointLength(text)] as const;
      result += textOrNone(yield new Call(repl, makeMatch(found, pattern, bounds)), replaced - 1);
    } else result += filled(template, found);
    last = found.end;
  }
  result += text.slice(last);
  return counted ? new Tuple([result, replaced]) : result;
}

function filled(template: readonly (string | number)[], found: Found): string {
  return template.map((part) => (typeof part === "number" ? (found.group(part) ?? "") : part)).join("");
}

function textOrNone(value: unknown, place: number): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  throw typeError(`sequence item ${place}: expected str instance, ${typeName(value)} found`);
}

class MatchIterator extends LazyIterator {
  static readonly $name: string = "callable_iterator";
  private readonly pattern: Pattern;
  private readonly found: Iterator<Found>;
  private readonly bounds: readonly [number, number];

  constructor(pattern: Pattern, found: Iterator<Found>, bounds: readonly [number, number]) {
    super();
    this.pattern = pattern;
    this.found = found;
    this.bounds = bounds;
  }

  next(): IteratorResult<unknown> {
    const step = this.found.next();
    if (step.done) return { done: true, value: undefined };
    return { done: false, value: makeMatch(step.value, this.pattern, this.bounds) };
  }
}

/** The text to search, where it ends too early when `endpos` says so, and where in it to begin. */
function searched(string: unknown, pos: unknown = 0, endpos: unknown = Infinity) {
  const whole = textOf(string);
  if (pos === 0 && endpos === Infinity) {
    return { text: whole, bounds: [0, codePointLength(whole)] as const, from: 0 };
  }
  const length = codePointLength(whole);
  const end = endpos === Infinity ? length : Math.min(Math.max(0, sizeArgument(endpos)), length);
  const start = Math.min(Math.max(0, sizeArgument(pos)), length);
  const text = substring(whole, 0, end);
  return { text, bounds: [start, end] as const, from: substring(whole, 0, start).length };
}

function textOf(string: unknown): string {
  if (typeof string === "string") return string;
  throw typeError(`expected string or bytes-like object, got '${typeName(string)}'`);
}

/** A greatest count; 0 means that there is none. */
function limit(count: unknown = 0): number {
  const most = sizeArgument(count);
  return most === 0 ? Infinity : most;
}
