/** `with-mutex` around what nobody can come between: the mutex has to be free, but need not be locked. */
import type { Block, Core, Target } from "../3-analyze/core.ts";
import { isOnly, KIND, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { Destination, FunctionContext } from "./context.ts";
import { lower, lowerInto } from "./evaluation.ts";
import { suspendedDeclaration } from "./suspension.ts";

/**
 * The locking and the guarded body of a `with-mutex`. Where the body runs nobody's code and wakes nobody, no other goroutine can
 * notice whether the mutex is locked meanwhile; a goroutine that had to wait for it has got it, and gives it back.
 * @returns whether the block was one
 */
export function lowerLockedBlock(cx: FunctionContext, { body }: Block, destination: Destination): boolean {
  const [locking, guarded] = body;
  const lock = locking?.kind === "call" ? lockOf(locking) : null;
  if (lock === null || guarded?.kind !== "try" || !runsAlone(cx, guarded.body)) return false;
  const at = locking!.span;
  const passed = cx.temp();
  const pass = cx.module.rt("withMutexPass", [lower(cx, lock), cx.position(at)], at);
  suspendedDeclaration(cx, "primitive", b.id(passed), pass, at);
  const unlock = b.statement(cx.module.rt("withMutexUnlock", [lower(cx, lock)], at));
  cx.push(b.ifStatement(b.binary("!==", b.id(passed), b.literal(true)), [unlock], null, at));
  lowerInto(cx, guarded.body, destination);
  return true;
}

function lockOf({ callee, args }: Core & { kind: "call" }): Core | null {
  if (callee.kind !== "ref" || callee.binding.kind !== "builtin") return null;
  return callee.binding.name === "%with-mutex-lock" ? args[0]!.value : null;
}

function runsAlone(cx: FunctionContext, node: Core): boolean {
  return !cx.module.facts.containsSuspension(node) && isQuiet(cx, node);
}

/** Does evaluating it, to its value or an error, run none of the program's code or JavaScript's, and wake nobody? */
function isQuiet(cx: FunctionContext, node: Core): boolean {
  const areQuiet = (nodes: readonly Core[]) => nodes.every((each) => isQuiet(cx, each));
  const areSimple = (nodes: readonly Core[]) =>
    nodes.every((each) => isQuiet(cx, each) && isSimple(cx.module.types.typeOf(each)));
  switch (node.kind) {
    case "literal":
    case "ref":
      return true;
    case "block":
      return areQuiet(node.body);
    case "if":
      return areSimple([node.test]) && areQuiet([node.then, ...(node.otherwise ? [node.otherwise] : [])]);
    case "assign":
      return isQuietTarget(cx, node.target) && isQuiet(cx, node.value);
    case "augmented-assign":
      return node.target.kind === "ref" && areSimple([node.target, node.value]);
    case "binary":
      return areSimple([node.left, node.right]);
    case "compare":
      return areSimple([node.first, ...node.rest.map(({ operand }) => operand)]);
    case "logic":
      return areSimple(node.operands);
    case "unary":
    case "not":
      return areSimple([node.operand]);
    case "item":
      return isQuietItem(cx, node);
    case "method-call":
      return (
        node.name === "append" &&
        isList(cx, node.object) &&
        node.args.every((arg) => arg.kind === "positional" && isQuiet(cx, arg.value))
      );
    default:
      return false;
  }
}

function isQuietTarget(cx: FunctionContext, target: Target): boolean {
  return target.kind === "ref" || (target.kind === "item" && isQuietItem(cx, target));
}

function isQuietItem(cx: FunctionContext, { object, index }: Core & { kind: "item" }): boolean {
  return isList(cx, object) && isQuiet(cx, index) && isSimple(cx.module.types.typeOf(index));
}

function isList(cx: FunctionContext, node: Core): boolean {
  return isQuiet(cx, node) && isOnly(cx.module.types.typeOf(node), KIND.list);
}

/** Operators on such values are the runtime's own. */
function isSimple(type: Type): boolean {
  return isOnly(
    type,
    KIND.int | KIND.bigint | KIND.float | KIND.largeFloat | KIND.bool | KIND.str | KIND.none,
  );
}
