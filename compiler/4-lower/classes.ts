/** Classes: a constructor made by the runtime, then the body's statements in order. */

import type { Argument, Assign, ClassNode, Core, Ref, Variable } from "../3-analyze/core.ts";
import { isThisMethod } from "../3-analyze/parameters.ts";
import { isKnownClass } from "../3-analyze/types/class-methods.ts";
import * as b from "./build.ts";
import { type Destination, EFFECT, type FunctionContext } from "./context.ts";
import { finish } from "./destinations.ts";
import { lower, lowerInto, lowerItems } from "./evaluation.ts";
import { lowerFunctionValue } from "./functions.ts";
import { munge } from "./names.ts";
import { noteSelf } from "./remade-self.ts";
import { assignable, declareHere, mayDeclare, storeVariable } from "./variables.ts";

type Expr = b.es.Expression;

/** `(class A …)` bound to its name. */
export function lowerClassStatement(
  cx: FunctionContext,
  variable: Variable,
  target: Ref,
  node: ClassNode,
): void {
  const onlyThis = variable.writes.length === 1 && variable.variable !== "class";
  if (!onlyThis) {
    const made = kept(cx, node);
    emitBody(cx, node, made.name);
    cx.push(b.statement(storeVariable(cx, variable, target, made)));
    return;
  }
  const made = definition(cx, node);
  if (mayDeclare(cx, variable))
    cx.push(b.declare("const", declareHere(cx, variable, target), made, node.span));
  else cx.push(b.statement(b.assign(assignable(cx, variable, target), made, node.span)));
  emitBody(cx, node, cx.nameOf(variable));
}

/** A class whose value is wanted without a name of its own, as under a decorator. */
export function lowerClassValue(cx: FunctionContext, node: ClassNode, destination: Destination): void {
  const made = kept(cx, node);
  emitBody(cx, node, made.name);
  finish(cx, destination, made, node.span);
}

/** In a constant that no function inside hides: `super` mentions it there. */
function kept(cx: FunctionContext, node: ClassNode): b.es.Identifier {
  const name = cx.module.names.fresh(`${munge(node.name)}$class`);
  cx.push(b.declare("const", b.id(name), definition(cx, node)));
  return b.id(name);
}

function definition(cx: FunctionContext, node: ClassNode): Expr {
  const positional = node.parents.filter((parent) => parent.kind === "positional" || parent.kind === "splat");
  const parents = lowerItems(cx, positional, false).map((parent, i) => base(cx, parent, positional[i]!));
  const args: Expr[] = [b.literal(node.name), b.literal(cx.module.module.name)];
  if (parents.length > 0) args.splice(1, 0, b.array(parents));
  if (node.doc !== null) args.push(b.literal(node.doc));
  return cx.module.rt(parents.length > 0 ? "defineClass" : "plainClass", args, node.span);
}

/** The types of primitive values are made ready to be derived from, and so are classes of JavaScript's. */
function base(cx: FunctionContext, parent: Expr | b.es.SpreadElement, { value }: Argument): typeof parent {
  const isPrimitive = value.kind === "ref" && value.binding.kind === "builtin" && PRIMITIVE.has(value.name);
  if (isPrimitive) return cx.module.rt("boxable", [parent], value.span);
  const isOwn = value.kind === "ref" && value.binding.kind === "builtin";
  if (isOwn || parent.type === "SpreadElement" || isKnownClass(value, cx.module.facts)) return parent;
  return cx.module.rt("parentClass", [parent], value.span);
}

const PRIMITIVE = new Set(["str", "int", "float"]);

function emitBody(cx: FunctionContext, node: ClassNode, name: string): void {
  cx.module.nameClass(node, name);
  if (node.scope.variables.has("__len__")) cx.module.hasLengths = true;
  const body = cx.collect(() => emitMembers(cx, node, name), cx.bodyOf);
  const parent = cx.module.mentionedParent(node);
  if (parent !== undefined) cx.push(declaredParent(cx, parent, name));
  cx.push(...body);
  const keywords = node.parents.flatMap((parent) =>
    parent.kind === "keyword" ? [b.literal(parent.name), lower(cx, parent.value)] : [],
  );
  const inherits = node.parents.some(({ value }) => value.kind !== "ref" || value.binding.kind !== "builtin");
  const options = keywords.length > 0 ? [cx.module.rt("dictOf", keywords)] : [];
  if (keywords.length > 0 || inherits)
    cx.push(b.statement(cx.module.rt("initSubclass", [b.id(name), ...options], node.span)));
}

/** Of a class of the module a variable of the module: methods that share one with the module's body would be slower. */
function declaredParent(cx: FunctionContext, parent: string, name: string): b.es.Statement {
  const value = b.call(b.member(b.id("Object"), "getPrototypeOf"), [b.member(b.id(name), "prototype")]);
  if (cx.node.kind !== "module") return b.declare("const", b.id(parent), value);
  cx.module.top.push(b.declareAll([parent]));
  return b.statement(b.assign(b.id(parent), value));
}

function emitMembers(cx: FunctionContext, node: ClassNode, name: string): void {
  for (const child of node.body.body) {
    const method = methodDefinition(child);
    if (method?.name === "__init__") noteSelf(method.node, node, cx.module);
    if (method === null) lowerInto(cx, child, EFFECT);
    else
      cx.push(
        b.statement(
          cx.module.rt(
            "defineMethod",
            [
              b.id(name),
              b.literal(method.name, method.node.nameSpan ?? undefined),
              lowerFunctionValue(cx, method.node),
            ],
            child.span,
          ),
        ),
      );
  }
}

/** `(def m (self …) …)` straight in a class body. */
function methodDefinition(node: Core) {
  if (node.kind !== "assign" || node.target.kind !== "ref" || node.value.kind !== "function") return null;
  const { binding } = (node as Assign & { target: Ref }).target;
  if (binding.kind !== "variable" || binding.variable !== "class") return null;
  if (!isThisMethod(node.value) && binding.name !== "__new__") return null;
  // It becomes a class method.
  if (binding.name === "__class_getitem__") return null;
  return { name: binding.name, node: node.value };
}
