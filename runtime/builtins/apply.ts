/** apply and funcall: calls with arguments that are data. */
import { typeError } from "../errors/hierarchy.ts";
import { call, callKw, callKwS, callS } from "../objects/calls.ts";
import { collectS } from "../objects/index.ts";
import { rt } from "../scheduler/rt.ts";
import { isDict } from "../values/brand.ts";
import type { Dict } from "../values/dict.ts";
import { itemsOf } from "../values/iterate.ts";
import { entry } from "./suspending.ts";

/** `(apply f a… args)`; a dict as third of exactly three operands holds keyword arguments: `(apply f args kwargs)`. */
export function apply(...operands: unknown[]): unknown {
  const { f, before, last, keywords } = parts(operands);
  const args = [...before, ...itemsOf(last, notIterable)];
  return keywords === null ? call(f, ...args) : callKw(f, args, keywords);
}

export const apply$s = /* @__PURE__ */ entry(async (...operands: unknown[]) => {
  const goroutine = rt.cur;
  const { f, before, last, keywords } = parts(operands);
  let items = collectS(last, notIterable);
  if (items === undefined) {
    await rt.pending;
    items = goroutine.resume();
  }
  const args = [...before, ...(items as unknown[])];
  let result = keywords === null ? callS(f, ...args) : callKwS(f, args, keywords);
  if (result === undefined) {
    await rt.pending;
    result = goroutine.resume();
  }
  return goroutine.done(result);
});

/** `(funcall f a…)`. */
export function funcall(...operands: unknown[]): unknown {
  const [f, ...args] = operands;
  if (f === undefined) throw typeError("funcall expected at least 1 argument, got 0");
  return call(f, ...args);
}

export function funcall$s(...operands: unknown[]): unknown {
  const [f, ...args] = operands;
  if (f === undefined) throw typeError("funcall expected at least 1 argument, got 0");
  return callS(f, ...args);
}

const notIterable = "apply() last argument must be an iterable, not %";

interface Parts {
  readonly f: unknown;
  readonly before: readonly unknown[];
  readonly last: unknown;
  readonly keywords: Dict | null;
}

function parts(operands: readonly unknown[]): Parts {
  if (operands.length < 2) throw typeError(`apply expected at least 2 arguments, got ${operands.length}`);
  const [f, ...rest] = operands;
  const final = rest.at(-1);
  if (rest.length === 2 && isDict(final)) return { f, before: [], last: rest[0], keywords: final };
  return { f, before: rest.slice(0, -1), last: final, keywords: null };
}
