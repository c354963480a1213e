/** What the runtime is told of the name of an attribute. */
import type { Span } from "../source/source.ts";
import type { es } from "./build.ts";
import type { FunctionContext } from "./context.ts";

/**
 * The dispatcher of the built-in methods of that name, or what knows the names that begin with `__`; null for other names. A
 * program carries only what it mentions.
 */
export function dispatcherOf(cx: FunctionContext, name: string, span?: Span): es.Expression | null {
  if (isSpecial(name)) return specialsOf(cx, name);
  if (cx.module.options.manifest.methods(name) === null) return null;
  return cx.module.runtime(`m_${name}`, span, span && name);
}

/** What knows a name that begins with `__`; for protocol methods this is more. */
export function specialsOf(cx: FunctionContext, name: string): es.Expression {
  return cx.module.runtime(DATA.has(name) ? "special" : "protocols");
}

/** Under these names there are no protocol methods. */
const DATA: ReadonlySet<string> = new Set(
  (
    "__class__ __name__ __qualname__ __doc__ __module__ __dict__ __annotations__ __bases__ __mro__ __init__ __new__ " +
    "__self__ __func__ __wrapped__ __cause__ __context__ __suppress_context__ __traceback__ __match_args__ __slots__"
  ).split(" "),
);

/** The same where the attribute is read: its methods may become values. */
export function readableOf(cx: FunctionContext, name: string): es.Expression | null {
  const dispatcher = dispatcherOf(cx, name);
  return dispatcher === null || isSpecial(name) ? dispatcher : cx.module.rt("readable", [dispatcher]);
}

/** May a value have such an attribute without anybody having set it? */
export function isSpecial(name: string): boolean {
  return name.startsWith("__");
}
