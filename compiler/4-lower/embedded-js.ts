/** `(js "…")`: JavaScript parsed here and put into the emitted tree. */
import { parseExpressionAt } from "acorn";
import type { EmbeddedJs } from "../3-analyze/core.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { childrenOf } from "./estree-walk.ts";
import { operands } from "./evaluation.ts";
import { orNone } from "./javascript.ts";
import { isVariableName } from "./javascript-names.ts";

type Expr = b.es.Expression;

/** Its free names are the keyword names given, bound to the argument values, and JavaScript's globals. */
export function lowerEmbeddedJs(cx: FunctionContext, node: EmbeddedJs): Expr {
  const values = operands(
    cx,
    node.args.map((arg) => arg.value),
  );
  const expression = parse(cx, node);
  cx.module.meetsByteArrays = true;
  if (expression === null) return b.nil(node.span);
  if (node.args.length === 0) return orNone(expression);
  const params: b.es.Identifier[] = [];
  for (const { name, value } of node.args) {
    if (isVariableName(name)) params.push(b.id(name));
    else report(cx, value.span, `'${name}' is no name of a variable in JavaScript`);
  }
  const text = b.arrow({ params, body: [b.returns(expression)], async: false, at: node.span, as: "<js>" });
  return orNone(b.call(text, values, node.span));
}

function parse(cx: FunctionContext, node: EmbeddedJs): Expr | null {
  try {
    // Without its parentheses an expression seems to end before them.
    const { end } = parseExpressionAt(node.code, 0, { ...LANGUAGE, preserveParens: true });
    const rest = node.code.slice(end).trim();
    const expression = parseExpressionAt(node.code, 0, LANGUAGE) as unknown as Expr;
    const outer = rest === "" ? outerName(expression) : rest.slice(0, 20);
    if (outer === null) return expression;
    report(cx, node.codeSpan, `unexpected '${outer}'`);
  } catch (error) {
    const { message, pos } = error as SyntaxError & { pos?: number };
    const start = Math.min(node.codeSpan.start + (pos ?? 0), node.codeSpan.end - 1);
    report(cx, { ...node.codeSpan, start, end: start + 1 }, message.replace(/ \(\d+:\d+\)$/, ""));
  }
  return null;
}

/** That of the modules that are emitted, and of functions that wait for nothing. */
const LANGUAGE = { ecmaVersion: "latest", sourceType: "module", allowAwaitOutsideFunction: false } as const;

/** What would belong to the text around the expression. */
function outerName(node: b.es.Node, waits = false): string | null {
  if (node.type === "MetaProperty") return `${node.meta.name}.${node.property.name}`;
  if (node.type === "Identifier") return node.name === "arguments" ? node.name : null;
  if (node.type === "AwaitExpression" && !waits) return "await";
  // Those that are no arrows have their own.
  if (node.type === "FunctionExpression") return null;
  const inside = node.type === "ArrowFunctionExpression" ? node.async === true : waits;
  for (const child of childrenOf(node)) {
    const found = outerName(child, inside);
    if (found !== null) return found;
  }
  return null;
}

function report(cx: FunctionContext, span: Span, problem: string): void {
  cx.module.options.report(messages.embeddedJavascript(span, { problem }));
}
