/** f-strings: fields become expressions, the rest stays text. */
import type { FStringForm, FStringPart } from "../1-read/form.ts";
import type { Context } from "./context.ts";
import type { Core, FStringPiece } from "./core.ts";

export function fString(form: FStringForm, ctx: Context): Core {
  return { kind: "f-string", parts: pieces(form.parts, ctx), span: form.span };
}

function pieces(parts: readonly FStringPart[], ctx: Context): FStringPiece[] {
  return parts.flatMap((part): FStringPiece[] => {
    if (typeof part === "string") return [part];
    const value = ctx.expression(part.value);
    const spec = part.spec === null ? null : pieces(part.spec, ctx);
    // `{x=}` shows the repr, unless a conversion or a format is given (language §1.7).
    const conversion = part.conversion ?? (part.echo !== null && spec === null ? "r" : null);
    const field: FStringPiece = { value, conversion, spec, span: part.span };
    return part.echo === null ? [field] : [part.echo, field];
  });
}
