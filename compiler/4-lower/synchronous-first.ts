/**
 * Functions that may suspend but run as plain ones until they do. Where one has to wait, it gives `undefined`, and the rest of
 * its body is another function, which gets the value waited for and the variables that it needs.
 */
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { addDeclared, holdsStatements, mapChildren, namesOfPattern, sizeOf } from "./estree-walk.ts";
import {
  type AsyncText,
  branchesOf,
  type Following,
  type Label,
  Splitting,
  type SynchronousText,
  upToEnd,
} from "./rests.ts";
import { mayWait, NOT_SYNCHRONOUS, withPoints } from "./suspension-points.ts";
import { mayCopy } from "./variable-copies.ts";

type Statement = b.es.Statement;

/** The rests of a body may be so much longer than it … */
const mostRepetition = 2;
/** … and that many nodes, which is a dozen lines. */
const alwaysAllowed = 200;

/**
 * The function without `async`; null if it suspends where only an async function can, if it is too long, or if copies of its
 * variables would not do because closures share them.
 * @param name stem for the names of the rests
 */
export function synchronousText(
  cx: FunctionContext,
  text: AsyncText,
  name: string,
  label: Label,
): SynchronousText | null {
  if (text.start.some(mayWait)) return null;
  const locals = new Set(text.params.flatMap(namesOfPattern));
  for (const each of [...text.head, ...text.start, ...text.body]) addDeclared(each, locals);
  for (const hoisted of cx.hoisted) locals.add(hoisted);
  const body = pointsOf(text.body, cx, locals);
  if (body === null || !mayCopy([...text.head, ...text.start], body, locals) || !hasRoom(body)) return null;
  return new Splitting(cx, locals, name, label, text.tail).split(text, body);
}

function pointsOf(body: readonly Statement[], cx: FunctionContext, locals: Set<string>): Statement[] | null {
  try {
    return withPoints(withoutAsyncSteps(body), () => cx.temp(), locals);
  } catch (error) {
    if (error !== NOT_SYNCHRONOUS) throw error;
    return null;
  }
}

function hasRoom(body: readonly Statement[]): boolean {
  const size = (statements: readonly Statement[]) => statements.reduce((sum, each) => sum + sizeOf(each), 0);
  let room = alwaysAllowed + mostRepetition * size(body);
  for (const rest of afterPoints(body, null)) {
    room -= size(upToEnd(rest));
    // Each may be as long as the body.
    if (room < 0) return false;
  }
  return true;
}

/** What follows each point. */
function* afterPoints(statements: readonly Statement[], next: Following): Iterable<Following> {
  for (const [i, each] of statements.entries()) {
    if (!mayWait(each)) continue;
    const rest = { statements, from: i + 1, next };
    if (each.waits) yield rest;
    else for (const branch of branchesOf(each)) yield* afterPoints(branch, rest);
  }
}

/** `return v` where an async body reports the value, at once or later; and a `catch` or `finally` finds `rt.cur` as it was. */
function withoutAsyncSteps(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((node, i) => {
    if (node.reports) return [{ ...b.returns(node.reports, node.at), reports: node.reports }];
    if (
      isAsyncStep(node) ||
      (statements[i - 1]?.type === "ExpressionStatement" && statements[i - 1]!.reports)
    )
      return [];
    return [inLists(node, withoutAsyncSteps)];
  });
}

/** `rt.cur = $g` */
function isAsyncStep(node: Statement): boolean {
  return (
    node.type === "ExpressionStatement" &&
    node.expression.type === "AssignmentExpression" &&
    node.expression.right.type === "Identifier" &&
    node.expression.right.name === "$g"
  );
}

/** The same change in all lists of statements inside. */
function inLists<N extends b.es.Node>(node: N, change: (list: readonly Statement[]) => Statement[]): N {
  if (node.type === "BlockStatement") return { ...node, body: change(node.body) };
  if (!holdsStatements(node)) return node;
  return mapChildren(node, (child) =>
    child.type === "ReturnStatement" ? change([child])[0]! : inLists(child, change),
  );
}
