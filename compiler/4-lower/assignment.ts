/** Assignments: names, places, patterns; declarations are put where they read best. */

import type { Assign, Attribute, Core, Delete, Pattern, Ref, Target, Variable } from "../3-analyze/core.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import { callOperation, isRawSuspension } from "./calls.ts";
import { lowerClassStatement } from "./classes.ts";
import { type Destination, EFFECT, type FunctionContext } from "./context.ts";
import { finish } from "./destinations.ts";
import { declareFlag } from "./direct-flags.ts";
import { isStable, lower, operands } from "./evaluation.ts";
import { lowerDefinition } from "./functions.ts";
import { isStoredInPlace, storeItem } from "./items.ts";
import { mayStore, setterOf, storedAttribute } from "./members.ts";
import { operation, suspended, suspendedDeclaration } from "./suspension.ts";
import {
  assignable,
  declareHere,
  deletedVariable,
  ensureDeclared,
  mayDeclare,
  storeVariable,
} from "./variables.ts";

type Expr = b.es.Expression;

// ---- as statements

export function lowerAssign(cx: FunctionContext, node: Assign, destination: Destination): void {
  const { target, value } = node;
  if (target.kind === "ref" && target.binding.kind === "variable") {
    const variable = target.binding;
    if (value.kind === "function" && lowerDefinition(cx, variable, target, value)) {
      return finish(cx, destination, destination.kind === "effect" ? b.nil() : lower(cx, target), node.span);
    }
    if (value.kind === "class") {
      lowerClassStatement(cx, variable, target, value);
      return finish(cx, destination, destination.kind === "effect" ? b.nil() : lower(cx, target), node.span);
    }
    if (destination.kind === "effect" && !node.existing)
      return assignVariable(cx, variable, target, value, node);
  }
  if (target.kind === "pattern") {
    const parts = destination.kind === "effect" ? pairedParts(target, value) : null;
    if (parts !== null) return assignPaired(cx, target.before, parts);
    const whole = simple(cx, unpackable(cx, node), destination.kind !== "effect");
    assignPattern(cx, target, whole);
    return destination.kind === "effect" ? undefined : finish(cx, destination, whole, node.span);
  }
  return finish(cx, destination, lowerAssignExpression(cx, node), node.span);
}

/** The value of an unpacking; what may suspend as it is read is read into a list first, one item too many at most. */
function unpackable(cx: FunctionContext, node: Assign): Expr {
  const value = lower(cx, node.value);
  if (!cx.module.facts.suspends(node)) return value;
  const { before, rest } = node.target as Pattern;
  const most = rest === null ? b.literal(before.length + 1) : b.id("Infinity");
  return suspended(cx, "call", cx.module.rt("unpackableS", [value, most], node.value.span), node.span);
}

/** `x = e;`, or the declaration of `x` where it can stand here. */
function assignVariable(
  cx: FunctionContext,
  variable: Variable,
  target: Ref,
  value: Core,
  node: Assign,
): void {
  if (mayDeclare(cx, variable) && isRawSuspension(cx, value)) {
    const { operation, suspension } = callOperation(cx, value);
    if (mayDeclare(cx, variable)) {
      return suspendedDeclaration(cx, suspension!, declareHere(cx, variable, target), operation, value.span);
    }
    const result = suspended(cx, suspension!, operation, value.span);
    cx.push(b.statement(store(cx, target, result, node)));
    return;
  }
  const result = lower(cx, value);
  if (mayDeclare(cx, variable)) {
    const kind = variable.writes.length === 1 ? "const" : "let";
    cx.push(b.declare(kind, declareHere(cx, variable, target), result, node.span));
    declareFlag(cx, variable);
    return;
  }
  cx.push(b.statement(store(cx, target, result, node)));
}

/** Variables of the module's body that only functions inside of it assign, by `global`, have no declaration yet. */
export function declareForFunctions(cx: FunctionContext): void {
  for (const variable of cx.mentioned)
    if (variable.variable === "module" && !cx.module.usage.functions.has(variable))
      ensureDeclared(cx, variable);
}

// ---- as expressions

/** The value of the assignment is the assigned value. */
export function lowerAssignExpression(cx: FunctionContext, node: Assign): Expr {
  const { target } = node;
  if (target.kind === "pattern") {
    const whole = cx.spill(unpackable(cx, node));
    assignPattern(cx, target, whole);
    return whole;
  }
  if (target.kind === "ref") return store(cx, target, lower(cx, node.value), node);
  if (target.kind === "attribute") {
    const [value, object] = operands(cx, [node.value, target.object]);
    if (mayStore(cx, target)) return storedAttribute(cx, target, node.value, [value!, object!]);
    return storeAttributeInOrder(cx, node.value, value!, object!, target, node.span);
  }
  const index: Core =
    target.kind === "item"
      ? target.index
      : { kind: "literal", value: target.index, float: false, span: target.span };
  const [value, object, key] = operands(cx, [node.value, target.object, index]);
  if (target.kind === "item" && isStoredInPlace(cx, target))
    return storeItem(cx, target, node.value, [value!, object!, key!]);
  return inOrder(
    cx,
    node.value,
    value!,
    (v) => operation(cx, target, "setitem", [object!, key!, v], node.span),
    [object!, key!],
  );
}

function storeAttributeInOrder(
  cx: FunctionContext,
  source: Core | null,
  value: Expr,
  object: Expr,
  target: Attribute,
  at: Span,
): Expr {
  const name = b.literal(target.name, target.nameSpan);
  const setter = setterOf(target.name);
  return inOrder(cx, source, value, (v) => operation(cx, target, setter, [object, name, v], at), [object]);
}

/**
 * The value is evaluated before the target's parts; where those are more than names it waits in a temporary.
 * @param source what the value comes from: a variable may have another one once the parts are evaluated; null for a temporary
 */
function inOrder(
  cx: FunctionContext,
  source: Core | null,
  value: Expr,
  use: (value: Expr) => Expr,
  parts: Expr[],
): Expr {
  const plain = (e: Expr) => e.type === "Identifier" || e.type === "Literal";
  const stays = source === null || source.kind !== "ref" || isStable(cx, source);
  if ((plain(value) && stays) || parts.every(plain)) return use(value);
  const name = cx.temp();
  cx.hoisted.push(name);
  return b.sequence([b.assign(b.id(name), value), use(b.id(name))]);
}

export function store(
  cx: FunctionContext,
  target: Ref,
  value: Expr,
  node: Core & { existing?: boolean },
): Expr {
  const { binding } = target;
  if (binding.kind !== "variable") {
    return cx.module.rt("unbound", [b.literal(target.name)], target.span);
  }
  const assignment = storeVariable(cx, binding, target, value);
  if (!node.existing || binding.variable === "class" || !cx.module.usage.unboundReads.has(target))
    return assignment;
  const check = b.binary("!==", b.id(cx.nameOf(binding)), b.id("undefined"));
  return b.conditional(check, assignment, cx.module.rt("unbound", [b.literal(target.name)], target.span));
}

// ---- patterns

/** Stores the parts of an iterable, left to right, after the whole value has been evaluated. */
export function assignPattern(cx: FunctionContext, pattern: Pattern, value: Expr): void {
  const parts = [...pattern.before, ...(pattern.rest === null ? [] : [pattern.rest]), ...pattern.after];
  const after = pattern.rest === null ? -1 : pattern.after.length;
  const unpacked = cx.module.rt(
    "unpack",
    [value, b.literal(pattern.before.length), b.literal(after)],
    pattern.span,
  );
  if (parts.length === 0) return cx.push(b.statement(unpacked));
  if (
    parts.every(
      (part) => part.kind === "ref" && part.binding.kind === "variable" && mayDeclare(cx, part.binding),
    )
  ) {
    const once = parts.every(
      (part) => part.kind === "ref" && part.binding.kind === "variable" && part.binding.writes.length === 1,
    );
    const elements = arrayElements(parts as VariableRef[], (part) => declareHere(cx, part.binding, part));
    return cx.push(
      b.declare(once ? "const" : "let", { type: "ArrayPattern", elements }, unpacked, pattern.span),
    );
  }
  if (parts.every(isJsVariable)) {
    const elements = arrayElements(parts, (part) => assignable(cx, part.binding, part));
    return cx.push(b.statement(b.assign({ type: "ArrayPattern", elements }, unpacked, pattern.span)));
  }
  const temps = parts.map(() => cx.temp());
  cx.push(
    b.declare(
      "const",
      { type: "ArrayPattern", elements: temps.map((name) => b.id(name)) },
      unpacked,
      pattern.span,
    ),
  );
  for (const [i, part] of parts.entries()) assignTarget(cx, part, b.id(temps[i]!));
}

type VariableRef = Ref & { readonly binding: Variable };

/** A name that a pattern repeats, as in `_, _, x`, keeps the last of its values: JavaScript allows it only once. */
function arrayElements(
  parts: readonly VariableRef[],
  name: (part: VariableRef) => b.es.Identifier,
): (b.es.Identifier | null)[] {
  const last = new Map(parts.map((part, i) => [part.binding, i]));
  return parts.map((part, i) => (last.get(part.binding) === i ? name(part) : null));
}

/** A name that is a variable in the output too, and no class attribute. */
export function isJsVariable(target: Target): target is VariableRef {
  return target.kind === "ref" && target.binding.kind === "variable" && target.binding.variable !== "class";
}

/** The parts of a list or tuple that is written down just to be taken apart again. */
function pairedParts({ before, rest }: Pattern, value: Core): Core[] | null {
  if (value.kind !== "display" || value.type === "set" || rest !== null) return null;
  const parts = value.items.flatMap((item) => (item.kind === "positional" ? [item.value] : []));
  return parts.length === value.items.length && parts.length === before.length ? parts : null;
}

/** All values are there before the first one is stored. */
function assignPaired(cx: FunctionContext, targets: readonly Target[], parts: readonly Core[]): void {
  const values = operands(cx, parts);
  if (areNew(cx, targets)) {
    for (const [i, target] of targets.entries()) {
      const kind = target.binding.writes.length === 1 ? "const" : "let";
      cx.push(b.declare(kind, declareHere(cx, target.binding, target), values[i]!, target.span));
    }
    return;
  }
  const kept = values.map((value, i) => (isStable(cx, parts[i]!) ? value : cx.spill(value)));
  for (const [i, target] of targets.entries()) assignTarget(cx, target, kept[i]!);
}

/** Are these different variables that can all be declared here? */
function areNew(cx: FunctionContext, targets: readonly Target[]): targets is readonly VariableRef[] {
  const variables = targets.map((target) => (isJsVariable(target) ? target.binding : null));
  return (
    new Set(variables).size === variables.length &&
    variables.every((variable) => variable !== null && mayDeclare(cx, variable))
  );
}

/** Stores a value that is already there. */
export function assignTarget(cx: FunctionContext, target: Target, value: Expr): void {
  switch (target.kind) {
    case "pattern":
      return assignPattern(cx, target, simple(cx, value, true));
    case "ref":
      if (target.binding.kind === "variable" && mayDeclare(cx, target.binding)) {
        return cx.push(b.declare("let", declareHere(cx, target.binding, target), value, target.span));
      }
      return cx.push(b.statement(store(cx, target, value, target)));
    case "attribute":
      return cx.push(
        b.statement(storeAttributeInOrder(cx, null, value, lower(cx, target.object), target, target.span)),
      );
    case "item": {
      const [object, index] = operands(cx, [target.object, target.index]);
      if (isStoredInPlace(cx, target))
        return finish(cx, EFFECT, storeItem(cx, target, null, [value, object!, index!]), target.span);
      return cx.push(
        b.statement(
          inOrder(cx, null, value, (v) => operation(cx, target, "setitem", [object!, index!, v]), [
            object!,
            index!,
          ]),
        ),
      );
    }
    case "path-item":
      return cx.push(
        b.statement(
          operation(cx, target, "setitem", [lower(cx, target.object), b.literal(target.index), value]),
        ),
      );
  }
}

/** A value that may be written down twice. */
function simple(cx: FunctionContext, value: Expr, needed: boolean): Expr {
  return !needed || value.type === "Identifier" || value.type === "Literal" ? value : cx.spill(value);
}

// ---- del

export function lowerDelete(cx: FunctionContext, node: Delete): void {
  for (const target of node.targets) {
    if (target.kind === "ref") {
      const { binding } = target;
      if (binding.kind !== "variable") {
        cx.push(b.statement(cx.module.rt("unbound", [b.literal(target.name)], target.span)));
        continue;
      }
      if (binding.variable === "class") {
        cx.push(b.statement(deletedVariable(cx, binding, target)));
        continue;
      }
      cx.push(b.statement(lower(cx, target)));
      cx.push(b.statement(b.assign(assignable(cx, binding, target), b.id("undefined"), target.span)));
    } else if (target.kind === "attribute") {
      cx.push(
        b.statement(operation(cx, target, "delattr", [lower(cx, target.object), b.literal(target.name)])),
      );
    } else {
      cx.push(b.statement(operation(cx, target, "delitem", operands(cx, [target.object, target.index]))));
    }
  }
}
