/** Flags that say, once for all turns of a loop, what the value of a variable is: a list, or a sequence whose positions are JavaScript's. */

import { forEachChild } from "../3-analyze/children.ts";
import type { Core, FunctionNode, Item, ModuleNode, Target, Variable } from "../3-analyze/core.ts";
import { isOnly, KIND, mayBe } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { isListTest } from "./guards.ts";
import type { Loop } from "./usage.ts";

type Expr = b.es.Expression;

/** `Array.isArray(value)`, or the flag that says the same. */
export function listTest(cx: FunctionContext, object: Core, value: Expr): Expr {
  const variable = variableOf(object);
  const flag = flagOf(cx, object);
  return flag !== null && isStored(cx, variable!) ? b.id(flag) : isListTest(value);
}

/** The name of the flag of a parameter or a local that keeps its value and is used in a loop; null where there is none. */
export function flagOf(cx: FunctionContext, object: Core): string | null {
  const variable = variableOf(object);
  if (variable === null) return null;
  const known = cx.localFlags.get(variable) ?? cx.directFlags.get(variable);
  if (known !== undefined) return known;
  const isOwn =
    variable.variable === "parameter" && variable.scope === cx.node.scope && cx.kind !== "generator";
  if (!isOwn || !deservesFlag(cx, variable)) return null;
  const flag = cx.temp();
  cx.directFlags.set(variable, flag);
  return flag;
}

/** Declares the flag of a local behind the declaration that gives it its only value. */
export function declareFlag(cx: FunctionContext, variable: Variable): void {
  if (!deservesFlag(cx, variable)) return;
  const flag = cx.temp();
  cx.localFlags.set(variable, flag);
  cx.push(b.declare("const", b.id(flag), flagValue(cx, variable)));
}

/** The declarations of the flags of parameters, for behind the defaults. */
export function parameterFlags(cx: FunctionContext): b.es.Statement[] {
  return [...cx.directFlags].map(([variable, flag]) =>
    b.declare("const", b.id(flag), flagValue(cx, variable)),
  );
}

function flagValue(cx: FunctionContext, variable: Variable): Expr {
  const value = b.id(cx.nameOf(variable));
  return isStored(cx, variable) ? isListTest(value) : cx.module.rt("isDirect", [value]);
}

/** Does a loop that it does not live in read or store items of it, and is it not known to be a list? */
function deservesFlag(cx: FunctionContext, variable: Variable): boolean {
  if (variable.writes.length !== 1 || cx.module.members.itemsAreHooked) return false;
  const type = cx.module.types.variable(variable);
  if (isOnly(type, KIND.list) || !mayBe(type, KIND.list | KIND.str)) return false;
  return usesOf(cx).inLoops.has(variable);
}

/** What items are stored into is likely to be a list, and certainly no text. */
function isStored(cx: FunctionContext, variable: Variable): boolean {
  return mayBe(cx.module.types.variable(variable), KIND.list) && usesOf(cx).stored.has(variable);
}

function variableOf(object: Core): Variable | null {
  return object.kind === "ref" && object.binding.kind === "variable" ? object.binding : null;
}

/** How a function uses items of variables. */
interface ItemUses {
  /** The variables of which loops that they do not live in read or store items. */
  readonly inLoops: ReadonlySet<Variable>;
  readonly stored: ReadonlySet<Variable>;
}

const cache = new WeakMap<FunctionNode | ModuleNode, ItemUses>();

function usesOf(cx: FunctionContext): ItemUses {
  const known = cache.get(cx.node);
  if (known !== undefined) return known;
  const inLoops = new Set<Variable>();
  const stored = new Set<Variable>();
  const { home } = cx.module.usage;
  const note = (node: Item, loop: Loop | null): void => {
    const variable = variableOf(node.object);
    if (variable !== null && loop !== null && (home.get(variable) ?? null) !== loop) inLoops.add(variable);
  };
  const store = (target: Target): void => {
    if (target.kind === "pattern") for (const part of [...target.before, ...target.after]) store(part);
    const variable = target.kind === "item" ? variableOf(target.object) : null;
    if (variable !== null) stored.add(variable);
  };
  const visit = (node: Core, loop: Loop | null): void => {
    if (node.kind === "function" || node.kind === "class" || node.kind === "go") return;
    if (node.kind === "item") note(node, loop);
    if (node.kind === "assign" || node.kind === "augmented-assign") store(node.target);
    const inside = node.kind === "for" || node.kind === "while" ? node : loop;
    forEachChild(node, (child) => visit(child, inside));
  };
  visit(cx.node.body, null);
  const uses = { inLoops, stored };
  cache.set(cx.node, uses);
  return uses;
}
