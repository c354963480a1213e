/** Factories for the Core nodes that several forms make. */
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type {
  Argument,
  Assign,
  Block,
  Call,
  Compare,
  CompareOperator,
  Core,
  If,
  Literal,
  Ref,
  Target,
  Try,
} from "./core.ts";

export function literal(value: Literal["value"], span: Span, float = false): Literal {
  return { kind: "literal", value, float, span };
}

export function none(span: Span): Literal {
  return literal(null, span);
}

export function block(body: readonly Core[], span: Span): Block {
  return { kind: "block", body, span };
}

/** A node as a Block, without wrapping a Block in another. */
export function asBlock(node: Core): Block {
  return node.kind === "block" ? node : block([node], node.span);
}

export function positional(value: Core): Argument {
  return { kind: "positional", value };
}

/** A call of a built-in that no user binding can shadow. */
export function callBuiltin(ctx: Context, name: string, values: readonly Core[], span: Span): Call {
  return { kind: "call", callee: ctx.builtin(name, span), args: values.map(positional), span };
}

export function assign(target: Target, value: Core, span: Span, existing = false): Assign {
  return { kind: "assign", target, value, existing, span };
}

export function ifNode(test: Core, then: Core, otherwise: Core | null, span: Span): If {
  return { kind: "if", test, then, otherwise, span };
}

export function compare(op: CompareOperator, left: Core, right: Core, span: Span): Compare {
  return { kind: "compare", first: left, rest: [{ op, operand: right }], span };
}

export function tuple(items: readonly Core[], span: Span): Core {
  return { kind: "display", type: "tuple", items: items.map(positional), span };
}

export function tryFinally(body: Block, finalizer: Block, span: Span): Try {
  return { kind: "try", body, handlers: [], otherwise: null, finalizer, span };
}

/** A variable of a fresh block that user code cannot name; the block stays open until `ctx.leave()`. */
export function hidden(
  ctx: Context,
  hint: string,
  span: Span,
): { readonly reference: () => Ref; readonly binding: Ref["binding"] } {
  ctx.enter("block");
  const name = `%${hint}`;
  const binding = ctx.declare(name, "block", "block", span);
  return { binding, reference: () => ctx.read(name, span) };
}
