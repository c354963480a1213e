/** What all loops share: their bodies, their variables, their labels. */

import type { Core, Target, Variable } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { turnStart } from "./suspension.ts";
import type { Loop } from "./usage.ts";
import { belongsTo } from "./variables.ts";

/** The statement of a loop whose body has been emitted, with its label if that turned out to need one. */
export function labelled(cx: FunctionContext, loop: Loop, statement: b.es.Statement): b.es.Statement {
  const state = cx.loops.at(-1);
  return state?.node === loop && state.label !== null ? b.labeled(state.label, statement) : statement;
}

/** The statements of a loop's body. */
export function loopBody(cx: FunctionContext, loop: Loop, emit: () => void): b.es.Statement[] {
  return cx.collect(() => {
    cx.push(...turnStart(cx, loop));
    emit();
  }, loop);
}

/** What a `for` statement and a comprehension's `for` clause have in common. */
export type LoopHead = { readonly target: Target; readonly iterable: Core };

/** The loop variable, if it can be a fresh JavaScript variable at each turn: nothing outside the loop mentions it. */
export function perTurn(cx: FunctionContext, loop: Loop, target: Target): Variable | null {
  if (target.kind !== "ref" || target.binding.kind !== "variable") return null;
  const variable = target.binding;
  if (!belongsTo(cx, variable)) return null;
  if (cx.declared.has(variable) || cx.mentioned.has(variable)) return null;
  if (cx.module.usage.home.get(variable) !== loop || cx.module.usage.shared.has(variable)) return null;
  return variable;
}
