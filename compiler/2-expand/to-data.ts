/** Forms → the data that macros get (language §2.9); each list remembers the form that it was. */
import { marked } from "../../runtime/macros/marks.ts";
import { bytesLiteral } from "../../runtime/methods/bytes/known.ts";
import { symbol } from "../../runtime/values/symbol.ts";
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form, FStringForm, ListForm } from "../1-read/form.ts";
import { type Datum, datum } from "./datum.ts";
import { listData } from "./list-data.ts";

/** What stands in the holes of a template, by their forms; arrays where they splice. */
export type Fillings = ReadonlyMap<Form, unknown>;

export interface Origin {
  readonly form: ListForm | FStringForm;
  /** Null for forms of the call, which stay where they are. */
  readonly fillings: Fillings | null;
  readonly elements: readonly unknown[];
}

/** On the list itself, where programs do not see it: a table of all lists would have to be swept again and again. */
const ORIGIN = Symbol("origin");

type Remembering = readonly unknown[] & { [ORIGIN]?: Origin };

/** @param names what the names visible at the form denote */
export function dataOf(form: Form, names: NameOracle): unknown {
  if (form.kind === "list") {
    const { items, marked: isMark } = listData(form, names);
    const list = items.map((item) => dataOf(item, names));
    return remembered(isMark ? marked(list) : list, form);
  }
  const value = datumValue(datum(form, names));
  return form.kind === "f-string" ? remembered(value as unknown[], form) : value;
}

/** What a list was made of, as long as nobody has changed the list or what is in it. */
export function originOf(list: Remembering): Origin | null {
  return isUnchanged(list) ? list[ORIGIN]! : null;
}

/** Gives the list back. */
export function remembered(
  list: unknown[],
  form: Origin["form"],
  fillings: Fillings | null = null,
): unknown[] {
  (list as Remembering)[ORIGIN] = { form, fillings, elements: [...list] };
  return list;
}

function isUnchanged(list: Remembering): boolean {
  const origin = list[ORIGIN];
  return (
    origin !== undefined &&
    origin.elements.length === list.length &&
    list.every((item, i) => item === origin.elements[i] && !(Array.isArray(item) && isChanged(item)))
  );
}

/** The insides of f-strings are opaque, and remember nothing. */
function isChanged(list: Remembering): boolean {
  return list[ORIGIN] !== undefined && !isUnchanged(list);
}

function datumValue(data: Datum): unknown {
  if (data === null || typeof data !== "object") return data;
  if ("symbol" in data) return symbol(data.symbol);
  if ("bytes" in data) return bytesLiteral(data.bytes);
  const list = data.list.map(datumValue);
  return data.marked ? marked(list) : list;
}
