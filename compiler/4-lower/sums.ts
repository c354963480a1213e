/**
 * Sums, differences and products: trees of them are computed in JavaScript's numbers, and one test at the end tells whether all of
 * it was exact. If not, or if an operand is no number, the runtime does it again.
 */
import type { BinaryOperator, Core } from "../3-analyze/core.ts";
import { binaryType } from "../3-analyze/types/operations.ts";
import {
  isInexact,
  isInteger,
  isNumber,
  isOnly,
  KIND,
  MAX_SAFE,
  type Type,
} from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { needsStatements, operands } from "./evaluation.ts";
import { allOf, bare, isInt32Test, isNumberTest, mayBeNumber } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;
type ExactOperator = "+" | "-" | "*";

interface Tree {
  readonly op: ExactOperator;
  readonly left: Tree | Leaf;
  readonly right: Tree | Leaf;
  /** The runtime's function. */
  readonly slow: string;
  readonly node: Core;
}

interface Leaf {
  readonly index: number;
  readonly node: Core;
}

const SLOW: Record<ExactOperator, string> = { "+": "add", "-": "sub", "*": "mul" };

/** So many operands are computed at once; more would make the test lose its worth. */
const MOST_LEAVES = 8;

/** Long sums are several trees: whether one can be exact is found out anew for each term of a sum of other things. */
const MOST_DEPTH = 32;

export interface ExactOperation {
  readonly op: BinaryOperator;
  readonly left: Core;
  readonly right: Core;
  readonly slow: string;
  readonly node: Core;
  /** The value of the left operand, if it is lowered already. */
  readonly leftValue?: Expr;
}

/** Null when the operation is none of them, or an operand is certainly no number. */
export function lowerExact(
  cx: FunctionContext,
  { op, left, right, slow, node, leftValue }: ExactOperation,
): Expr | null {
  if (op !== "+" && op !== "-" && op !== "*") return null;
  const leaves: Core[] = [];
  const part = (each: Core, depth: number): Tree | Leaf => {
    const inner = treeOf(cx, each);
    if (inner === null || depth > MOST_DEPTH || leaves.length >= MOST_LEAVES - 2)
      return { index: leaves.push(each) - 1, node: each };
    return {
      ...inner,
      slow: SLOW[inner.op],
      left: part(inner.left, depth + 1),
      right: part(inner.right, depth + 1),
      node: each,
    };
  };
  const tree: Tree = { op, left: part(left, 0), right: part(right, 0), slow, node };
  const types = leaves.map((leaf) => cx.module.types.typeOf(leaf));
  if (!types.every(mayBeNumber)) return null;
  const values =
    leftValue === undefined ? operands(cx, leaves) : [leftValue, ...operands(cx, leaves.slice(1))];
  return new ExactTree(cx, tree, leaves, types, values).lower();
}

function treeOf(cx: FunctionContext, node: Core) {
  if (node.kind !== "binary" || needsStatements(cx, node)) return null;
  const { op, left, right } = node;
  return op === "+" || op === "-" || op === "*" ? { op, left, right } : null;
}

/** The value of a part, in JavaScript's numbers. */
interface Fast {
  readonly value: Expr;
  readonly type: Type;
  /** Is the value among those that are tested, or a sum of such? */
  readonly tested: boolean;
}

class ExactTree {
  readonly #cx: FunctionContext;
  readonly #tree: Tree;
  readonly #leaves: readonly Core[];
  readonly #types: readonly Type[];
  #values: readonly Expr[];
  /** The results that the test at the end looks at. */
  readonly #tested: { readonly name: string; readonly op: ExactOperator; readonly step: number | null }[] =
    [];

  constructor(
    cx: FunctionContext,
    tree: Tree,
    leaves: readonly Core[],
    types: readonly Type[],
    values: readonly Expr[],
  ) {
    this.#values = values;
    this.#cx = cx;
    this.#tree = tree;
    this.#leaves = leaves;
    this.#types = types;
  }

  lower(): Expr {
    const cx = this.#cx;
    const values = this.#values;
    const isPlain = this.#types.every(isNumber) && this.#isUnchecked(this.#tree);
    const { before, values: names } = isPlain ? { before: [], values } : repeatable(cx, this.#leaves, values);
    this.#values = names;
    const root = this.#fast(this.#tree);
    const guards = this.#guards();
    const { node } = this.#tree;
    if (this.#tested.length > 0) {
      const result = root.value.type === "AssignmentExpression" ? root.value.left : null;
      const name = result?.type === "Identifier" ? result.name : cx.temporary();
      const computed = result === null ? b.assign(b.id(name), root.value) : root.value;
      return after(before, this.#chosen([...guards, this.#test(name, computed)], b.id(name)), node);
    }
    return after(before, this.#chosen(guards, root.value), node);
  }

  #chosen(guards: readonly Expr[], fast: Expr): Expr {
    if (guards.length === 0) return fast;
    const test = allOf(guards);
    return b.conditional(test, fast, this.#slow(this.#tree), this.#tree.node.span);
  }

  /** `typeof x === "number"` for each operand of which that is not certain. */
  #guards(): Expr[] {
    const names = new Set<string>();
    this.#types.forEach((type, index) => {
      const value = this.#values[index]!;
      if (!isNumber(type) && value.type === "Identifier") names.add(value.name);
    });
    return [...names].map((name) => isNumberTest(b.id(name)));
  }

  #slow(part: Tree | Leaf): Expr {
    if (!("op" in part)) return bare(this.#values[part.index]!);
    return operation(this.#cx, part.node, part.slow, [this.#slow(part.left), this.#slow(part.right)]);
  }

  #isUnchecked(part: Tree | Leaf): boolean {
    if (!("op" in part)) return true;
    return isSafe(this.#typeOf(part)) && this.#isUnchecked(part.left) && this.#isUnchecked(part.right);
  }

  /** Behind the guards, every operand is a number. */
  #typeOf(part: Tree | Leaf): Type {
    if (!("op" in part)) return asNumber(this.#types[part.index]!);
    return binaryType(part.op, this.#typeOf(part.left), this.#typeOf(part.right));
  }

  #fast(part: Tree | Leaf): Fast {
    if (!("op" in part)) {
      return { value: this.#values[part.index]!, type: asNumber(this.#types[part.index]!), tested: false };
    }
    const left = this.#fast(part.left);
    const right = this.#fast(part.right);
    const type = binaryType(part.op, left.type, right.type);
    const value = b.binary(part.op, left.value, right.value, part.node.span);
    if (isSafe(type)) return { value, type, tested: false };
    // What is itself tested is a sixteenth of the largest number at most, so a sum of some of them is exact.
    if (part.op !== "*" && left.tested && right.tested) return { value, type, tested: true };
    const name = this.#cx.temporary();
    const step = part.op === "*" ? null : stepOf(part);
    this.#tested.push({ name, op: part.op, step });
    return { value: b.assign(b.id(name), value), type: asNumber(type), tested: true };
  }

  /** Computes the result and tells whether all of it was exact. */
  #test(result: string, computed: Expr): Expr {
    const { hints } = this.#cx.module;
    const looksInteger = this.#leaves.every(
      (leaf, i) => isOnly(this.#types[i]!, KIND.int | KIND.bigint) || hints.looksInteger(leaf),
    );
    const [only] = this.#tested;
    if (this.#tested.length === 1 && only!.name === result) {
      if (looksInteger || only!.step !== null) return rangeTest(only!, computed, looksInteger);
      return squareTest(b.binary("*", computed, b.id(result)));
    }
    const squares = this.#tested
      .map(({ name }) => b.binary("*", b.id(name), b.id(name)))
      .reduce((x, y) => b.binary("+", x, y));
    const small = allOf(this.#tested.map(({ name }) => isInt32Test(b.id(name))));
    const inSum = b.binary("<=", squares, b.literal(LARGEST_SQUARE / 16));
    return b.sequence([computed, looksInteger ? b.logical("||", small, inSum) : inSum]);
  }
}

/**
 * (2^53 − 1)², as the double that accepts the square of 2^53 − 1 and refuses that of 2^53. If the squares of n ≤ 16 numbers sum up
 * to a sixteenth of it, the numbers themselves sum up to 2^53 − 1 at most, by the inequality of Cauchy and Schwarz.
 */
const LARGEST_SQUARE = 8.112963841460666e31;

function squareTest(square: Expr): Expr {
  return b.binary("<=", square, b.literal(LARGEST_SQUARE));
}

/** Is the result exact? For machine integers the engine drops the first test, which is then all that runs. */
function rangeTest(
  { name, op, step }: { name: string; op: ExactOperator; step: number | null },
  computed: Expr,
  looksInteger: boolean,
): Expr {
  const small = b.binary("===", computed, b.binary("|", b.id(name), b.literal(0)));
  const first = looksInteger ? b.id(name) : computed;
  const high = (value: Expr) => b.binary("<=", value, b.literal(MAX_SAFE));
  const low = (value: Expr) => b.binary(">=", value, b.literal(-MAX_SAFE));
  // A literal that is added or taken away moves the result to one side only.
  const goesUp = step !== null && step > 0 === (op === "+");
  const rest =
    step === null ? b.logical("&&", high(first), low(b.id(name))) : goesUp ? high(first) : low(first);
  return looksInteger ? b.logical("||", small, rest) : rest;
}

function stepOf({ op, left, right }: Tree): number | null {
  return literalOf(right) ?? (op === "+" ? literalOf(left) : null);
}

function literalOf(part: Tree | Leaf): number | null {
  if ("op" in part || part.node.kind !== "literal") return null;
  const { value } = part.node;
  return typeof value === "number" && value !== 0 ? value : null;
}

/** Exact by its range, or not to be exact. */
function isSafe(type: Type): boolean {
  return isInexact(type) || isInteger(type);
}

function asNumber(type: Type): Type {
  return { ...type, kinds: type.kinds & (KIND.int | KIND.float) || KIND.int | KIND.float };
}
