/** `isinstance` as JavaScript's own tests, where the type is known. */
import type { Call, Core } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lower, operands } from "./evaluation.ts";
import { bare, isListTest, isNumberTest } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { isStarImported } from "./star-imports.ts";

type Expr = b.es.Expression;

/** Null where the runtime has to find out. */
export function typeTest(cx: FunctionContext, node: Core, value: Core, type: Core): Expr | null {
  const test = builtinTest(cx, type);
  if (test !== null) {
    const { before, values } = repeatable(cx, [value], [lower(cx, value)]);
    return after(before, test(values[0]!), node);
  }
  if (type.kind !== "ref" || cx.module.members.hasSeveralParents) return null;
  const call: Call = { kind: "call", callee: type, args: [], span: type.span };
  if (cx.module.facts.knownCallee(call)?.kind !== "class") return null;
  const [object, owner] = operands(cx, [value, type]);
  return b.binary("instanceof", object!, owner!, node.span);
}

/** Instances of classes derived from built-in types are of these types, too, and look otherwise. */
function builtinTest(cx: FunctionContext, type: Core): ((value: Expr) => Expr) | null {
  if (type.kind !== "ref" || type.binding.kind !== "builtin") return null;
  if (cx.module.members.extendsBuiltIns || isStarImported(cx.module, type.name)) return null;
  return TESTS[type.binding.name] ?? null;
}

const TESTS: Readonly<Record<string, (value: Expr) => Expr>> = {
  bool: (value) => hasType(value, "boolean"),
  str: (value) => hasType(value, "string"),
  list: isListTest,
  int: (value) =>
    b.conditional(
      isNumberTest(value),
      isSafe(value),
      b.logical("||", hasType(value, "bigint"), hasType(value, "boolean")),
    ),
  float: (value) => b.logical("&&", isNumberTest(value), b.not(isSafe(value))),
};

function hasType(value: Expr, name: string): Expr {
  return b.binary("===", b.unary("typeof", bare(value)), b.literal(name));
}

function isSafe(value: Expr): Expr {
  return b.call(b.member(b.id("Number"), "isSafeInteger"), [bare(value)]);
}
