/** `with`: a body inside context managers (language §10). */
import type { Form } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Block, Core, Try } from "../3-analyze/core.ts";
import { isMade, isRawList, isSymbol, sequenceItems } from "../3-analyze/form-parts.ts";
import {
  asBlock,
  assign,
  block,
  callBuiltin,
  compare,
  ifNode,
  literal,
  none,
  tryFinally,
} from "../3-analyze/make.ts";
import { target } from "../3-analyze/target.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const withForm: SpecialForm = {
  names: ["with"],
  syntax: "(with manager [as target] body…)\n(with [manager as target manager as target] body…)",
  doc: "Enters a context manager, evaluates its body, and leaves the manager however the body is left; a true result of `__exit__` swallows an exception. Several managers are entered left to right.",
  analyze(operands, ctx, span) {
    const read = readManagers(operands);
    if (read === null) {
      ctx.report(messages.withOperands(span));
      return none(span);
    }
    const surplus = read.managers[MOST_MANAGERS];
    if (surplus === undefined) return managed(read.managers, read.body, span, ctx);
    ctx.report(messages.nestedTooDeeply(surplus.value.span));
    return none(span);
  },
};

/** Each is left by a statement around the ones behind it; engines do not take many more. */
const MOST_MANAGERS = 500;

interface Manager {
  readonly value: Form;
  readonly target: Form | null;
}

interface Managers {
  readonly managers: readonly Manager[];
  readonly body: readonly Form[];
}

function readManagers(operands: readonly Form[]): Managers | null {
  const [first, ...rest] = operands;
  if (first === undefined) return null;
  const several = severalManagers(first);
  if (several !== null) {
    const managers = readList(several);
    return managers === null ? null : { managers, body: rest };
  }
  if (!isSymbol(rest[0], "as")) return { managers: [{ value: first, target: null }], body: rest };
  const named = rest[1];
  return named === undefined ? null : { managers: [{ value: first, target: named }], body: rest.slice(2) };
}

/** `[…]`, or `(…)` with an `as` in it. */
function severalManagers(form: Form): readonly Form[] | null {
  const items = sequenceItems(form);
  if (items === null || items.length === 0) return null;
  const named = items.some((item) => isSymbol(item, "as"));
  return named || (isMade(form, "list-literal") && !isRawList(form)) ? items : null;
}

function readList(items: readonly Form[]): Manager[] | null {
  const managers: Manager[] = [];
  for (let i = 0; i < items.length; ) {
    const value = items[i]!;
    const named = isSymbol(items[i + 1], "as");
    const given = named ? items[i + 2] : null;
    if (given === undefined || isSymbol(value, "as")) return null;
    managers.push({ value, target: given });
    i += named ? 3 : 1;
  }
  return managers;
}

/**
 * The first manager around the others and the body:
 * `let* manager = e, entered = enter(manager), inside = True: try: (try: body, except as error: …) finally: …`
 */
function managed(managers: readonly Manager[], forms: readonly Form[], span: Span, ctx: Context): Core {
  const [first, ...others] = managers;
  if (first === undefined) return body(forms, span, ctx);
  const at = first.value.span;
  const value = ctx.expression(first.value);
  ctx.enter("block");
  const hidden = (name: string) => ctx.declare(name, "block", "block", at);
  const read = (name: string) => ctx.read(name, at);
  const manager = { binding: hidden("%manager"), value };
  const entering = callBuiltin(ctx, "%enter", [read("%manager")], at);
  const entered = { binding: hidden("%entered"), value: entering };
  const inside = { binding: hidden("%inside"), value: literal(true, at) };
  const named = first.target === null ? null : target(first.target, ctx, "with");
  const inner = asBlock(managed(others, forms, span, ctx));
  const guarded: Block =
    named === null ? inner : block([assign(named, read("%entered"), at), ...inner.body], span);
  const attempt = catching(guarded, at, span, ctx);
  const leaving = ifNode(
    compare("is", read("%inside"), literal(true, at), at),
    exit(none(at), at, ctx),
    null,
    at,
  );
  ctx.leave();
  const whole = tryFinally(block([attempt], span), block([leaving], at), span);
  const bindings = [manager, entered, inside];
  return { kind: "let", style: "let*", bindings, body: block([whole], span), span };
}

/** Gives the exception to `__exit__`, and raises it again unless that gives a true value. */
function catching(guarded: Block, at: Span, span: Span, ctx: Context): Try {
  ctx.enter("block");
  const binding = ctx.declare("%error", "block", "block", at);
  const outside = assign(ctx.write("%inside", at, "assign"), literal(false, at), at);
  const again: Core = { kind: "raise", exception: null, message: null, cause: null, span: at };
  const swallowed = exit(ctx.read("%error", at), at, ctx);
  const handling = block([outside, ifNode(swallowed, none(at), again, at)], at);
  ctx.leave();
  const handler = { type: ctx.builtin("BaseException", at), binding, body: handling, span: at };
  return { kind: "try", body: guarded, handlers: [handler], otherwise: null, finalizer: null, span };
}

function exit(error: Core, at: Span, ctx: Context): Core {
  return callBuiltin(ctx, "%exit", [ctx.read("%manager", at), error], at);
}
