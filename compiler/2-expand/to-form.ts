/** The data that a macro gives → a form, as if it stood where the macro was called. */
import { isMarked } from "../../runtime/macros/marks.ts";
import { asText } from "../../runtime/text/bytes-as-text.ts";
import { isDict } from "../../runtime/values/dict.ts";
import { bytesType } from "../../runtime/values/foreign.ts";
import { isSet } from "../../runtime/values/sets.ts";
import { isSymbol, symbol as symbolValue } from "../../runtime/values/symbol.ts";
import { isTuple } from "../../runtime/values/tuple.ts";
import { isName } from "../1-read/characters.ts";
import { type Form, type FStringField, type FStringPart, type ListForm, MARKS } from "../1-read/form.ts";
import { madeList, operator, symbol } from "../1-read/make.ts";
import { BINARY, SEPARATORS } from "../1-read/operators.ts";
import type { Span } from "../source/source.ts";
import { type Place, placed } from "./placed.ts";
import { originOf } from "./to-data.ts";
import { Malformed, wellFormed } from "./well-formed.ts";

/** Thrown for a value that no form stands for. */
export class NotAForm extends Error {
  readonly value: unknown;

  constructor(value: unknown) {
    super("not a form");
    this.value = value;
  }
}

/** @throws NotAForm */
export function formOf(value: unknown, place: Place): Form {
  const { span } = place;
  place.count();
  if (value === null || typeof value === "boolean") return { kind: "constant", value, span };
  if (typeof value === "string") return { kind: "string", value, span };
  if (typeof value === "bigint") return { kind: "number", value, float: false, span };
  if (typeof value === "number" && Number.isFinite(value)) return numberForm(value, span);
  if (bytesType(value) !== undefined) return { kind: "bytes", value: asText(value as Uint8Array), span };
  if (isSymbol(value)) return nameForm(value.name, place);
  if (Array.isArray(value)) return originalForm(value, place) ?? listForm(value, place);
  if (isTuple(value)) return madeList("tuple-literal", formsOf(value.items, place), span);
  if (isSet(value)) return madeList("set-literal", formsOf([...value], place), span);
  if (isDict(value)) return madeList("dict-literal", formsOf([...value.entries()].flat(), place), span);
  throw new NotAForm(value);
}

/** Of a list that is what it was: the form that stood in the call, or the template, with its holes filled, as if it stood there. */
function originalForm(list: readonly unknown[], place: Place): Form | null {
  const origin = originOf(list);
  if (origin === null || origin.fillings === null) return origin?.form ?? null;
  return placed(origin.form, origin.fillings, place, {
    one: (value) => formOf(value, place),
    several: (value) => elementForms(value, place),
  });
}

function formsOf(values: readonly unknown[], place: Place): Form[] {
  return values.map((value) => formOf(value, place));
}

/** A minus sign is no part of a number. */
function numberForm(value: number, span: Span): Form {
  const form: Form = { kind: "number", value: Math.abs(value), float: !Number.isInteger(value), span };
  return value < 0 ? madeOperation("-", [form], span) : form;
}

function madeOperation(op: string, operands: readonly Form[], span: Span): ListForm {
  return { kind: "list", shape: "made", items: [operator(op, span), ...operands], span };
}

const OTHER_OPERATORS = new Set(["not", "~", "@", ...SEPARATORS]);

/** Names that are no NAMEs: of forms that only sugar makes, and one that ends with a star. */
const OTHER_NAMES = new Set([".", "->", "->>", "let*"]);

/** Can the symbol stand in a program, or come from `gensym`? No text that is none gets into emitted code as a name. */
function isSymbolOfCode(name: string): boolean {
  const text = name.replace(/^(?::|js\/)/, "").replace(/^(.+) \d+$/, "$1");
  return isName(text) || OTHER_NAMES.has(name);
}

function nameForm(name: string, { span, names }: Place): Form {
  if (name === "...") return { kind: "constant", value: "ellipsis", span };
  if (BINARY.has(name) || OTHER_OPERATORS.has(name)) return operator(name, span);
  const at = names.get(name) ?? span;
  if (!isSymbolOfCode(name)) throw new NotAForm(symbolValue(name));
  if (name.startsWith(":")) return { kind: "keyword", name: name.slice(1), span: at };
  if (name.startsWith("js/")) return { kind: "js-name", name: name.slice("js/".length), span: at };
  return symbol(name, at);
}

/** Lists whose heads only sugar makes. */
const MADE = new Set(
  "list-literal tuple-literal set-literal dict-literal slice-literal list-comp set-comp dict-comp gen-comp get-item".split(
    " ",
  ),
);

function listForm(list: readonly unknown[], place: Place): Form {
  const [head, ...rest] = list;
  const name = isSymbol(head) ? head.name : "";
  if (isMarked(list)) return markedForm(name, rest, place);
  if (name === "f-string")
    return { kind: "f-string", parts: rest.map((part) => fStringPart(part, place)), span: place.span };
  if (name === "." && list.length === 3 && /^(string|number)$/.test(typeof list[2])) {
    return madeList(".", formsOf(rest, place), place.span);
  }
  if (name.endsWith("-comp") && MADE.has(name)) return comprehensionForm(name, rest, place);
  if (MADE.has(name)) return madeList(name, formsOf(rest, place), place.span);
  const items = list.flatMap((item) => elementForms(item, place));
  return { kind: "list", shape: "raw", items, span: place.span, canonical: true };
}

const STARS: ReadonlyMap<string, string> = new Map([
  ["*", MARKS.splat],
  ["**", MARKS.keywordSplat],
]);

function markedForm(name: string, operands: readonly unknown[], place: Place): Form {
  if (name === "=" && operands.length !== 2) throw new Malformed("a keyword argument");
  return wellFormed(madeList(STARS.get(name) ?? name, formsOf(operands, place), place.span));
}

/** `k=v` among the elements of a list is what it was in the text: a name, a sign and a value. */
function elementForms(item: unknown, place: Place): Form[] {
  const form = formOf(item, place);
  if (!Array.isArray(item) || !isMarked(item) || !isSymbol(item[0]) || item[0].name !== "=") return [form];
  const [, target, value] = (form as ListForm).items;
  return [target!, operator("=", place.span), value!];
}

/** Its clauses are made lists too. */
function comprehensionForm(head: string, operands: readonly unknown[], place: Place): Form {
  const forms = operands.map((operand) => {
    const [word, ...parts] = Array.isArray(operand) ? operand : [];
    const isClause = isSymbol(word) && (word.name === "for" || word.name === "if");
    return isClause ? madeList(word.name, formsOf(parts, place), place.span) : formOf(operand, place);
  });
  return madeList(head, forms, place.span);
}

function fStringPart(part: unknown, place: Place): FStringPart {
  if (typeof part === "string") return part;
  if (!isField(part)) throw new Malformed("an f-string");
  const [value, echo, conversion, spec] = part;
  const parts = spec === null ? null : spec.map((each) => fStringPart(each, place));
  return { value: formOf(value, place), echo, conversion, spec: parts, span: place.span };
}

function isField(
  part: unknown,
): part is readonly [unknown, string | null, FStringField["conversion"], unknown[] | null] {
  if (!Array.isArray(part) || part.length !== 4) return false;
  const [, echo, conversion, spec] = part;
  return (
    (echo === null || typeof echo === "string") &&
    (conversion === null || ["r", "s", "a"].includes(conversion)) &&
    (spec === null || Array.isArray(spec))
  );
}
