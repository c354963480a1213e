/** Does a name occur anywhere in some forms, or may it in what calls of macros among them give? */
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form, FStringPart } from "../1-read/form.ts";

export function mentions(forms: readonly Form[], name: string, names: NameOracle): boolean {
  const pending: Form[] = [...forms];
  for (let form = pending.pop(); form !== undefined; form = pending.pop()) {
    if (form.kind === "symbol" && form.name === name) return true;
    if (form.kind === "symbol" && names.isMacro(form.name)) return true;
    if (form.kind === "list") pending.push(...form.items);
    else if (form.kind === "f-string") pending.push(...fields(form.parts));
  }
  return false;
}

/** The expressions of an f-string's fields, those in format specs included. */
export function fields(parts: readonly FStringPart[]): Form[] {
  return parts.flatMap((part) => (typeof part === "string" ? [] : [part.value, ...fields(part.spec ?? [])]));
}
