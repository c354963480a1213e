/** Variables of M28 as variables of JavaScript: where each is declared, and how it is stored. */

import type { ClassNode, Ref, Scope, Variable } from "../3-analyze/core.ts";
import { isSpecial, specialsOf } from "./attribute-names.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";

type Expr = b.es.Expression;

/**
 * May the variable's declaration stand at this point of the text? It lives in the body that is being emitted, nothing
 * emitted so far mentions it, no closure shares it across iterations, and importers do not need it.
 */
export function mayDeclare(cx: FunctionContext, variable: Variable): boolean {
  if (cx.bodyOf === "inner" || cx.declared.has(variable) || cx.mentioned.has(variable)) return false;
  if (!belongsTo(cx, variable)) return false;
  const home = cx.module.usage.home.get(variable) ?? null;
  if (home !== cx.bodyOf) return false;
  return home === null || !cx.module.usage.shared.has(variable);
}

/** Is the variable a local of the function being emitted? Module variables are, when nobody else needs them. */
export function belongsTo(cx: FunctionContext, variable: Variable): boolean {
  if (variable.variable === "comprehension") return isOwnComprehension(cx, variable);
  if (variable.variable === "module") return isInitLocal(cx, variable) && cx.node.kind === "module";
  return variable.variable === "local" && variable.scope === cx.node.scope;
}

const FUNCTIONS: ReadonlySet<Scope["kind"]> = new Set(["module", "function", "go"]);

/** A module variable that only the module's own body uses. */
export function isInitLocal(cx: FunctionContext, variable: Variable): boolean {
  return (
    !cx.module.options.environment &&
    !cx.module.options.exported(variable.name) &&
    !cx.module.usage.outside.has(variable) &&
    variable.builtin === null
  );
}

export function declareHere(cx: FunctionContext, variable: Variable, target: Ref): b.es.Identifier {
  cx.declared.add(variable);
  cx.mention(variable);
  return b.id(cx.nameOf(variable), target.span, target.name);
}

/** The variable's name for an assignment; declares it at the top of the function if nothing has. */
export function assignable(
  cx: FunctionContext,
  variable: Variable,
  target: { readonly span: Ref["span"] },
): b.es.Identifier {
  ensureDeclared(cx, variable);
  cx.mention(variable);
  return b.id(cx.nameOf(variable), target.span, variable.name);
}

export function ensureDeclared(cx: FunctionContext, variable: Variable): void {
  if (!belongsTo(cx, variable) || cx.declared.has(variable)) return;
  cx.declared.add(variable);
  cx.declaredAtTop.add(variable);
  cx.hoisted.push(cx.nameOf(variable));
}

/** Assigns a variable, or the class attribute that it is. */
export function storeVariable(cx: FunctionContext, variable: Variable, target: Ref, value: Expr): Expr {
  if (variable.variable !== "class") return b.assign(assignable(cx, variable, target), value, target.span);
  return cx.module.rt(
    "setClassVariable",
    [classOf(cx, variable), b.literal(variable.name), value],
    target.span,
  );
}

/** A name of a class body, read in that body. */
export function classVariable(cx: FunctionContext, variable: Variable, node: Ref): Expr {
  const args = [classOf(cx, variable), b.literal(variable.name)];
  if (isSpecial(variable.name)) args.push(specialsOf(cx, variable.name));
  return cx.module.rt("getattr", args, node.span);
}

/** Removes a name of a class body. */
export function deletedVariable(cx: FunctionContext, variable: Variable, node: Ref): Expr {
  return cx.module.rt("delattr", [classOf(cx, variable), b.literal(variable.name)], node.span);
}

function classOf(cx: FunctionContext, variable: Variable): Expr {
  return b.id(cx.module.className(variable.scope.owner as ClassNode));
}

/** Is it a target of a comprehension in this function, and not in a function or generator expression inside of that? */
function isOwnComprehension(cx: FunctionContext, variable: Variable): boolean {
  let { scope } = variable;
  // Class bodies are part of the function around them.
  while (!FUNCTIONS.has(scope.kind) && scope.parent !== null) scope = scope.parent;
  if (scope !== cx.node.scope) return false;
  for (let around = cx.parent; around !== null; around = around.parent)
    if (around.declared.has(variable)) return false;
  return true;
}
