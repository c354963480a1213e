/** `print` without options: its arguments stand in the call, as one text where it is certain what each looks like. */
import type { Argument, Core } from "../3-analyze/core.ts";
import { isOnly, KIND } from "../3-analyze/types/type.ts";
import type { JsArgument } from "./arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lowerItems } from "./evaluation.ts";

type Expr = b.es.Expression;

/** The runtime's function, and what it is called with. */
export interface Printing {
  readonly name: "printText" | "printItems";
  readonly values: JsArgument[];
}

/** Null for a call with options. */
export function simplePrint(
  cx: FunctionContext,
  args: readonly Argument[],
  suspends: boolean,
): Printing | null {
  if (!args.every(({ kind }) => kind === "positional" || kind === "splat")) return null;
  const values = lowerItems(cx, args, suspends);
  if (!args.every(({ kind, value }) => kind === "positional" && isText(cx, value)))
    return { name: "printItems", values };
  return { name: "printText", values: [joined(cx, args, values as Expr[])] };
}

/** Is its `str` what JavaScript makes of it, too? */
function isText(cx: FunctionContext, node: Core): boolean {
  return isOnly(cx.module.types.typeOf(node), KIND.str | KIND.int | KIND.bigint);
}

/** One text with spaces between the values. */
function joined(cx: FunctionContext, args: readonly Argument[], values: readonly Expr[]): Expr {
  const [only] = values;
  if (values.length === 1 && isOnly(cx.module.types.typeOf(args[0]!.value), KIND.str)) return only!;
  const strings = [""];
  const fields: Expr[] = [];
  values.forEach((value, i) => {
    if (i > 0) strings[strings.length - 1] += " ";
    if (isWritten(value)) {
      strings[strings.length - 1] += String(value.value);
    } else {
      fields.push(value);
      strings.push("");
    }
  });
  return fields.length === 0 ? b.literal(strings[0]!) : b.template(strings, fields);
}

/** A literal that stands in the text as it is. */
function isWritten(value: Expr): value is b.es.SimpleLiteral {
  return value.type === "Literal" && (typeof value.value === "string" || typeof value.value === "number");
}
