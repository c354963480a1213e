/** What an `except` clause catches and binds: the table of language §8.3. */
import type { Form, ListForm, SymbolForm } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { ASSIGNMENT } from "../1-read/operators.ts";
import type { Context } from "./context.ts";
import { isRawList, isSymbol, sequenceItems } from "./form-parts.ts";
import { dottedName } from "./import-clauses.ts";

export interface ExceptSpec {
  /** Null: every Exception. */
  readonly type: Form | null;
  readonly name: SymbolForm | null;
  /** The raw items of the handler. */
  readonly rest: readonly Form[];
}

export function exceptSpec(items: readonly Form[], ctx: Context): ExceptSpec {
  const [first, second, third] = items;
  if (first === undefined) return { type: null, name: null, rest: [] };
  if (isSymbol(first, "as") && isSymbol(second)) return { type: null, name: second, rest: items.slice(2) };
  // `re.error as e`: nothing but a type can stand before `as`.
  if (isType(first, isCapitalised) || (isSymbol(second, "as") && isType(first, isAny))) {
    const type = asType(first, ctx);
    if (isSymbol(second, "as") && isSymbol(third)) return { type, name: third, rest: items.slice(3) };
    const more = items.length > 2;
    if (isVariable(second) && !isAssignment(third) && (more || isFree(second, ctx)))
      return { type, name: second, rest: items.slice(2) };
    const inner = soleName(second);
    if (inner !== null && more && isFree(inner, ctx)) return { type, name: inner, rest: items.slice(2) };
    return { type, name: null, rest: items.slice(1) };
  }
  if (isVariable(first) && !isAssignment(second)) return { type: null, name: first, rest: items.slice(1) };
  const inner = soleName(first);
  if (inner !== null && items.length > 1 && isFree(inner, ctx))
    return { type: null, name: inner, rest: items.slice(1) };
  return { type: null, name: null, rest: items };
}

/** The handler begins with `x = e`: then `x` is no name for the exception. */
function isAssignment(form: Form | undefined): boolean {
  return form?.kind === "operator" && ASSIGNMENT.has(form.op);
}

/** A name, a dotted one or one of JavaScript's, whose last part is right, or a list of such. */
function isType(form: Form, isRight: (name: string) => boolean): boolean {
  const items = sequenceItems(form) ?? [form];
  return items.length > 0 && items.every((item) => isRight(typeName(item) ?? ""));
}

/** Of `re.error`: `error`; of `js/Error`: `Error`. */
function typeName(form: Form): string | null {
  if (form.kind === "js-name") return form.name;
  const dotted = dottedName(form);
  return dotted === null ? null : dotted.slice(dotted.lastIndexOf(".") + 1);
}

function isAny(name: string): boolean {
  return name !== "";
}

function isCapitalised(name: string): boolean {
  return /^_?\p{Lu}/u.test(name);
}

/** Lists become tuple displays; `Error` means Exception. */
function asType(form: Form, ctx: Context): Form {
  if (isSymbol(form, "Error") && !ctx.names.isUserBound("Error")) return { ...form, name: "Exception" };
  const items = sequenceItems(form);
  if (items === null) return form;
  const head: SymbolForm = { kind: "symbol", name: "tuple-literal", span: form.span };
  const list: ListForm = {
    kind: "list",
    shape: "made",
    items: [head, ...items.map((item) => asType(item, ctx))],
    span: form.span,
  };
  return list;
}

function isVariable(form: Form | undefined): form is SymbolForm {
  return isSymbol(form) && !isCapitalised(form.name) && !HARD_KEYWORDS.has(form.name);
}

/** The `v` of `(v)`. */
function soleName(form: Form | undefined): SymbolForm | null {
  if (!isRawList(form) || form.items.length !== 1) return null;
  const only = form.items[0];
  return isVariable(only) ? only : null;
}

function isFree(form: SymbolForm, ctx: Context): boolean {
  return !ctx.names.isUserBound(form.name) && ctx.builtins.lookup(form.name) === null;
}
