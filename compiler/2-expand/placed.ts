/** The text of a template as if it stood where a macro is called, its holes filled (language §11.4). */

import { isWord } from "../1-read/elements.ts";
import type { Form, FStringPart, ListForm } from "../1-read/form.ts";
import { isOperator, isSplice, operator, symbol, textOf } from "../1-read/make.ts";
import type { Span } from "../source/source.ts";
import type { Fillings } from "./to-data.ts";
import { wellFormed } from "./well-formed.ts";

/** What new forms are told of the place they are put in. */
export interface Place {
  readonly span: Span;
  /** Where names stand in the call: an equal name in the result most likely came from there. */
  readonly names: ReadonlyMap<string, Span>;
  /** Told of each form that is made. */
  readonly count: () => void;
}

/** How values become forms: one, or, as an element of a list, several. */
interface Convert {
  one(value: unknown): Form;
  several(value: unknown): readonly Form[];
}

/** A copy of the form at the place. */
export function placed(form: Form, fillings: Fillings, place: Place, convert: Convert): Form {
  return new Placing(fillings, place, convert).form(form);
}

class Placing {
  readonly #fillings: Fillings;
  readonly #place: Place;
  readonly #convert: Convert;
  /** What is the same form in several places stays the same. */
  readonly #made = new Map<Form, Form>();

  constructor(fillings: Fillings, place: Place, convert: Convert) {
    this.#fillings = fillings;
    this.#place = place;
    this.#convert = convert;
  }

  form(form: Form): Form {
    let made = this.#made.get(form);
    if (made === undefined) this.#made.set(form, (made = this.#make(form)));
    return made;
  }

  #make(form: Form): Form {
    if (this.#fillings.has(form)) return this.#convert.one(this.#fillings.get(form));
    this.#place.count();
    const { span, names } = this.#place;
    switch (form.kind) {
      case "list":
        return this.#list(form);
      case "f-string":
        return { ...form, parts: form.parts.map((part) => this.#part(part)), span };
      case "symbol":
      case "keyword":
      case "js-name":
        return { ...form, span: names.get(form.name) ?? span };
      default:
        return { ...form, span };
    }
  }

  #list(list: ListForm): ListForm {
    const { span } = this.#place;
    const items = this.#items(list.items, list.shape);
    return list.joined === undefined
      ? wellFormed({ ...list, items, span, placed: true })
      : wellFormed({ ...list, items, joined: this.#items(list.joined, "raw"), span, placed: true });
  }

  #items(items: readonly Form[], shape: ListForm["shape"]): Form[] {
    const made: Form[] = [];
    let missing = false;
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      const value = this.#fillings.get(item);
      if (!this.#fillings.has(item)) made.push(this.form(keywordName(item, items[i + 1])));
      else if (!Array.isArray(value) || !isSplice(item)) made.push(...this.#single(item, shape));
      else if (value.length === 0 && shape !== "made") {
        missing = true;
        if (isComma(items[i + 1])) i++;
        else if (isComma(items[i - 1])) made.pop();
      } else this.#spliced(value, items, i, shape, made);
    }
    // A comma beside nothing goes; that of a tuple of one stays.
    const tuple = missing && shape === "raw" && items.some(isComma) && !made.some(isComma);
    return tuple && made.length > 0 ? [...made, operator(",", this.#place.span)] : made;
  }

  /** `k=v` is three items of a list that is read once more. */
  #single(item: Form, shape: ListForm["shape"]): readonly Form[] {
    return shape === "made" ? [this.form(item)] : this.#convert.several(this.#fillings.get(item));
  }

  /** The elements of a splice, with commas between them if there is one beside it. */
  #spliced(
    values: readonly unknown[],
    items: readonly Form[],
    i: number,
    shape: ListForm["shape"],
    made: Form[],
  ): void {
    const commas = shape !== "made" && (isComma(items[i - 1]) || isComma(items[i + 1]));
    for (const [n, value] of values.entries()) {
      if (n > 0 && commas) made.push(operator(",", this.#place.span));
      made.push(...(shape === "made" ? [this.#convert.one(value)] : this.#convert.several(value)));
    }
  }

  #part(part: FStringPart): FStringPart {
    if (typeof part === "string") return part;
    const spec = part.spec?.map((each) => this.#part(each)) ?? null;
    return { ...part, value: this.form(part.value), spec, span: this.#place.span };
  }
}

/** Any word may name a keyword argument; which one it is only its text tells. */
function keywordName(item: Form, next: Form | undefined): Form {
  const isName = isOperator(next, "=") && item.kind !== "symbol" && isWord(item);
  return isName ? symbol(textOf(item), item.span) : item;
}

function isComma(form: Form | undefined): boolean {
  return isOperator(form, ",");
}
