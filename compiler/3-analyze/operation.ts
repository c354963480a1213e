/** Operators: prefix operations of any arity, and the canonical forms of infix expressions. */
import { isDefinedOperator } from "../1-read/classify.ts";
import { type Form, type ListForm, MARKS } from "../1-read/form.ts";
import { operator as operatorForm } from "../1-read/make.ts";
import type { Span } from "../source/source.ts";
import { expressions } from "./body.ts";
import { callOf } from "./call.ts";
import type { Context } from "./context.ts";
import type { BinaryOperator, CompareOperator, Core, Literal } from "./core.ts";
import { headName, isMade } from "./form-parts.ts";
import { folded, inPieces, LONGEST_CHAIN } from "./long-chains.ts";
import { assign, block, compare, hidden, literal, none, positional } from "./make.ts";

const BINARY: ReadonlySet<string> = new Set("+ - * / // % ** @ & | ^ << >>".split(" "));
const COMPARE: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "not in",
  "is",
  "is not",
]);
/** Comparisons that take more than two operands: `(< a b c)`. */
const CHAINING: ReadonlySet<string> = new Set(["==", "<", "<=", ">", ">="]);
const FOLDING: ReadonlySet<string> = new Set(["+", "-", "*", "/", "@", "&", "|", "^", "<<", ">>"]);

export function isOperationHead(op: string): boolean {
  return BINARY.has(op) || COMPARE.has(op) || op === "and" || op === "or" || op === "not" || op === "~";
}

export function operation(op: string, args: readonly Form[], span: Span, headSpan: Span, ctx: Context): Core {
  if (op === "and" || op === "or") return logic(op, args, span, ctx);
  if (isDefinedOperator(op, args, ctx.names)) return callOf(operatorForm(op, headSpan), args, { span }, ctx);
  if (op === "not" && args.length === 1) return { kind: "not", operand: ctx.expression(args[0]!), span };
  if (!args.some(isMarked)) {
    const direct = COMPARE.has(op)
      ? comparison(op as CompareOperator, args, span, ctx)
      : arithmetic(op, args, span, headSpan, ctx);
    if (direct !== null) return direct;
  }
  // Splats and operand counts that only the operator as a function can judge.
  return callOf(operatorForm(op, headSpan), args, { span }, ctx);
}

function isMarked(form: Form): boolean {
  return isMade(form, MARKS.splat) || isMade(form, MARKS.keywordSplat) || isMade(form, MARKS.keyword);
}

function logic(op: "and" | "or", args: readonly Form[], span: Span, ctx: Context): Core {
  if (args.length === 0) return literal(op === "and", span);
  if (args.length === 1) return ctx.expression(args[0]!);
  const chain = op === "and" ? chained(args, span, ctx) : null;
  return chain ?? logicOf(op, expressions(args, ctx), span);
}

/** Many operands in groups, for in JavaScript each is one level deeper than the next. */
export function logicOf(op: "and" | "or", operands: readonly Core[], span: Span): Core {
  if (operands.length === 1) return operands[0]!;
  if (operands.length <= LONGEST_CHAIN) return { kind: "logic", op, operands, span };
  const groups: Core[] = [];
  for (let i = 0; i < operands.length; i += LONGEST_CHAIN) {
    const group = operands.slice(i, i + LONGEST_CHAIN);
    groups.push(group.length === 1 ? group[0]! : { kind: "logic", op, operands: group, span });
  }
  return logicOf(op, groups, span);
}

/** `a < b < c` is read as `(and (< a b) (< b c))` with the very same form `b` in both. */
function chained(args: readonly Form[], span: Span, ctx: Context): Core | null {
  for (let i = 0; i < args.length; i++) {
    const link = args[i]!;
    if (link.kind !== "list" || link.shape !== "made" || link.items.length !== 3) return null;
    if (!COMPARE.has(headName(link) ?? "")) return null;
    const before = args[i - 1];
    if (before?.kind === "list" && before.items[2] !== link.items[1]) return null;
  }
  const links = args as readonly ListForm[];
  if (links.some((link) => ctx.names.isUserBound(headName(link)!))) return definedChain(links, span, ctx);
  const operands = [links[0]!.items[1]!, ...links.map((link) => link.items[2]!)];
  return compared(
    operands,
    links.map((link) => headName(link) as CompareOperator),
    span,
    ctx,
  );
}

/** @param operators what stands between the operands */
function compared(
  operands: readonly Form[],
  operators: readonly CompareOperator[],
  span: Span,
  ctx: Context,
): Core {
  const linked = (values: readonly Core[], from: number): Core => {
    const rest = values.slice(1).map((operand, i) => ({ op: operators[from + i]!, operand }));
    return { kind: "compare", first: values[0]!, rest, span };
  };
  if (operators.length <= LONGEST_CHAIN) return linked(expressions(operands, ctx), 0);
  // In groups; the last operand of one is the first of the next.
  const { reference, binding } = hidden(ctx, "compared", span);
  const groups: Core[] = [];
  for (let from = 0; from < operators.length; from += LONGEST_CHAIN) {
    const to = Math.min(from + LONGEST_CHAIN, operators.length);
    const first = from === 0 ? ctx.expression(operands[0]!) : reference();
    const values = [first, ...expressions(operands.slice(from + 1, to + 1), ctx)];
    const last = values.pop()!;
    const kept =
      to === operators.length ? last : assign(ctx.write("%compared", last.span, "block"), last, last.span);
    groups.push(linked([...values, kept], from));
  }
  ctx.leave();
  const body = block([logicOf("and", groups, span)], span);
  return { kind: "let", style: "let", bindings: [{ binding, value: none(span) }], body, span };
}

/** A chain in which the program's own functions compare: what stands between two of them is evaluated once, too. */
function definedChain(links: readonly ListForm[], span: Span, ctx: Context): Core {
  const { reference, binding } = hidden(ctx, "compared", span);
  const operands = links.map((link, i): Core => {
    const head = link.items[0]!;
    const left = i === 0 ? ctx.expression(link.items[1]!) : reference();
    const right = ctx.expression(link.items[2]!);
    const kept =
      i === links.length - 1 ? right : assign(ctx.write("%compared", right.span, "block"), right, right.span);
    const op = headName(link)! as CompareOperator;
    if (!ctx.names.isUserBound(op)) return compare(op, left, kept, link.span);
    const callee = ctx.read(op, head.span);
    return { kind: "call", callee, args: [positional(left), positional(kept)], span: link.span };
  });
  ctx.leave();
  const body = block([logicOf("and", operands, span)], span);
  return { kind: "let", style: "let", bindings: [{ binding, value: none(span) }], body, span };
}

function comparison(op: CompareOperator, args: readonly Form[], span: Span, ctx: Context): Core | null {
  if (args.length < 2 || (args.length > 2 && !CHAINING.has(op))) return null;
  const operators = args.slice(1).map(() => op);
  return compared(args, operators, span, ctx);
}

function arithmetic(
  op: string,
  args: readonly Form[],
  span: Span,
  headSpan: Span,
  ctx: Context,
): Core | null {
  if (args.length === 0) return op === "+" ? literal(0, span) : op === "*" ? literal(1, span) : null;
  if (args.length === 1) return unary(op, args[0]!, span, ctx);
  if (!FOLDING.has(op) && (args.length !== 2 || !BINARY.has(op))) return null;
  if (args.length > LONGEST_CHAIN) return inPieces(folded(op, args, span, headSpan), ctx);
  let result = ctx.expression(args[0]!);
  for (let i = 1; i < args.length; i++) {
    const right = ctx.expression(args[i]!);
    const upTo = i === args.length - 1 ? span : { ...span, end: right.span.end };
    result = { kind: "binary", op: op as BinaryOperator, left: result, right, span: upTo };
  }
  return result;
}

function unary(op: string, arg: Form, span: Span, ctx: Context): Core | null {
  if (op === "*") return ctx.expression(arg);
  if (op === "/") {
    return { kind: "binary", op: "/", left: literal(1, span), right: ctx.expression(arg), span };
  }
  if (op !== "-" && op !== "+" && op !== "~") return null;
  const operand = ctx.expression(arg);
  return (op === "-" && negated(operand, span)) || { kind: "unary", op, operand, span };
}

function negated(operand: Core, span: Span): Literal | null {
  if (operand.kind !== "literal") return null;
  const { value, float } = operand;
  if (typeof value === "bigint") return literal(-value, span, float);
  return typeof value === "number" ? literal(value === 0 ? 0 : -value, span, float) : null;
}
