/** `try`, `raise` and `assert`. */

import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Assert, Core, Handler, Raise, Try } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import { type Destination, EFFECT, type FunctionContext } from "./context.ts";
import { body } from "./destinations.ts";
import { lower, lowerInto, operands } from "./evaluation.ts";
import { test } from "./operators.ts";
import { operation, restoreGoroutine } from "./suspension.ts";

type Expr = b.es.Expression;

export function lowerTry(cx: FunctionContext, node: Try, destination: Destination): void {
  const tail = cx.tail;
  // A call inside is not in tail position: the handlers and the finalizer come after it.
  cx.tail = null;
  const guarded = () =>
    node.handlers.length > 0 ? guardedBody(cx, node, destination) : plainBody(cx, node, destination);
  if (node.finalizer === null) guarded();
  else {
    cx.finalizers++;
    const statements = cx.collect(guarded);
    cx.finalizers--;
    const leaving = mayRaise(cx, node.finalizer, true) ? cx.module.names.fresh("$e") : null;
    const finalizer = cx.collect(() => {
      cx.push(...restoreGoroutine(cx, [node.body, ...otherParts(node)]));
      if (leaving === null) lowerInto(cx, node.finalizer!, EFFECT);
      else withContextOf(cx, node.finalizer!, leaving);
    });
    if (leaving === null) cx.push(b.tryStatement(statements, null, finalizer, node.span));
    else
      cx.push(
        b.declare("let", b.id(leaving), null),
        remembering(cx, statements, leaving, finalizer, node.span),
      );
  }
  cx.tail = tail;
}

/** What a finalizer guards besides the body. */
function otherParts({ handlers, otherwise }: Try): Core[] {
  const parts: (Core | null)[] = handlers.flatMap(({ type, body }) => [type, body]);
  return [...parts, otherwise].filter((part) => part !== null);
}

function plainBody(cx: FunctionContext, node: Try, destination: Destination): void {
  lowerInto(cx, node.body, node.otherwise === null ? destination : EFFECT);
  if (node.otherwise !== null) lowerInto(cx, node.otherwise, destination);
}

/** A finalizer whose own errors get the exception that is leaving as their context. */
function remembering(
  cx: FunctionContext,
  statements: b.es.Statement[],
  leaving: string,
  finalizer: b.es.Statement[],
  at: Core["span"],
): b.es.Statement {
  const error = cx.module.names.fresh("$e");
  const remember = b.assign(b.id(leaving), cx.module.rt("caught", [b.id(error)]));
  return b.tryStatement(statements, { param: error, body: [b.throws(remember)] }, finalizer, at);
}

function withContextOf(cx: FunctionContext, finalizer: Core, leaving: string): void {
  const error = cx.module.names.fresh("$e");
  const statements = body(cx, finalizer, EFFECT);
  const rethrow = b.throws(cx.module.rt("withContext", [b.id(error), b.id(leaving)], finalizer.span));
  cx.push(b.tryStatement(statements, { param: error, body: [rethrow] }, null, finalizer.span));
}

/** An `else` part must not be guarded by the handlers, so a flag says whether it is its turn. */
function guardedBody(cx: FunctionContext, node: Try, destination: Destination): void {
  const flag = node.otherwise === null ? null : cx.temp();
  if (flag !== null) cx.push(b.declare("let", b.id(flag), b.literal(false)));
  const statements = cx.collect(() => {
    lowerInto(cx, node.body, flag === null ? destination : EFFECT);
    if (flag !== null) cx.push(b.statement(b.assign(b.id(flag), b.literal(true))));
  });
  const error = cx.module.names.fresh("$e");
  const around = cx.handling.at(-1);
  cx.handling.push(error);
  const handler = cx.collect(() => {
    cx.push(...restoreGoroutine(cx, [node.body]));
    cx.push(b.statement(b.assign(b.id(error), asException(cx, error, around))));
    cx.push(handlerChain(cx, node.handlers, error, destination));
  });
  cx.handling.pop();
  cx.push(b.tryStatement(statements, { param: error, body: handler }, null, node.span));
  if (flag !== null)
    cx.push(b.ifStatement(b.id(flag), body(cx, node.otherwise!, destination), null, node.otherwise!.span));
}

/** What has been thrown as an exception of M28. In a handler it has the exception handled there as its context. */
function asException(cx: FunctionContext, error: string, handled: string | undefined): Expr {
  if (handled === undefined) return cx.module.rt("caught", [b.id(error)]);
  return cx.module.rt("withContext", [b.id(error), b.id(handled)]);
}

/** `if (matches(e, T)) { … } else throw e;` */
function handlerChain(
  cx: FunctionContext,
  handlers: readonly Handler[],
  error: string,
  destination: Destination,
): b.es.Statement {
  if (handlers.length > MOST_TESTED) return numberedHandlers(cx, handlers, error, destination);
  const [first, ...rest] = handlers;
  if (first === undefined) return b.throws(b.id(error));
  const { before, condition } = fitting(cx, first, error);
  const statements = cx.collect(() => chosenHandler(cx, first, error, destination));
  if (catchesEverything(first)) return b.block(statements);
  const chain = b.ifStatement(
    condition,
    statements,
    [handlerChain(cx, rest, error, destination)],
    first.span,
  );
  return before.length === 0 ? chain : b.block([...before, chain]);
}

/** The test whether a handler is for the exception, and the statements that come before it. */
function fitting(
  cx: FunctionContext,
  { type, span }: Handler,
  error: string,
): { before: b.es.Statement[]; condition: Expr } {
  let condition: Expr = b.literal(true);
  const before = cx.collect(() => {
    const wanted = type === null ? cx.module.runtime("Exception") : lower(cx, type);
    condition = cx.module.rt("matches", [b.id(error), wanted], span);
  });
  return { before, condition };
}

function chosenHandler(cx: FunctionContext, handler: Handler, error: string, destination: Destination): void {
  if (handler.binding?.kind === "variable") {
    cx.declared.add(handler.binding);
    cx.mention(handler.binding);
    const { name, writes } = handler.binding;
    const caught = b.id(cx.nameOf(handler.binding), writes[0]?.span ?? handler.span, name);
    cx.push(b.declare("let", caught, b.id(error)));
  }
  handlerBody(cx, handler, error, destination);
}

/** More handlers than these are not tested in one `if` … `else if` …, which is a tree as deep as there are handlers. */
const MOST_TESTED = 100;

/** The number of the handler is found first, one test after another; then the handler, in as many steps as the number has bits. */
function numberedHandlers(
  cx: FunctionContext,
  handlers: readonly Handler[],
  error: string,
  destination: Destination,
): b.es.Statement {
  const chosen = cx.temp();
  const isOpen = () => b.binary("<", b.id(chosen), b.literal(0));
  const tests = handlers.map((handler, i) => {
    const { before, condition } = fitting(cx, handler, error);
    const found = b.statement(b.assign(b.id(chosen), b.literal(i)));
    return b.ifStatement(isOpen(), [...before, b.ifStatement(condition, [found], null)], null, handler.span);
  });
  const halved = (from: number, to: number): b.es.Statement[] => {
    if (to - from === 1) return cx.collect(() => chosenHandler(cx, handlers[from]!, error, destination));
    const middle = (from + to) >> 1;
    const isLow = b.binary("<", b.id(chosen), b.literal(middle));
    return [b.ifStatement(isLow, halved(from, middle), halved(middle, to), handlers[middle]!.span)];
  };
  return b.block([
    b.declare("let", b.id(chosen), b.unary("-", b.literal(1))),
    ...tests,
    b.ifStatement(isOpen(), [b.throws(b.id(error))], null),
    ...halved(0, handlers.length),
  ]);
}

/** Whatever is thrown has become an exception of M28 by then. */
function catchesEverything({ type }: Handler): boolean {
  return type?.kind === "ref" && type.binding.kind === "builtin" && type.binding.name === "BaseException";
}

/** What goes wrong in a handler, or in a function that it calls, has the handled exception as its context. */
function handlerBody(cx: FunctionContext, handler: Handler, error: string, destination: Destination): void {
  if (!mayRaise(cx, handler.body, false)) return lowerInto(cx, handler.body, destination);
  const another = cx.module.names.fresh("$e");
  const statements = body(cx, handler.body, destination);
  const rethrow = b.throws(cx.module.rt("withContext", [b.id(another), b.id(error)], handler.span));
  cx.push(b.tryStatement(statements, { param: another, body: [rethrow] }, null, handler.span));
}

/**
 * What handlers mostly do, showing an exception and its attributes, is taken to succeed, and a handler's own `raise` knows
 * the context. Of finalizers, which mostly call built-in functions such as `close-chan`, these are taken to succeed.
 */
function mayRaise(cx: FunctionContext, node: Core, finalizing: boolean): boolean {
  if (node.kind === "function" || node.kind === "go") return false;
  if (RAISING.has(node.kind) || (finalizing && node.kind === "raise")) return true;
  if (node.kind === "ref" && (node.binding.kind === "unresolved" || cx.module.usage.unboundReads.has(node)))
    return true;
  if (node.kind === "assign" && node.target.kind === "pattern") return true;
  if (node.kind === "call") {
    const known = cx.module.facts.knownCallee(node);
    if (known?.kind !== "builtin" || !(finalizing || isHarmless(known.entry))) return true;
  }
  let found = false;
  forEachChild(node, (child) => {
    found ||= mayRaise(cx, child, finalizing);
  });
  return found;
}

const RAISING = new Set<Core["kind"]>([
  "method-call",
  "super",
  "new",
  "embedded-js",
  "binary",
  "unary",
  "compare",
  "for",
  "comprehension",
  "yield-from",
  "augmented-assign",
  "item",
  "path-item",
  "delete",
  "assert",
  "import",
  "import-from",
]);

function isHarmless({ name, kind }: BuiltinEntry): boolean {
  return kind === "exception" || ["print", "str", "repr", "type", "isinstance", "%exit"].includes(name);
}

// ---- raise and assert

export function lowerRaise(cx: FunctionContext, node: Raise): void {
  cx.push(b.throws(raised(cx, node), node.span));
}

function raised(cx: FunctionContext, node: Raise): Expr {
  const current = cx.handling.at(-1);
  if (node.exception === null) {
    return current === undefined
      ? cx.module.rt("noActiveException", [], node.span)
      : b.id(current, node.span);
  }
  const parts = [node.exception, node.message, node.cause].filter((part): part is Core => part !== null);
  const values = operands(cx, parts);
  const take = (part: Core | null) => (part === null ? b.id("undefined") : values.shift()!);
  const args = [take(node.exception), take(node.message), take(node.cause)];
  if (current !== undefined) args.push(b.id(current));
  while (args.at(-1)?.type === "Identifier" && (args.at(-1) as b.es.Identifier).name === "undefined")
    args.pop();
  return cx.module.rt(mayBeText(node.exception) ? "raisedByName" : "raised", args, node.span);
}

/** Variables hold exceptions more often than texts, but what they hold is known only when the program runs. */
function mayBeText(exception: Core): boolean {
  if (exception.kind !== "ref" || exception.binding.kind !== "variable") return false;
  const { variable, writes } = exception.binding;
  return variable !== "block" && !writes.some(({ form }) => form === "class" || form === "import");
}

export function lowerAssert(cx: FunctionContext, node: Assert): void {
  const condition = b.not(test(cx, node.test), node.span);
  const failure = cx.collect(() => {
    const message = node.message === null ? [] : [lower(cx, node.message)];
    cx.push(b.throws(operation(cx, node, "assertionFailed", message), node.span));
  });
  cx.push(b.ifStatement(condition, failure, null, node.span));
}
