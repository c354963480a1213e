/** Comparisons and truth as JavaScript's own, where the operands turn out to be numbers or strings. */
import type { CompareOperator, Core } from "../3-analyze/core.ts";
import { BOOL, isNumber, isNumeric, isOnly, KIND, mayBe, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, bare, isNumberTest } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";

type Expr = b.es.Expression;
type Relation = Exclude<CompareOperator, "in" | "not in" | "is" | "is not">;

const STRICT: Record<Relation, b.es.BinaryOperator> = {
  "==": "===",
  "!=": "!==",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

export interface Relating {
  readonly op: Relation;
  readonly left: Core;
  readonly right: Core;
  readonly node: Core;
  /** What the runtime does with operands of other kinds. */
  readonly slow: (left: Expr, right: Expr) => Expr;
}

/** The comparison of values that are already lowered. */
export function relation(cx: FunctionContext, relating: Relating, values: readonly [Expr, Expr]): Expr {
  const { op, left, right, node, slow } = relating;
  const types = [cx.module.types.typeOf(left), cx.module.types.typeOf(right)] as const;
  const isEquality = op === "==" || op === "!=";
  if (isDirect(types, isEquality)) return b.binary(STRICT[op], ...values, node.span);
  const kind = commonKind(types, [left, right], isEquality);
  if (kind === null) return slow(...values);
  const { before, values: names } = repeatable(cx, [left, right], values);
  const guards = names.flatMap((name, i) => (isKnown(types[i]!, kind) ? [] : [kindTest(name, kind)]));
  const fast = b.binary(STRICT[op], names[0]!, names[1]!, node.span);
  if (guards.length === 0) return after(before, fast, node);
  const otherwise = slow(bare(names[0]!), bare(names[1]!));
  const chosen = b.conditional(allOf(guards), fast, otherwise, node.span);
  if (!isEquality || kind !== "number" || !mayBeCharacters(cx, [left, right]))
    return after(before, chosen, node);
  // A comparison of its own for texts: the engine learns about each apart.
  const areTexts = allOf(names.map((name) => kindTest(name, "string")));
  const ofTexts = b.binary(STRICT[op], bare(names[0]!), bare(names[1]!), node.span);
  return after(before, b.conditional(areTexts, ofTexts, chosen, node.span), node);
}

/** JavaScript compares numbers of both kinds exactly, but tells them apart by `===`, and orders strings by UTF-16 units. */
function isDirect([left, right]: readonly [Type, Type], isEquality: boolean): boolean {
  if (isNumber(left) && isNumber(right)) return true;
  if (!isEquality) return isNumeric(left) && isNumeric(right);
  return isOnly(left, KIND.str)
    ? isOnly(right, KIND.str)
    : isOnly(left, BOOL.kinds) && isOnly(right, BOOL.kinds);
}

type Kind = "number" | "string";

/** The kind that both operands are tested for: numbers, or strings that are compared with a literal. */
function commonKind(
  [left, right]: readonly [Type, Type],
  nodes: readonly [Core, Core],
  isEquality: boolean,
): Kind | null {
  if (mayBe(left, NUMBERS) && mayBe(right, NUMBERS)) return "number";
  const isText = mayBe(left, KIND.str) && mayBe(right, KIND.str);
  return isText && nodes.some((node) => isLiteralText(node) && (isEquality || isLow(node))) ? "string" : null;
}

/** Two items of which nothing is known may well be characters. */
function mayBeCharacters(cx: FunctionContext, nodes: readonly [Core, Core]): boolean {
  return (
    nodes.some(({ kind }) => kind === "item") &&
    nodes.every(
      (node) => mayBe(cx.module.types.typeOf(node), KIND.str) && !cx.module.hints.looksInteger(node),
    )
  );
}

const NUMBERS = KIND.int | KIND.float;

function isKnown(type: Type, kind: Kind): boolean {
  return kind === "number" ? isNumber(type) : isOnly(type, KIND.str);
}

function kindTest(value: Expr, kind: Kind): Expr {
  return kind === "number"
    ? isNumberTest(bare(value))
    : b.binary("===", b.unary("typeof", bare(value)), b.literal(kind));
}

function isLiteralText(node: Core): node is Core & { kind: "literal"; value: string } {
  return node.kind === "literal" && typeof node.value === "string";
}

/** Without surrogates or anything behind them, its order among strings is the same in units and in code points. */
function isLow(node: Core): boolean {
  return isLiteralText(node) && !/[\ud800-\uffff]/.test(node.value);
}

/** The truth of a value, as far as its type tells; otherwise by `slow`. */
export function truthOf(cx: FunctionContext, node: Core, value: Expr, slow: (value: Expr) => Expr): Expr {
  const type = cx.module.types.typeOf(node);
  const at = node.span;
  if (isOnly(type, KIND.bool)) return value;
  if (isNumber(type)) return b.binary("!==", value, b.literal(0), at);
  if (isOnly(type, KIND.str)) return b.binary("!==", value, b.literal(""), at);
  if (isOnly(type, KIND.list)) return b.binary("!==", b.member(value, "length"), b.literal(0), at);
  if (!mayBe(type, KIND.bool)) return slow(value);
  const name = value.type === "Identifier" ? value.name : cx.temporary();
  const first = value.type === "Identifier" ? value : b.assign(b.id(name), value);
  const otherwise = b.logical("&&", b.binary("!==", b.id(name), b.literal(false)), slow(b.id(name)));
  return b.logical("||", b.binary("===", first, b.literal(true)), otherwise, at);
}
