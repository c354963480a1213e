/** Prints forms as s-expressions, for tests and for people who look at expanded code. */
import type { Form, FStringPart } from "./form.ts";

/**
 * The form in prefix notation. Call lists look like made ones, raw lists as they were written: commas and operators stay between their
 * items. Never recurses, so that any form can be printed.
 */
export function formText(form: Form): string {
  const pieces: string[] = [];
  const stack: (Form | string)[] = [form];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "string") pieces.push(next);
    else if (next.kind !== "list") pieces.push(atomText(next));
    else {
      stack.push(")");
      for (let index = next.items.length - 1; index >= 0; index--) {
        stack.push(next.items[index]!);
        if (index > 0) stack.push(" ");
      }
      stack.push("(");
    }
  }
  return pieces.join("");
}

function atomText(form: Exclude<Form, { kind: "list" }>): string {
  switch (form.kind) {
    case "symbol":
      return form.name;
    case "keyword":
      return `:${form.name}`;
    case "constant":
      return CONSTANTS.get(form.value)!;
    case "number":
      return String(form.value);
    case "string":
      return JSON.stringify(form.value);
    case "bytes":
      return bytesText(form.value);
    case "f-string":
      return `f${JSON.stringify(form.parts.map(partText).join(""))}`;
    case "operator":
      return form.op;
    case "js-name":
      return `js/${form.name}`;
    case "error":
      return "<error>";
  }
}

const CONSTANTS = new Map<true | false | null | "ellipsis", string>([
  [true, "True"],
  [false, "False"],
  [null, "None"],
  ["ellipsis", "..."],
]);

function partText(part: FStringPart): string {
  if (typeof part === "string") return part.replace(/[{}]/g, "$&$&");
  const conversion = part.conversion ? `!${part.conversion}` : "";
  const spec = part.spec ? `:${part.spec.map(partText).join("")}` : "";
  return `{${formText(part.value)}${part.echo === null ? "" : "="}${conversion}${spec}}`;
}

function bytesText(value: string): string {
  const inside = value
    .replace(/["\\]/g, "\\$&")
    .replace(/[^ -~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `b"${inside}"`;
}
