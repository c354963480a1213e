/** Reads source text into forms (language §§1–2). */
import type { Report } from "../messages/diagnostic.ts";
import type { Form, Source } from "./form.ts";

/** Every statement of the text as a form. Never throws: what cannot be read is reported and left out or becomes an ErrorForm. */
export function readModule(_source: Source, _report: Report): Form[] {
  return [];
}
