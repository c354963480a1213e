/** Quoted forms as data (language §2.9). */
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form, FStringField, FStringPart } from "../1-read/form.ts";
import { listData } from "./list-data.ts";

/** @param names what the names visible at the form denote */
export function datum(form: Form, names: NameOracle): Datum {
  switch (form.kind) {
    case "list": {
      const { items, marked } = listData(form, names);
      return { list: items.map((item) => datum(item, names)), marked };
    }
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
    case "bytes":
      return { bytes: form.value };
    case "f-string":
      return { list: [{ symbol: "f-string" }, ...form.parts.map((part) => partDatum(part, names))] };
    case "error":
      return null;
  }
}

function partDatum(part: FStringPart, names: NameOracle): Datum {
  return typeof part === "string" ? part : fieldDatum(part, names);
}

/** Value, echo, conversion and format spec: everything the field holds. */
function fieldDatum({ value, echo, conversion, spec }: FStringField, names: NameOracle): Datum {
  const parts = spec === null ? null : { list: spec.map((part) => partDatum(part, names)) };
  return { list: [datum(value, names), echo, conversion, parts] };
}

export type Datum =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly symbol: string }
  /** Each character stands for the byte of its number. */
  | { readonly bytes: string }
  | {
      readonly list: readonly Datum[];
      /** `k=v`, `*xs` or `**m` among the arguments of a call (language §2.9, †). */
      readonly marked?: boolean;
    };
