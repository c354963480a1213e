/** Names: variables, built-ins, imported names, and the checks of reads that may come too early. */

import type { FunctionNode, Ref, Variable } from "../3-analyze/core.ts";
import { mostArguments } from "../3-analyze/parameters.ts";
import * as b from "./build.ts";
import { builtinValue } from "./builtin-values.ts";
import type { FunctionContext } from "./context.ts";
import { lowerDatum } from "./datum.ts";
import { importedMember, importOf, starMember } from "./imports.ts";
import type { ModuleContext } from "./module-context.ts";
import { moduleValue } from "./module-values.ts";
import { asksForSelf } from "./remade-self.ts";
import { signatureText } from "./signatures.ts";
import { classVariable } from "./variables.ts";

type Expr = b.es.Expression;

/** The value of a name. */
export function lowerRef(cx: FunctionContext, node: Ref): Expr {
  const { binding } = node;
  if (binding.kind !== "variable") {
    const otherwise = () =>
      binding.kind === "builtin"
        ? builtinValue(cx.module, binding.name, node)
        : cx.module.rt("unbound", [b.literal(node.name)], node.span);
    return starMember(cx.module, node, otherwise) ?? otherwise();
  }
  if (binding.variable === "class") return classVariable(cx, binding, node);
  const imported = importOf(cx.module, binding);
  if (imported !== null) {
    const value =
      imported.name === null
        ? moduleValue(cx.module, imported, node)
        : importedMember(cx.module, imported, node.span);
    if (value !== null) return checked(cx, node, value);
  }
  cx.mention(binding);
  const direct = cx.module.usage.functions.get(binding);
  if (direct !== undefined) return b.id(functionValueName(cx.module, binding, direct), node.span, node.name);
  return checked(cx, node, variableRead(cx, binding, node));
}

function variableRead(cx: FunctionContext, variable: Variable, node: Ref): Expr {
  const read = b.id(cx.nameOf(variable), node.span, node.name);
  return asksForSelf(variable) ? cx.module.rt("remade", [read], node.span) : read;
}

/** A read that may come before the first assignment looks first. */
function checked(cx: FunctionContext, node: Ref, value: Expr): Expr {
  if (!cx.module.usage.unboundReads.has(node)) return value;
  const isModule = node.binding.kind === "variable" && node.binding.variable === "module";
  const failure = cx.module.rt(isModule ? "unbound" : "unboundLocal", [b.literal(node.name)], node.span);
  return b.conditional(b.binary("!==", value, b.id("undefined"), node.span), value, failure, node.span);
}

// ---- functions that are declarations

/** Does the function need a value different from the function that direct calls use? */
export function hasValueForm(module: ModuleContext, node: FunctionNode): boolean {
  return callSuspends(module, node) || isVariadic(node);
}

/** May a call of the function suspend? That of a generator function only makes the generator. */
export function callSuspends(module: ModuleContext, node: FunctionNode): boolean {
  return !node.generator && module.facts.effectOf(node) === "suspends";
}

export function isVariadic(node: FunctionNode): boolean {
  return node.params.some((param) => param.kind !== "positional" && param.kind !== "positional-only");
}

/** The JavaScript name to use when a declared function is used as a value. */
export function functionValueName(module: ModuleContext, variable: Variable, node: FunctionNode): string {
  const name = module.names.of(variable);
  return hasValueForm(module, node) ? `${name}$value` : name;
}

/**
 * `worker$value = suspending(worker, "worker(jobs, n)")`, or `fn(f, "f(a)")` for its signature alone.
 * @param entry the function, or with `asyncBody` what stands for it where only its body is emitted
 */
export function functionValue(
  module: ModuleContext,
  node: FunctionNode,
  entry: Expr,
  asyncBody: boolean,
): Expr {
  const text = b.literal(signatureText(node));
  // Other makers work it out from the signature.
  const isCounted = !isVariadic(node) && !(node.generator && asyncBody);
  const parts = isCounted ? [entry, text, b.literal(mostArguments(node))] : [entry, text];
  let value = module.rt(maker(module, node, asyncBody), parts, node.span);
  if (node.doc !== null) value = module.rt("documented", [value, b.literal(node.doc)], node.span);
  return node.annotations.length === 0
    ? value
    : module.rt("annotated", [value, ...annotationItems(module, node)], node.span);
}

function annotationItems(module: ModuleContext, node: FunctionNode): Expr[] {
  return node.annotations.flatMap(({ name, datum }) => [
    b.literal(name),
    lowerDatum(module, datum, node.span),
  ]);
}

function maker(module: ModuleContext, node: FunctionNode, asyncBody: boolean): string {
  if (node.generator && asyncBody)
    return module.facts.effectOf(node) === "suspends" ? "suspendingGeneratorFunction" : "generatorFunction";
  const kind = isVariadic(node) ? "Variadic" : "";
  if (!callSuspends(module, node)) return isVariadic(node) ? "variadic" : "fn";
  return asyncBody ? `async${kind || "Function"}` : `suspending${kind}`;
}
