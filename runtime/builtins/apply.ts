/** apply and funcall: calls with arguments that are data. */
import { typeError } from "../errors/hierarchy.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { call, callKw, callKwS, callS } from "../objects/calls.ts";
import type { Entry } from "../objects/entry-type.ts";
import { collectS } from "../objects/index.ts";
import { performed, type Stepwise } from "../objects/stepwise.ts";
import { type Dict, isDict } from "../values/dict.ts";
import { itemsOf } from "../values/iterate.ts";

/** `(apply f a… args)`; a dict as third of exactly three operands holds keyword arguments: `(apply f args kwargs)`. */
export const apply: Entry = /* @__PURE__ */ takingMany((...operands) => applied(operands), applied);

function applied(operands: readonly unknown[]): unknown {
  const { f, before, last, keywords } = parts(operands);
  const args = [...before, ...itemsOf(last, notIterable)];
  return callKw(f, args, keywords);
}

export const apply$s: Entry = /* @__PURE__ */ takingMany(
  (...operands) => performed(applying(operands)),
  (operands) => performed(applying(operands)),
);

function* applying(operands: readonly unknown[]): Stepwise {
  const { f, before, last, keywords } = parts(operands);
  const items = yield collectS(last, notIterable);
  const args = [...before, ...(items as unknown[])];
  const result = yield callKwS(f, args, keywords);
  return result;
}

/** `(funcall f a…)`. */
export const funcall: Entry = /* @__PURE__ */ takingMany(
  (f, ...args) => {
    if (f === undefined) throw typeError("funcall expected at least 1 argument, got 0");
    return call(f, ...args);
  },
  ([f, ...args]) => callKw(f, args, null),
);

export const funcall$s: Entry = /* @__PURE__ */ takingMany(
  (f, ...args) => {
    if (f === undefined) throw typeError("funcall expected at least 1 argument, got 0");
    return callS(f, ...args);
  },
  ([f, ...args]) => callKwS(f, args, null),
);

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
