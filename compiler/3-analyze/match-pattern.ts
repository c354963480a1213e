/** The patterns of `match`: what to test of the value, and what to capture of it once everything fits. */
import { callArguments } from "../1-read/arguments.ts";
import type { CallArgument } from "../1-read/classify-types.ts";
import { type Form, type ListForm, MARKS } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { isOperator } from "../1-read/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Kept } from "./clauses.ts";
import type { Context } from "./context.ts";
import type { Assign, Core } from "./core.ts";
import { headName, isMade, isSymbol, withoutCommas } from "./form-parts.ts";
import { assign, block, callBuiltin, compare, literal } from "./make.ts";
import { denotesClass } from "./oracle.ts";

/** The value that a pattern is held against. */
interface Subject {
  /** A fresh node each time, since tests and captures may all need it. */
  readonly read: () => Core;
  /** A variable for a value inside it. */
  readonly keep: (span: Span) => Kept;
}

export interface Matcher {
  /** In order; each may rely on those before it. */
  readonly tests: readonly Core[];
  readonly captures: readonly Assign[];
}

const ANYTHING: Matcher = { tests: [], captures: [] };

export function matcher(form: Form, subject: Subject, ctx: Context): Matcher {
  switch (form.kind) {
    case "symbol":
      return name(form.name, form.span, subject, ctx);
    case "constant":
      return test(compare("is", subject.read(), ctx.expression(form), form.span));
    case "number":
    case "string":
    case "bytes":
    case "keyword":
    case "js-name":
      return equal(form, subject, ctx);
    case "list":
      return list(form, subject, ctx);
    default:
      return refuse(form, ctx);
  }
}

/** All of the tests; null when there are none. */
export function conjunction(tests: readonly Core[], span: Span): Core | null {
  if (tests.length < 2) return tests[0] ?? null;
  return { kind: "logic", op: "and", operands: tests, span };
}

function name(text: string, span: Span, subject: Subject, ctx: Context): Matcher {
  if (text === "_" || text === "else") return ANYTHING;
  return { tests: [], captures: [capture(text, span, subject.read(), ctx)] };
}

function capture(text: string, span: Span, value: Core, ctx: Context): Assign {
  if (HARD_KEYWORDS.has(text)) ctx.report(messages.cannotAssign(span, { what: `the keyword '${text}'` }));
  return assign(ctx.write(text, span, "match"), value, span);
}

function list(form: ListForm, subject: Subject, ctx: Context): Matcher {
  if (isCompared(form)) return equal(form, subject, ctx);
  if (form.shape === "call") return instance(form.items[0]!, form.items.slice(1), form, subject, ctx);
  return form.shape === "made" ? made(form, subject, ctx) : raw(form, subject, ctx);
}

/** `-1`, `'name`, `Color.RED` */
function isCompared(form: ListForm): boolean {
  if (form.shape === "made") return [".", "quote", "-", "+"].includes(headName(form) ?? "");
  if (form.shape === "call") return false;
  const [head] = form.items;
  const isUnary = isSymbol(head, "quote") || isOperator(head, "-") || isOperator(head, "+");
  return form.items.length === 2 && isUnary;
}

function made(form: ListForm, subject: Subject, ctx: Context): Matcher {
  const operands = form.items.slice(1);
  switch (headName(form)) {
    case "list-literal":
    case "tuple-literal":
      return sequence(operands, form, subject, ctx);
    case "dict-literal":
      return mapping(operands, form, subject, ctx);
    case "or":
    case "|":
      return alternatives(operands, form.span, subject, ctx);
    default:
      return refuse(form, ctx);
  }
}

function raw(form: ListForm, subject: Subject, ctx: Context): Matcher {
  const items = withoutCommas(form.items);
  const [head, second] = items;
  if (isOperator(head, "or")) return alternatives(items.slice(1), form.span, subject, ctx);
  if (isOperator(second, "or") || isOperator(second, "|")) {
    return alternatives(
      items.filter((item) => item.kind !== "operator"),
      form.span,
      subject,
      ctx,
    );
  }
  if (items.length === 3 && isSymbol(second, "as") && isSymbol(items[2])) {
    const inner = matcher(head!, subject, ctx);
    const whole = capture(items[2].name, items[2].span, subject.read(), ctx);
    return { tests: inner.tests, captures: [...inner.captures, whole] };
  }
  if (head?.kind === "operator" && head.op !== "*") return refuse(form, ctx);
  const isClass = isSymbol(head) ? denotesClass(ctx, head.name) : isMade(head, ".");
  if (isClass && head !== undefined) return instance(head, form.items.slice(1), form, subject, ctx);
  return sequence(starred(items), form, subject, ctx);
}

function equal(form: Form, subject: Subject, ctx: Context): Matcher {
  return test(compare("==", subject.read(), ctx.expression(form), form.span));
}

function test(node: Core): Matcher {
  return { tests: [node], captures: [] };
}

function refuse(form: Form, ctx: Context): Matcher {
  if (form.kind !== "error") ctx.report(messages.matchPattern(form.span));
  return ANYTHING;
}

// ---- compound patterns

/** The pattern of a value inside another one. What is taken apart itself is read once. */
function part(form: Form, subject: Subject, ctx: Context): Matcher {
  if (form.kind !== "list" || isCompared(form)) return matcher(form, subject, ctx);
  const { read, write } = subject.keep(form.span);
  const { tests, captures } = matcher(form, { ...subject, read }, ctx);
  const [first = literal(true, form.span), ...others] = tests;
  const kept = assign(write(), subject.read(), form.span);
  return { tests: [block([kept, first], form.span), ...others], captures };
}

/** The alternatives capture as they are tried, since only they know which of them fits. */
function alternatives(forms: readonly Form[], span: Span, subject: Subject, ctx: Context): Matcher {
  const operands = forms.map((form) => {
    const { tests, captures } = matcher(form, subject, ctx);
    const done = captures.length === 0 ? [] : [block([...captures, literal(true, form.span)], form.span)];
    return conjunction([...tests, ...done], form.span) ?? literal(true, form.span);
  });
  if (operands.length === 0) return test(literal(false, span));
  return test(operands.length === 1 ? operands[0]! : { kind: "logic", op: "or", operands, span });
}

function sequence(forms: readonly Form[], whole: ListForm, subject: Subject, ctx: Context): Matcher {
  const { span } = whole;
  const stars = forms.filter((form) => isMade(form, MARKS.splat));
  if (stars.length > 1) ctx.report(messages.multipleStarredTargets(stars[1]!.span));
  const at = forms.findIndex((form) => isMade(form, MARKS.splat));
  const after = at < 0 ? 0 : forms.length - at - 1;
  const least = literal(at < 0 ? forms.length : forms.length - 1, span);
  const parts = forms.map((form, i) => {
    if (i === at) {
      const bounds = [literal(at, span), literal(after, span)];
      const read = () => callBuiltin(ctx, "%match-rest", [subject.read(), ...bounds], form.span);
      return rest(form, { ...subject, read }, ctx);
    }
    return part(form, item(subject, literal(at >= 0 && i > at ? i - forms.length : i, form.span)), ctx);
  });
  const fits = callBuiltin(ctx, "%match-sequence", [subject.read(), least, literal(at >= 0, span)], span);
  return together([test(fits), ...parts]);
}

function rest(form: Form, subject: Subject, ctx: Context): Matcher {
  const target = form.kind === "list" ? form.items[1]! : form;
  return isSymbol(target) ? name(target.name, target.span, subject, ctx) : refuse(form, ctx);
}

function item(subject: Subject, index: Core): Subject {
  return { ...subject, read: () => ({ kind: "item", object: subject.read(), index, span: index.span }) };
}

/** `(a, *b)`: a star that stands apart from its name. */
function starred(items: readonly Form[]): readonly Form[] {
  return items.flatMap((form, i): Form[] => {
    if (isOperator(form, "*") && items[i + 1] !== undefined) return [];
    if (!isOperator(items[i - 1], "*")) return [form];
    const head: Form = { kind: "symbol", name: MARKS.splat, span: form.span };
    return [{ kind: "list", shape: "made", items: [head, form], span: form.span }];
  });
}

function mapping(operands: readonly Form[], whole: ListForm, subject: Subject, ctx: Context): Matcher {
  const keys: Core[] = [];
  const parts: Matcher[] = [];
  let others: Form | null = null;
  for (let i = 0; i < operands.length; i++) {
    const key = operands[i]!;
    if (isMade(key, MARKS.keywordSplat) || (isMade(key, "**") && key.items.length === 2)) {
      others = key;
      continue;
    }
    const pattern = operands[++i];
    if (pattern === undefined) break;
    keys.push(ctx.expression(key));
    parts.push(part(pattern, item(subject, keys.at(-1)!), ctx));
  }
  const { span } = whole;
  const fits = test(callBuiltin(ctx, "%match-keys", [subject.read(), ...keys], span));
  if (others === null) return together([fits, ...parts]);
  const read = () => callBuiltin(ctx, "%match-others", [subject.read(), ...keys], others.span);
  return together([fits, ...parts, rest(others, { ...subject, read }, ctx)]);
}

function instance(
  callee: Form,
  operands: readonly Form[],
  whole: ListForm,
  subject: Subject,
  ctx: Context,
): Matcher {
  const type = () => ctx.expression(callee);
  const args = callArguments(operands, ctx.report);
  const count = args.filter(({ kind }) => kind === "positional").length;
  const isOne = callBuiltin(
    ctx,
    "%match-class",
    [subject.read(), type(), literal(count, whole.span), ...attributeNames(args)],
    whole.span,
  );
  const parts = args.map((arg, i) => {
    const { span } = arg.form;
    if (arg.kind === "positional") {
      const read = () =>
        callBuiltin(ctx, "%match-position", [subject.read(), type(), literal(i, span)], span);
      return part(arg.form, { ...subject, read }, ctx);
    }
    if (arg.kind !== "keyword") return refuse(arg.form, ctx);
    const { name, span: nameSpan } = arg;
    const read = (): Core => ({ kind: "attribute", object: subject.read(), name, nameSpan, span });
    return part(arg.form, { ...subject, read }, ctx);
  });
  return together([test(isOne), ...parts]);
}

function attributeNames(args: readonly CallArgument[]): Core[] {
  return args.flatMap((arg) => (arg.kind === "keyword" ? [literal(arg.name, arg.span)] : []));
}

function together(parts: readonly Matcher[]): Matcher {
  return {
    tests: parts.flatMap(({ tests }) => tests),
    captures: parts.flatMap(({ captures }) => captures),
  };
}
