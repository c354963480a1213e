/** apply and funcall: calls with arguments that are data. */
import { typeError } from "../errors/hierarchy.ts";
import { call, callKw, callKwS, callS } from "../objects/calls.ts";
import { collectS } from "../objects/index.ts";
import { type Stepwise, stepwise } from "../objects/stepwise.ts";
import { isDict } from "../values/brand.ts";
import type { Dict } from "../values/dict.ts";
import { itemsOf } from "../values/iterate.ts";

/** `(apply f a… args)`; a dict as third of exactly three operands holds keyword arguments: `(apply f args kwargs)`. */
export function apply(...operands: unknown[]): unknown {
  const { f, before, last, keywords } = parts(operands);
  const args = [...before, ...itemsOf(last, notIterable)];
  return callKw(f, args, keywords);
}

export const apply$s = /* @__PURE__ */ stepwise(function* (...operands: unknown[]): Stepwise {
  const { f, before, last, keywords } = parts(operands);
  const items = yield collectS(last, notIterable);
  const args = [...before, ...(items as unknown[])];
  const result = yield callKwS(f, args, keywords);
  return result;
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
