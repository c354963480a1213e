/** Code that only templates and operands hold, but that macros may take apart: what is left of it has to be whole. */
import { type ListForm, MARKS } from "../1-read/form.ts";

/** Thrown for data that has the head of such code, but not its parts. */
export class Malformed extends Error {
  /** With its article. */
  readonly what: string;

  constructor(what: string) {
    super("malformed");
    this.what = what;
  }
}

const MARKED: ReadonlyMap<string, { readonly what: string; readonly count: number }> = new Map([
  [MARKS.splat, { what: "a '*' argument", count: 1 }],
  [MARKS.keywordSplat, { what: "a '**' argument", count: 1 }],
  [MARKS.keyword, { what: "a keyword argument", count: 2 }],
]);

/** @throws Malformed for a marked node without its operands */
export function wellFormed<List extends ListForm>(list: List): List {
  const [head, ...operands] = list.items;
  const marked = list.shape === "made" && head?.kind === "symbol" ? MARKED.get(head.name) : undefined;
  if (marked !== undefined && operands.length !== marked.count) throw new Malformed(marked.what);
  return list;
}
