/** How the body of a generator talks to whoever asks it for values. */
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";

type Expr = b.es.Expression;

/** The generator object, as its body sees it when it may suspend. */
export const GENERATOR = "$gen";

/**
 * Hands out a value; gives what is sent. A suspending generator hands it over through the goroutine that asked for it,
 * which may be another one each time.
 */
export function yielded(cx: FunctionContext, value: Expr, at: Span): Expr {
  if (!cx.suspends) return { type: "YieldExpression", argument: value, delegate: false, at };
  return b.sequence([...handedOver(cx, value, at), ofGenerator("sent", [], at)], at);
}

/** `$gen.give(v), yield, $g = $gen.goroutine` */
export function handedOver(cx: FunctionContext, value: Expr, at: Span): Expr[] {
  const goroutine = cx.goroutine() as b.es.Identifier;
  return [
    ofGenerator("give", [value], at),
    { type: "YieldExpression", argument: null, delegate: false, at },
    b.assign(b.id(goroutine.name), b.member(b.id(GENERATOR), "goroutine")),
  ];
}

/** `return $gen.end(v)`: the last thing that the body of a suspending generator does. */
export function endOfGenerator(value: Expr, at: Span): Expr {
  return ofGenerator("end", [value], at);
}

function ofGenerator(method: string, args: Expr[], at: Span): Expr {
  return b.call(b.member(b.id(GENERATOR), method), args, at);
}
