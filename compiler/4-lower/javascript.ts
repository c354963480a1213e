/** Direct uses of JavaScript: expressions that begin at `js/NAME` or at a JavaScript module. */

import type { Argument, Core } from "../3-analyze/core.ts";
import type { Span } from "../source/source.ts";
import { alongAttributes } from "./attribute-chains.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { operands } from "./evaluation.ts";
import { importedMember, importOf, moduleMember, moduleNamed } from "./imports.ts";

type Expr = b.es.Expression;

/** Is the value certainly JavaScript's, so that the emitted code can use it as JavaScript does? */
export function isJavaScript(cx: FunctionContext, node: Core): boolean {
  return belongsToJavaScript(cx.module, node);
}

const belongsToJavaScript = alongAttributes(
  (module, node) => {
    if (node.kind === "js-global") return true;
    if (node.kind !== "ref" || node.binding.kind !== "variable" || module.usage.unboundReads.has(node))
      return false;
    const imported = importOf(module, node.binding);
    return imported !== null && imported.name !== null && imported.target.kind === "javascript";
  },
  (module, { object }, isInside) => isInside || moduleNamed(module, object)?.target.kind === "javascript",
);

/** The JavaScript expression itself, without the conversion of `undefined`. Only for nodes that isJavaScript accepts. */
export function lowerJavaScript(cx: FunctionContext, node: Core): Expr {
  if (node.kind === "js-global") return jsGlobal(cx, node.name, node);
  if (node.kind === "attribute") {
    const member = moduleMember(cx, node.object, node.name, node.nameSpan);
    return member ?? b.member(lowerJavaScript(cx, node.object), node.name, node.nameSpan);
  }
  if (node.kind === "ref" && node.binding.kind === "variable") {
    return importedMember(cx.module, importOf(cx.module, node.binding)!, node.span)!;
  }
  throw new Error(`not a JavaScript expression: ${node.kind}`);
}

/** Globals that every host has; any other is looked up, and missed with a NameError. */
const EVERYWHERE = new Set(
  (
    "Array ArrayBuffer BigInt Boolean console Date decodeURIComponent encodeURIComponent Error Infinity isNaN isFinite JSON Map Math NaN Number " +
    "Object parseFloat parseInt Promise Proxy Reflect RegExp Set String Symbol TypeError URL URLSearchParams WeakMap WeakSet globalThis " +
    "setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone performance AbortController AbortSignal TextEncoder " +
    "TextDecoder Uint8Array Float64Array Int32Array fetch Event EventTarget undefined"
  ).split(" "),
);

/** Globals from which no byte arrays come. */
const WITHOUT_BYTES = new Set(
  (
    "Array BigInt Boolean console Date decodeURIComponent encodeURIComponent Error Infinity isNaN isFinite JSON Map Math NaN Number Object " +
    "parseFloat parseInt Promise Proxy Reflect RegExp Set String Symbol TypeError URL URLSearchParams WeakMap WeakSet setTimeout clearTimeout " +
    "setInterval clearInterval setImmediate clearImmediate queueMicrotask performance AbortController AbortSignal TextDecoder Event EventTarget " +
    "CustomEvent document HTMLElement customElements localStorage sessionStorage location history navigator alert confirm prompt " +
    "requestAnimationFrame cancelAnimationFrame undefined"
  ).split(" "),
);

export function jsGlobal(cx: FunctionContext, name: string, node: Core): Expr {
  cx.module.meetsByteArrays ||= !WITHOUT_BYTES.has(name);
  if (!EVERYWHERE.has(name)) return cx.module.rt("jsGlobal", [b.literal(name)], node.span);
  if (cx.module.names.isTaken(name)) return b.member(b.id("globalThis"), name, node.span);
  return b.id(name, node.span);
}

/** Positional arguments, then one plain object with the keyword arguments (language §15.3). */
export function javaScriptArguments(
  cx: FunctionContext,
  args: readonly Argument[],
): (Expr | b.es.SpreadElement)[] {
  const values = operands(
    cx,
    args.map((arg) => arg.value),
  );
  const positional: (Expr | b.es.SpreadElement)[] = [];
  const properties: b.es.ObjectExpression["properties"] = [];
  args.forEach((arg, i) => {
    const value = values[i]!;
    if (arg.kind === "positional") positional.push(value);
    else if (arg.kind === "splat") positional.push(b.spread(cx.module.rt("spread", [value], arg.value.span)));
    else if (arg.kind === "keyword-splat")
      properties.push(b.spread(cx.module.rt("toJs", [value], arg.value.span)));
    else properties.push(b.property(arg.name, value));
  });
  if (properties.length > 0) positional.push({ type: "ObjectExpression", properties });
  return positional;
}

/** A call of a function of JavaScript's; what is splatted may be more than engines take. */
export function javaScriptCall(
  cx: FunctionContext,
  callee: Expr,
  args: readonly Argument[],
  span: Span,
): Expr {
  const values = javaScriptArguments(cx, args);
  if (!values.some(({ type }) => type === "SpreadElement")) return b.call(callee, values, span);
  const list = b.array(values as Expr[]);
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier")
    return cx.module.rt("callJs", [callee, list], span);
  return cx.module.rt("callJsMethod", [callee.object as Expr, b.literal(callee.property.name), list], span);
}

/** `new C(…)` in the same way. */
export function javaScriptNew(
  cx: FunctionContext,
  callee: Expr,
  args: readonly Argument[],
  span: Span,
): Expr {
  const values = javaScriptArguments(cx, args);
  return values.some(({ type }) => type === "SpreadElement")
    ? cx.module.rt("newJsOf", [callee, b.array(values as Expr[])], span)
    : b.newExpr(callee, values, span);
}

/** `undefined` from JavaScript reads as None. */
export const orNone = (value: Expr): Expr =>
  isSomething(value) ? value : b.logical("??", value, b.nil(), value.at);

/** Is the value certainly neither `null` nor `undefined`? Bundlers warn of tests that cannot fail. */
function isSomething(value: Expr): boolean {
  switch (value.type) {
    case "Literal":
      return value.value !== null;
    case "UnaryExpression":
      return value.operator !== "void";
    case "SequenceExpression":
      return isSomething(value.expressions.at(-1)!);
    case "ConditionalExpression":
      return isSomething(value.consequent) && isSomething(value.alternate);
    case "AssignmentExpression":
      return value.operator === "=" ? isSomething(value.right) : !/^(?:&&|\|\||\?\?)=$/.test(value.operator);
    case "LogicalExpression":
      return isSomething(value.right) && (value.operator !== "&&" || isSomething(value.left));
    default:
      return NEVER_NULLISH.has(value.type);
  }
}

const NEVER_NULLISH: ReadonlySet<Expr["type"]> = new Set([
  "ArrayExpression",
  "ArrowFunctionExpression",
  "BinaryExpression",
  "ClassExpression",
  "FunctionExpression",
  "NewExpression",
  "ObjectExpression",
  "TemplateLiteral",
  "UpdateExpression",
] as const);
