/** `(print a {"sep" "-"})`: old style, a last dict literal gives the keywords (language §16.1). */
import type { CallArgument } from "../1-read/classify-types.ts";
import type { Form } from "../1-read/form.ts";
import type { Context } from "./context.ts";
import { isMade } from "./form-parts.ts";

const KEYWORDS = new Set(["sep", "end", "file", "flush"]);

export function printKeywords(
  callee: Form,
  args: readonly CallArgument[],
  ctx: Context,
): readonly CallArgument[] {
  const last = args[args.length - 1];
  if (last?.kind !== "positional" || !isPrint(callee, ctx) || !isMade(last.form, "dict-literal")) return args;
  const entries = last.form.items.slice(1);
  if (entries.length === 0 || entries.length % 2 !== 0) return args;
  const keywords: CallArgument[] = [];
  for (let i = 0; i < entries.length; i += 2) {
    const key = entries[i]!;
    const form = entries[i + 1]!;
    if (key.kind !== "string" || !KEYWORDS.has(key.value)) return args;
    keywords.push({ kind: "keyword", name: key.value, form, span: key.span });
  }
  return [...args.slice(0, -1), ...keywords];
}

function isPrint(callee: Form, ctx: Context): boolean {
  if (callee.kind !== "symbol" || ctx.names.isUserBound(callee.name)) return false;
  return ctx.builtins.lookup(callee.name)?.canonical === "print";
}
