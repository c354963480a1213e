/** `let`, `let*`, `letrec`: variables of a block (language §6.3, §4.5). */
import type { Form } from "../1-read/form.ts";
import { isOperator } from "../1-read/make.ts";
import { body } from "../3-analyze/body.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Binding, Core, Let } from "../3-analyze/core.ts";
import { isSymbol, sequenceItems } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const letForm: SpecialForm = {
  names: ["let", "let*", "letrec"],
  syntax: "(let ((name value) …) body…)\n(let [name value …] body…)\n(let* …)\n(letrec …)",
  doc: "Names that only the body sees. In `let` no initialiser sees them, in `let*` each sees the earlier ones, in `letrec` all.",
  analyze(operands, ctx, span, head): Core {
    const style = (head.kind === "symbol" ? head.name : "let") as Let["style"];
    const [list, ...rest] = operands;
    const given = list === undefined ? null : readBindings(list, ctx);
    if (given === null) {
      ctx.report(messages.letBindings((list ?? head).span, { name: style }));
      return none(span);
    }
    const { bindings, depth } = BIND[style](given, ctx);
    const inner = body(rest, span, ctx);
    for (let i = 0; i < depth; i++) ctx.leave();
    return { kind: "let", style, bindings, body: inner, span };
  },
};

interface Given {
  readonly name: string;
  readonly span: Span;
  readonly value: Form | null;
}

interface Bound {
  readonly bindings: { readonly binding: Binding; readonly value: Core }[];
  /** Blocks left open for the body. */
  readonly depth: number;
}

const BIND: Readonly<Record<Let["style"], (given: readonly Given[], ctx: Context) => Bound>> = {
  let(given, ctx) {
    const values = given.map((each) => initialValue(each, ctx));
    ctx.enter("block");
    return {
      bindings: given.map((each, i) => ({ binding: declare(each, ctx), value: values[i]! })),
      depth: 1,
    };
  },
  "let*"(given, ctx) {
    const bindings = given.map((each) => {
      const value = initialValue(each, ctx);
      ctx.enter("block");
      return { binding: declare(each, ctx), value };
    });
    return { bindings, depth: given.length };
  },
  letrec(given, ctx) {
    ctx.enter("block");
    const declared = given.map((each) => declare(each, ctx));
    return {
      bindings: given.map((each, i) => ({ binding: declared[i]!, value: initialValue(each, ctx) })),
      depth: 1,
    };
  },
};

function declare({ name, span }: Given, ctx: Context): Binding {
  return ctx.declare(name, "block", "block", span);
}

function initialValue({ value, span }: Given, ctx: Context): Core {
  return value === null ? none(span) : ctx.expression(value);
}

/** `((a e) b …)` or `(a e b e)`, in parentheses or brackets; null when it is neither. */
function readBindings(list: Form, ctx: Context): Given[] | null {
  const items = sequenceItems(list)?.filter((item) => !isOperator(item, "="));
  if (items === undefined) return null;
  const flat = isSymbol(items[0]) && items.length % 2 === 0;
  const given: Given[] = [];
  for (let i = 0; i < items.length; i += flat ? 2 : 1) {
    const parts = flat ? items.slice(i, i + 2) : bindingParts(items[i]!);
    const [name, value] = parts;
    if (!isSymbol(name) || parts.length > 2) {
      ctx.report(messages.letBinding(items[i]!.span));
      continue;
    }
    given.push({ name: name.name, span: name.span, value: value ?? null });
  }
  return given;
}

function bindingParts(item: Form): readonly Form[] {
  return sequenceItems(item)?.filter((part) => !isOperator(part, "=")) ?? [item];
}
