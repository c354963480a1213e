/** Assignment targets: names, attributes, items and patterns (language §6.1). */
import { type Form, type ListForm, MARKS } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { patternForm } from "../1-read/pattern.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { attributeOf } from "./attribute.ts";
import type { Context } from "./context.ts";
import type { Attribute, BindingForm, Item, PathItem, Ref, Target } from "./core.ts";
import { headName, isMade, isRawList } from "./form-parts.ts";
import { itemOf } from "./item.ts";

/** Reads a target and notes what it binds, left to right. */
export function target(form: Form, ctx: Context, how: BindingForm): Target {
  const place = placeOf(form, ctx);
  if (place !== null) return place;
  if (form.kind === "symbol" && !HARD_KEYWORDS.has(form.name)) return ctx.write(form.name, form.span, how);
  const items = elementsOf(form);
  return items === null ? refuse(form, ctx) : pattern(items, form.span, ctx, how);
}

/** A name, attribute or item, as augmented assignment and `set!` take it; a name is only passed to `name`. */
export function simpleTarget(
  form: Form,
  ctx: Context,
  name: (name: string, span: Span) => Ref,
): Ref | Attribute | Item | PathItem {
  const place = placeOf(form, ctx);
  if (place !== null) return place;
  if (form.kind === "symbol" && !HARD_KEYWORDS.has(form.name)) return name(form.name, form.span);
  return refuse(form, ctx);
}

/** The names that a pattern binds. */
export function targetNames(form: Form, ctx: Context): { readonly name: string; readonly span: Span }[] {
  if (form.kind === "symbol") return [{ name: form.name, span: form.span }];
  if (isPlace(form)) return [];
  return (elementsOf(form) ?? []).flatMap((item) =>
    targetNames(isMade(item, MARKS.splat) ? item.items[1]! : item, ctx),
  );
}

function isPlace(form: Form): form is ListForm {
  if (form.kind !== "list" || form.shape === "call") return false;
  const head = headName(form);
  return (head === "." || head === "get-item") && form.items.length > 2;
}

/** An attribute, item or path item; null for other forms. */
function placeOf(form: Form, ctx: Context): Attribute | Item | PathItem | null {
  if (!isPlace(form)) return null;
  const [, object, part] = form.items;
  if (headName(form) === "get-item") return itemOf(ctx.expression(object!), part!, form.span, ctx);
  return attributeOf(ctx.expression(object!), part!, form.span, ctx);
}

function elementsOf(form: Form): readonly Form[] | null {
  if (isRawList(form)) form = patternForm([form]);
  if (isMade(form, "tuple-literal") || isMade(form, "list-literal")) return form.items.slice(1);
  return null;
}

function pattern(items: readonly Form[], span: Span, ctx: Context, how: BindingForm): Target {
  const before: Target[] = [];
  const after: Target[] = [];
  let rest: Target | null = null;
  for (const item of items) {
    const splat = isMade(item, MARKS.splat);
    const made = target(splat ? item.items[1]! : item, ctx, how);
    if (!splat) (rest === null ? before : after).push(made);
    else if (rest === null) rest = made;
    else ctx.report(messages.multipleStarredTargets(item.span));
  }
  return { kind: "pattern", before, rest, after, span };
}

/** Reports what cannot be assigned to and gives a place that swallows the value. */
function refuse(form: Form, ctx: Context): Ref {
  if (form.kind !== "error") ctx.report(messages.cannotAssign(form.span, { what: describe(form) }));
  return { kind: "ref", name: "_", span: form.span, binding: { kind: "unresolved", name: "_" } };
}

function describe(form: Form): string {
  switch (form.kind) {
    case "symbol":
      return `the keyword '${form.name}'`;
    case "constant":
      return { true: "True", false: "False", null: "None", ellipsis: "..." }[String(form.value)]!;
    case "list":
      if (form.shape === "call") return "function call";
      return form.shape === "made" ? "expression" : "list";
    case "operator":
      return `operator '${form.op}'`;
    case "js-name":
      return `'js/${form.name}'`;
    case "keyword":
      return `':${form.name}'`;
    default:
      return "literal";
  }
}
