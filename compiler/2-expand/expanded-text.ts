/** A module's text with the calls of macros replaced by what they give. */
import type { Form, ListForm } from "../1-read/form.ts";
import { textOf } from "../1-read/make.ts";
import { utf16Position } from "../source/position.ts";
import type { Source } from "../source/source.ts";
import { codeText, type Replace } from "./code-text.ts";
import type { Expansion } from "./macro.ts";

/** All but the calls stays as it is written, comments included. */
export function expandedText(source: Source, expansions: ReadonlyMap<ListForm, Expansion>): string {
  const { text } = source;
  const written = verbatim(expansions);
  let result = "";
  let end = 0;
  for (const { call, form } of outermost(source, expansions)) {
    const { column } = utf16Position(source, call.span.start);
    const replace: Replace = (list) => {
      const expanded = expansionIn(list, expansions);
      return expanded !== list ? expanded : (written(list) ?? list);
    };
    result += text.slice(end, call.span.start) + codeText(form, column, replace);
    end = call.span.end;
  }
  return result + text.slice(end);
}

/** The calls that stand in the text itself, in its order. */
function outermost(source: Source, expansions: ReadonlyMap<ListForm, Expansion>): Expansion[] {
  const calls = [...expansions.values()].filter(({ call }) => call.span.source === source && isWritten(call));
  calls.sort((a, b) => a.call.span.start - b.call.span.start || b.call.span.end - a.call.span.end);
  let end = 0;
  return calls.filter(({ call }) => {
    if (call.span.start < end) return false;
    end = call.span.end;
    return true;
  });
}

/** Does its span say where it stands? */
function isWritten(list: ListForm): boolean {
  return list.canonical !== true && list.placed !== true;
}

/** What a call comes to when nothing in it is left to expand. */
function expansionIn(list: ListForm, expansions: ReadonlyMap<ListForm, Expansion>): Form {
  let form: Form = list;
  while (form.kind === "list") {
    const next: Form | undefined = expansions.get(form)?.form;
    if (next === undefined) return form;
    form = next;
  }
  return form;
}

/** Lists from the text, on one line and without calls of macros, are shown as they are written. */
function verbatim(expansions: ReadonlyMap<ListForm, Expansion>): (list: ListForm) => string | null {
  const holdsCall = (form: Form): boolean =>
    form.kind === "list" && (expansions.has(form) || form.items.some(holdsCall));
  return (list) => {
    if (list.shape === "made" || !isWritten(list) || holdsCall(list)) return null;
    const text = textOf(list);
    // The parameters of `lambda x: e` have no parentheses there.
    return text.includes("\n") || !text.endsWith(")") ? null : text;
  };
}
