/** `(a * b + c) % m`: of natural numbers at once, by a function of the runtime where the product is too large. */
import type { Binary, Core } from "../3-analyze/core.ts";
import { binaryType } from "../3-analyze/types/operations.ts";
import { isInteger, isNumber, isOnly, KIND, MAX_SAFE, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { needsStatements, operands } from "./evaluation.ts";
import { allOf, bare, isNumberTest, mayBeNumber } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

interface Parts {
  readonly product: Binary;
  /** The whole dividend. */
  readonly sum: Binary;
  /** a, b, c and m, as they are evaluated; c may stand first, or be missing. */
  readonly nodes: readonly Core[];
  readonly summand: "first" | "last" | "none";
}

/** Null when it is no such operation, or when its product is small. */
export function lowerMulMod(cx: FunctionContext, node: Binary): Expr | null {
  const parts = partsOf(node);
  if (parts === null || parts.nodes.some((each) => needsStatements(cx, each))) return null;
  const { types } = cx.module;
  const given = parts.nodes.map((each) => types.typeOf(each));
  const product = binaryType("*", types.typeOf(parts.product.left), types.typeOf(parts.product.right));
  if (isInteger(product) || !given.every((type) => mayBeNumber(type) && !isOnly(type, KIND.float)))
    return null;
  const { before, values: names } = repeatable(cx, parts.nodes, operands(cx, parts.nodes));
  const values = names.map(bare);
  const guards = values.filter((_, i) => !isNumber(given[i]!)).map(isNumberTest);
  const fast = remainder(cx, parts, values, given);
  if (guards.length === 0) return after(before, fast, node);
  const slow = slowRemainder(cx, node, parts, values);
  return after(before, b.conditional(allOf(guards), fast, slow, node.span), node);
}

/** Is it written like one? */
export function isMulMod(node: Binary): boolean {
  return partsOf(node) !== null;
}

function partsOf({ op, left, right }: Binary): Parts | null {
  if (op !== "%" || left.kind !== "binary") return null;
  if (left.op === "*")
    return { product: left, sum: left, nodes: [left.left, left.right, right], summand: "none" };
  if (left.op !== "+") return null;
  const { left: x, right: y } = left;
  if (x.kind === "binary" && x.op === "*")
    return { product: x, sum: left, nodes: [x.left, x.right, y, right], summand: "last" };
  if (y.kind === "binary" && y.op === "*")
    return { product: y, sum: left, nodes: [x, y.left, y.right, right], summand: "first" };
  return null;
}

/** The operands in the order a, b, c, m; c is null where there is none. */
function ordered<T>({ summand }: Parts, [w, x, y, z]: readonly T[]): readonly [T, T, T | null, T] {
  if (summand === "none") return [w!, x!, null, y!];
  return summand === "first" ? [x!, y!, w!, z!] : [w!, x!, y!, z!];
}

/** `(p = a * b) >= 0 && c >= 0 && m > 0 && (s = p + c) <= MAX ? s % m : mulAddMod(a, b, c, m)` */
function remainder(cx: FunctionContext, parts: Parts, values: readonly Expr[], types: readonly Type[]): Expr {
  const [a, factor, c, m] = ordered(parts, values);
  const [aType, factorType, cType, mType] = ordered(parts, types);
  const isNatural = (type: Type) => isInteger(type) && type.low >= 0;
  const multiplied = b.binary("*", a, factor, parts.product.span);
  const areNatural = isNatural(aType) && isNatural(factorType);
  const product = b.id(cx.temporary());
  const tests: Expr[] = [];
  if (!areNatural) tests.push(b.binary(">=", b.assign(product, multiplied), b.literal(0)));
  if (c !== null && !isNatural(cType!)) tests.push(b.binary(">=", c, b.literal(0)));
  if (!isNatural(mType) || mType.low === 0) tests.push(b.binary(">", m, b.literal(0)));
  const held = areNatural ? multiplied : product;
  const whole = c === null ? product : b.id(cx.temporary());
  const dividend = c === null ? held : b.binary("+", held, c, parts.sum.span);
  const isHeld = dividend.type === "Identifier";
  tests.push(b.binary("<=", isHeld ? dividend : b.assign(whole, dividend), b.literal(MAX_SAFE)));
  const rest = b.binary("%", whole, m);
  // Without the `+ 0` a result of −0 would be possible.
  const fast = areNatural ? rest : b.binary("+", rest, b.literal(0));
  const call = cx.module.rt("mulAddMod", [a, factor, c ?? b.literal(0), m], parts.sum.span);
  return b.conditional(allOf(tests), fast, call, parts.sum.span);
}

function slowRemainder(cx: FunctionContext, node: Binary, parts: Parts, values: readonly Expr[]): Expr {
  const [a, factor, c, m] = ordered(parts, values);
  const product = operation(cx, parts.product, "mul", [a, factor]);
  const summands = parts.summand === "first" ? [c!, product] : [product, c!];
  const sum = c === null ? product : operation(cx, parts.sum, "add", summands);
  return operation(cx, node, "mod", [sum, m]);
}
