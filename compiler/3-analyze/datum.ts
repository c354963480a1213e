/** Quoted forms as data (language §2.9). */
import type { Form, ListForm } from "../1-read/form.ts";
import { isOperator } from "../1-read/make.ts";
import type { Datum } from "./core.ts";
import { withoutCommas } from "./form-parts.ts";

export function datum(form: Form): Datum {
  switch (form.kind) {
    case "list":
      return { list: isTuple(form) ? [TUPLE, ...data(form)] : data(form) };
    case "symbol":
      return { symbol: form.name };
    case "keyword":
      return { symbol: `:${form.name}` };
    case "operator":
      return { symbol: form.op };
    case "js-name":
      return { symbol: `js/${form.name}` };
    case "constant":
      return form.value === "ellipsis" ? { symbol: "..." } : form.value;
    case "number":
    case "string":
      return form.value;
    case "f-string":
      return {
        list: [
          { symbol: "f-string" },
          ...form.parts.map((part) => (typeof part === "string" ? part : datum(part.value))),
        ],
      };
    case "error":
      return null;
  }
}

const TUPLE = { symbol: "tuple-literal" };

/** `(1, 2)`; its commas are gone from the data (language §2.9). */
function isTuple(list: ListForm): boolean {
  return list.shape === "raw" && isOperator(list.items[1], ",");
}

function data(list: ListForm): Datum[] {
  return withoutCommas(list.items).map(datum);
}
