/** Why something suspends, in the user's terms. */
import type { Span } from "../../source/source.ts";
import type { Core, FunctionNode, ModuleNode } from "../core.ts";
import { type Cause, CHANNEL, type Owner, type Site } from "./effects.ts";
import type { SuspensionCause } from "./facts.ts";
import type { KnownNames } from "./known.ts";
import type { NameUses } from "./names.ts";

/** One step of the explanation; null for what does not suspend. */
export function causeOf(owner: Owner | undefined, known: KnownNames, uses: NameUses): SuspensionCause | null {
  if (owner?.cause == null) return null;
  const { site, loop } = owner.cause;
  if (loop !== null) return { span: loop.node.span, what: "polling loop", callee: null, through: null };
  const { callee, blocks } = reached(owner.cause);
  const span = site.span!;
  const direct = callee !== null && isDirect(site.node!, callee, known);
  const named =
    callee === null && blocks !== null && site.node?.kind !== "for" && !isCallOfUnknown(site, known);
  return {
    span,
    what: named ? blocks.replace(/^%(.*?)(?:-lock)?$/, "$1") : describe(site.node!, blocks),
    callee,
    through: callee === null || direct || callee.kind === "module" ? null : valueUse(callee, uses),
  };
}

/** Follows lazy iterators and calls by name down to a function of the program, or to a blocking operation. */
function reached(cause: Cause): { callee: FunctionNode | ModuleNode | null; blocks: string | null } {
  for (let { callee, site } = cause; ; ) {
    if (callee === null) return { callee: null, blocks: site.blocks };
    const { node } = callee;
    if (node !== null && node.kind !== "comprehension") return { callee: node, blocks: null };
    if (callee.cause === null) return { callee: null, blocks: null };
    ({ callee, site } = callee.cause);
  }
}

function isDirect(node: Core, callee: SuspensionCause["callee"], known: KnownNames): boolean {
  if (node.kind !== "call" && node.kind !== "method-call" && node.kind !== "new") return false;
  const found = known.callee(node);
  if (found?.kind === "class") return callee?.kind === "function" && callee.owner === found.node;
  return found?.kind === "function" && found.node === callee;
}

/** A primitive that is called as a value is shown by the call. */
function isCallOfUnknown(site: Site, known: KnownNames): boolean {
  return site.node?.kind === "call" && known.callee(site.node)?.kind !== "builtin";
}

function valueUse(node: FunctionNode, uses: NameUses): Span {
  return uses.valueUses.get(node) ?? node.nameSpan ?? node.span;
}

/** The construct that suspends, as short text. */
function describe(node: Core, blocks: string | null): string {
  switch (node.kind) {
    case "for":
      return blocks === CHANNEL ? "for over a channel" : `for over ${excerpt(node.iterable.span)}`;
    case "comprehension":
      return blocks ?? "comprehension";
    case "import":
    case "import-from":
    case "import-star":
      return `import ${node.request.specifier}`;
    case "assign":
      return "unpacking";
    case "select":
      return "select";
    default:
      return excerpt(node.span);
  }
}

const LONGEST = 40;

function excerpt(span: Span): string {
  const text = span.source.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
