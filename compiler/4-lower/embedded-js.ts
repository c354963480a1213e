/** `(js "…")`: JavaScript parsed here and put into the emitted tree. */
import { parseExpressionAt } from "acorn";
import type { Span } from "../1-read/form.ts";
import type { EmbeddedJs } from "../3-analyze/core.ts";
import { messages } from "../messages/generated.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { orNone } from "./javascript.ts";
import { operands } from "./lower-expression.ts";

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
  const params = node.args.map((arg) => b.id(arg.name));
  const text = b.arrow({ params, body: [b.returns(expression)], async: false, at: node.span, as: "<js>" });
  return orNone(b.call(text, values, node.span));
}

function parse(cx: FunctionContext, node: EmbeddedJs): Expr | null {
  try {
    // Without its parentheses an expression seems to end before them.
    const { end } = parseExpressionAt(node.code, 0, { ecmaVersion: "latest", preserveParens: true });
    const rest = node.code.slice(end).trim();
    if (rest === "") return parseExpressionAt(node.code, 0, { ecmaVersion: "latest" }) as unknown as Expr;
    report(cx, node.codeSpan, `unexpected '${rest.slice(0, 20)}'`);
  } catch (error) {
    const { message, pos } = error as SyntaxError & { pos?: number };
    const start = Math.min(node.codeSpan.start + 1 + (pos ?? 0), node.codeSpan.end - 1);
    report(cx, { ...node.codeSpan, start, end: start + 1 }, message.replace(/ \(\d+:\d+\)$/, ""));
  }
  return null;
}

function report(cx: FunctionContext, span: Span, problem: string): void {
  cx.module.options.report(messages.embeddedJavascript(span, { problem }));
}
