/** What a search with a pattern has found. */
import { IndexError } from "../errors/hierarchy.ts";
import { integerArgument } from "../methods/arguments.ts";
import { allocate } from "../objects/construct.ts";
import type { ClassValue } from "../objects/types.ts";
import { repr } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { codePointLength } from "../values/strings.ts";
import { Tuple } from "../values/tuple.ts";
import { moduleClass } from "./module-class.ts";
import type { Expression, Found } from "./re-expression.ts";
import { readTemplate } from "./re-template.ts";

export class Match {
  declare $found: Found;
  declare $pattern: unknown;
  declare $bounds: readonly [pos: number, endpos: number];

  group(groups: Tuple): unknown {
    if (groups.items.length === 0) return this.$group(0);
    const found = groups.items.map((group) => this.$group(this.$number(group)));
    return found.length === 1 ? found[0] : new Tuple(found);
  }

  groups(otherwise: unknown = null): Tuple {
    const { groups } = this.$expression;
    return new Tuple(Array.from({ length: groups }, (_, i) => this.$group(i + 1, otherwise)));
  }

  groupdict(otherwise: unknown = null): Dict {
    const { names } = this.$expression;
    return Dict.from(Array.from(names, ([name, number]) => [name, this.$group(number, otherwise)] as const));
  }

  start(group: unknown = 0): number {
    return this.$span(group)[0];
  }

  end(group: unknown = 0): number {
    return this.$span(group)[1];
  }

  span(group: unknown = 0): Tuple {
    return new Tuple([...this.$span(group)]);
  }

  expand(template: unknown): string {
    const { groups, names } = this.$expression;
    return readTemplate(String(template), groups, names)
      .map((part) => (typeof part === "number" ? this.$group(part, "") : part))
      .join("");
  }

  get string(): string {
    return this.$found.text;
  }

  get re(): unknown {
    return this.$pattern;
  }

  get pos(): number {
    return this.$bounds[0];
  }

  get endpos(): number {
    return this.$bounds[1];
  }

  /** The number of the group that ended last. */
  get lastindex(): number | null {
    let last: number | null = null;
    for (let i = 1, end = -1; i <= this.$expression.groups; i++) {
      const span = this.$found.span(i);
      if (span !== null && span[1] > end) [last, end] = [i, span[1]];
    }
    return last;
  }

  get lastgroup(): string | null {
    const last = this.lastindex;
    return [...this.$expression.names].find(([, number]) => number === last)?.[0] ?? null;
  }

  get $expression(): Expression {
    return this.$found.expression;
  }

  $group(number: number, otherwise: unknown = null): unknown {
    const text = this.$found.group(number);
    return text === undefined ? otherwise : text;
  }

  /** In code points; -1 for a group that took no part. */
  $span(group: unknown): readonly [number, number] {
    const span = this.$found.span(this.$number(group));
    if (span === null) return [-1, -1];
    const { text } = this.$found;
    const start = codePointLength(text.slice(0, span[0]));
    return [start, start + codePointLength(text.slice(span[0], span[1]))];
  }

  $number(group: unknown): number {
    const { groups, names } = this.$expression;
    const number = typeof group === "string" ? names.get(group) : Number(integerArgument(group));
    if (number === undefined || number < 0 || number > groups) throw new IndexError("no such group");
    return number;
  }

  __getitem__(group: unknown): unknown {
    return this.$group(this.$number(group));
  }

  __copy__(): unknown {
    return this;
  }

  __deepcopy__(_memo: unknown): unknown {
    return this;
  }

  __repr__(): string {
    const [start, end] = this.$span(0);
    return `<re.Match object; span=(${start}, ${end}), match=${repr(this.$group(0))}>`;
  }
}

export const re_Match: ClassValue = /* @__PURE__ */ moduleClass("re", "Match", Match, {
  parameters: {
    group: "*groups",
    groups: "default=",
    groupdict: "default=",
    start: "group=, /",
    end: "group=, /",
    span: "group=, /",
  },
});

/** @param bounds the part of the text that was searched, in code points */
export function makeMatch(found: Found, pattern: unknown, bounds: readonly [number, number]): Match {
  const match = allocate(re_Match) as unknown as Match;
  match.$found = found;
  match.$pattern = pattern;
  match.$bounds = bounds;
  return match;
}
