/** Arguments: bound to the parameters of known functions at compile time, otherwise passed on for the runtime to bind. */
import { MOST_ARGUMENTS } from "../../runtime/objects/argument-limit.ts";
import type { Argument, Core } from "../3-analyze/core.ts";
import type { Slot } from "./bind-arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { operands, splat } from "./evaluation.ts";

type Expr = b.es.Expression;

export type JsArgument = Expr | b.es.SpreadElement;

export function isPositional(args: readonly Argument[]): boolean {
  return (
    args.length <= MOST_ARGUMENTS && args.every((arg) => arg.kind === "positional" || arg.kind === "splat")
  );
}

/** Is each argument a JavaScript argument? What is splatted may be more than engines take. */
export function isOneByOne(args: readonly Argument[]): boolean {
  return args.length <= MOST_ARGUMENTS && args.every(({ kind }) => kind === "positional");
}

/** A list of positional arguments and a dict of keyword arguments (None for none), as `callKw` wants them. */
export function packedArguments(
  cx: FunctionContext,
  before: readonly Core[],
  args: readonly Argument[],
  suspends: boolean,
) {
  const values = operands(cx, [...before, ...args.map((arg) => arg.value)]);
  const rest = values.slice(before.length);
  const positional: JsArgument[] = [];
  let keywords: Expr | null = null;
  let pairs: Expr[] = [];
  const flush = () => {
    if (pairs.length > 0) {
      const dict = cx.module.rt("dictOf", pairs);
      keywords = keywords === null ? dict : cx.module.rt("mergeKeywords", [keywords, dict]);
    }
    pairs = [];
  };
  args.forEach((arg, i) => {
    const value = rest[i]!;
    if (arg.kind === "positional") positional.push(value);
    else if (arg.kind === "splat") positional.push(splat(cx, value, arg.value, suspends));
    else if (arg.kind === "keyword") pairs.push(b.literal(arg.name), value);
    else {
      flush();
      keywords = cx.module.rt(
        "mergeKeywords",
        [keywords ?? cx.module.rt("dictOf", []), value],
        arg.value.span,
      );
    }
  });
  flush();
  return {
    before: values.slice(0, before.length),
    positional: listOf(positional),
    keywords: keywords ?? b.nil(),
  };
}

/** A list that only the callee reads, before it does anything else: that of a single splat is there already. */
function listOf(items: readonly JsArgument[]): Expr {
  const [only] = items;
  return items.length === 1 && only?.type === "SpreadElement" ? only.argument : b.array(items as Expr[]);
}

/** The JavaScript arguments of a direct call, evaluated in the order in which they are written. */
export function directArguments(cx: FunctionContext, slots: Slot[], args: readonly Argument[]): Expr[] {
  let values = operands(
    cx,
    args.map((arg) => arg.value),
  );
  const used = slots.flatMap((slot) =>
    slot === null ? [] : typeof slot === "number" ? [slot] : "rest" in slot ? slot.rest : slot.keywords,
  );
  const prelude: Expr[] = [];
  if (used.some((index, i) => i > 0 && index < used[i - 1]!)) {
    values = values.map((value) => {
      if (value.type === "Literal" || value.type === "Identifier") return value;
      const name = cx.temp();
      cx.hoisted.push(name);
      prelude.push(b.assign(b.id(name), value));
      return b.id(name);
    });
  }
  const result = slots.map((slot): Expr | null => {
    if (slot === null) return null;
    if (typeof slot === "number") return values[slot]!;
    if ("rest" in slot)
      return cx.module.rt(
        "tupleOf",
        slot.rest.map((i) => values[i]!),
      );
    const pairs = slot.keywords.flatMap((i) => [b.literal((args[i] as { name: string }).name), values[i]!]);
    return cx.module.rt("dictOf", pairs);
  });
  while (result.length > 0 && result.at(-1) === null) result.pop();
  const list = result.map((value) => value ?? b.id("undefined"));
  if (prelude.length > 0 && list.length > 0) list[0] = b.sequence([...prelude, list[0]!]);
  return list;
}

/** The arguments, if they are no others than positional ones. */
export function positional(args: readonly Argument[]): Core[] | null {
  return args.every(({ kind }) => kind === "positional") ? args.map(({ value }) => value) : null;
}
