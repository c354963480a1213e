/** Which file lowers which kind of Core node: the one table, so that the files need not know each other. */

import type { Core } from "../3-analyze/core.ts";
import { lowerAttribute, lowerItem, lowerJsGlobal, lowerPathItem, lowerSlice } from "./access.ts";
import { lowerAssign, lowerAssignExpression, lowerDelete } from "./assignment.ts";
import { lowerAugmentedExpression } from "./augmented-assignment.ts";
import {
  lowerBlock,
  lowerBlockValue,
  lowerIf,
  lowerIfValue,
  lowerLet,
  lowerLogicInto,
  lowerLogicValue,
} from "./blocks.ts";
import * as b from "./build.ts";
import { lowerCall, lowerCallStatement, lowerMethodCall } from "./calls.ts";
import { lowerClassValue } from "./classes.ts";
import { lowerComprehension } from "./comprehensions.ts";
import { lowerNew } from "./construction.ts";
import type { Destination, FunctionContext, Lowering } from "./context.ts";
import { lowerDatum } from "./datum.ts";
import { finish, leave, lowerReturn } from "./destinations.ts";
import { lowerDict, lowerDisplay, lowerFString } from "./displays.ts";
import { lowerEmbeddedJs } from "./embedded-js.ts";
import { lower, viaTemporary } from "./evaluation.ts";
import { lowerAssert, lowerRaise, lowerTry } from "./exceptions.ts";
import { hasSimpleDefaults, lowerFunctionValue } from "./functions.ts";
import { lowerYield, lowerYieldFrom } from "./generators.ts";
import { copiedCaptures, lowerGo } from "./go.ts";
import { lowerImport } from "./imports.ts";
import { lowerBreak, lowerContinue, lowerFor, lowerWhile } from "./loops.ts";
import { lowerBinary, lowerCompare, lowerNot, lowerUnary } from "./operators.ts";
import { lowerRef } from "./references.ts";
import { lowerSelect } from "./select.ts";
import { lowerSelfTailCall } from "./self-tail-calls.ts";
import { lowerSuper } from "./super.ts";

type Kind = Core["kind"];
type NodeOf<K extends Kind> = Extract<Core, { kind: K }>;

/** Kinds that are statements in JavaScript, whatever is in them. */
type StatementKind =
  | "let"
  | "while"
  | "for"
  | "try"
  | "raise"
  | "return"
  | "break"
  | "continue"
  | "select"
  | "assert"
  | "delete"
  | "import"
  | "import-from"
  | "import-star"
  | "export"
  | "class";

type Values = {
  readonly [K in Exclude<Kind, StatementKind>]: (cx: FunctionContext, node: NodeOf<K>) => b.es.Expression;
};
type Into<K extends Kind> = (cx: FunctionContext, node: NodeOf<K>, destination: Destination) => void;
type Statements = { readonly [K in StatementKind]: Into<K> } & {
  readonly [K in Exclude<Kind, StatementKind>]?: Into<K>;
};

/** The value of each kind of node that is an expression in JavaScript, at least where its parts are. */
const VALUES: Values = {
  literal: (_, node) => b.literal(node.value, node.span),
  "f-string": lowerFString,
  display: lowerDisplay,
  dict: lowerDict,
  quote: (cx, node) => lowerDatum(cx.module, node.datum, node.span),
  ref: lowerRef,
  "js-global": lowerJsGlobal,
  attribute: lowerAttribute,
  item: lowerItem,
  "path-item": lowerPathItem,
  slice: lowerSlice,
  call: lowerCall,
  "method-call": lowerMethodCall,
  super: lowerSuper,
  new: lowerNew,
  "embedded-js": lowerEmbeddedJs,
  binary: lowerBinary,
  unary: lowerUnary,
  not: lowerNot,
  compare: lowerCompare,
  function: lowerFunctionValue,
  go: (cx, node) => b.sequence([lowerGo(cx, node), b.nil()], node.span),
  comprehension: lowerComprehension,
  yield: lowerYield,
  "yield-from": lowerYieldFrom,
  logic: lowerLogicValue,
  if: lowerIfValue,
  block: lowerBlockValue,
  assign: lowerAssignExpression,
  "augmented-assign": lowerAugmentedExpression,
};

/** Each kind that is a statement, and what looks better as one; all others leave their value in the destination. */
const INTO: Statements = {
  block: lowerBlock,
  let: lowerLet,
  if: lowerIf,
  logic: lowerLogicInto,
  assign: lowerAssign,
  while: givingNone(lowerWhile),
  for: givingNone(lowerFor),
  break: (cx, node) => lowerBreak(cx, node),
  continue: (cx, node) => lowerContinue(cx, node),
  return: (cx, node) => lowerReturn(cx, node),
  try: lowerTry,
  raise: (cx, node) => lowerRaise(cx, node),
  assert: givingNone(lowerAssert),
  select: lowerSelect,
  delete: givingNone(lowerDelete),
  import: (cx, node, destination) => {
    lowerImport(cx, node);
    const value = destination.kind === "effect" ? b.nil() : lower(cx, node.target);
    finish(cx, destination, value, node.span);
  },
  "import-from": givingNone(lowerImport),
  "import-star": givingNone(lowerImport),
  class: lowerClassValue,
  export: givingNone(() => {}),
  call: (cx, node, destination) => {
    if (destination.kind === "effect") lowerCallStatement(cx, node);
    else if (destination.kind !== "return" || !lowerSelfTailCall(cx, node)) leave(cx, node, destination);
  },
  "method-call": (cx, node, destination) => {
    if (destination.kind === "effect") lowerCallStatement(cx, node);
    else leave(cx, node, destination);
  },
  go: givingNone((cx, node) => cx.push(b.statement(lowerGo(cx, node)))),
};

/** A statement whose value is None. */
function givingNone<N extends Core>(lowerNode: (cx: FunctionContext, node: N) => void) {
  return (cx: FunctionContext, node: N, destination: Destination): void => {
    lowerNode(cx, node);
    finish(cx, destination, b.nil(), node.span);
  };
}

// A table cannot say that the function and the node are of the same kind; `Values` and `Statements` have seen to it.
type AnyValue = ((cx: FunctionContext, node: Core) => b.es.Expression) | undefined;
type AnyInto = ((cx: FunctionContext, node: Core, destination: Destination) => void) | undefined;

export const lowering: Lowering = {
  value(cx, node) {
    const lowerValue = (VALUES as Record<string, unknown>)[node.kind] as AnyValue;
    return lowerValue === undefined ? viaTemporary(cx, node) : lowerValue(cx, node);
  },
  into(cx, node, destination) {
    const lowerNode = (INTO as Record<string, unknown>)[node.kind] as AnyInto;
    if (lowerNode === undefined) leave(cx, node, destination);
    else lowerNode(cx, node, destination);
  },
  needsStatements(cx, node) {
    if (!(node.kind in VALUES) || node.kind === "comprehension") return true;
    if (node.kind === "function") return !hasSimpleDefaults(node);
    if (node.kind === "yield-from" && cx.suspends) return true;
    if (node.kind === "go") return copiedCaptures(cx, node).length > 0;
    if (node.kind === "assign" && node.target.kind === "pattern") return true;
    return null;
  },
};
