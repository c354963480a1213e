/** Facts under which everything that could suspend at all does: programs then behave the same, only slower. */

import type { Core, Variable } from "../core.ts";
import { protocolsOfBuiltin } from "./builtin-protocols.ts";
import { containing } from "./contains.ts";
import type {
  AnalyzedProgram,
  KnownCallee,
  ProtocolRole,
  SuspensionCause,
  SuspensionFacts,
} from "./facts.ts";
import { KnownNames, type Manifest } from "./known.ts";
import { collectNames } from "./names.ts";

export interface Forcing {
  /** Does a loop yield at its back edge? That decides who runs when, so it is not for the facts to choose. */
  polls(loop: Core): boolean;
  /** Functions in which nothing could suspend are coloured too. */
  readonly leaves: boolean;
  /** The program is one input of a session: others may have defined classes. */
  readonly isOpen?: boolean;
  /** Module variables that other modules may assign. */
  readonly rewritten?: Iterable<Variable>;
}

/**
 * Colours every function, `go` body and module body as suspending, every call of anything but a plain built-in or JavaScript, and
 * every iteration.
 */
export function forcedFacts(
  program: AnalyzedProgram,
  manifest: Manifest,
  { polls, leaves, isOpen = false, rewritten = [] }: Forcing,
): SuspensionFacts {
  const known = new KnownNames(program, manifest);
  for (const variable of rewritten) known.rewritten.add(variable);
  const { contained, classNames } = collectNames(known);
  const makesItems = [...known.imports.values()].some(
    ({ resolved }) => resolved?.kind === "standard" && resolved.name === "collections",
  );
  // A defaultdict calls its factory as classes have their methods called.
  const definesClasses = isOpen || classNames.size > 0 || makesItems;

  function suspends(node: Core): boolean {
    switch (node.kind) {
      case "call":
      case "method-call":
        return mayWait(known.callee(node)) || node.args.some(({ kind }) => kind === "splat");
      case "display":
        return node.items.some(({ kind }) => kind === "splat");
      case "assign":
        return node.target.kind === "pattern";
      case "for":
      case "yield-from":
      case "comprehension":
      case "import":
      case "import-from":
      case "import-star":
        return true;
      case "select":
        return node.default === null;
      default:
        return false;
    }
  }

  function protocolSuspends(node: Core, role: ProtocolRole = "operation"): boolean {
    if (isMembership(node) || isExtension(node)) return true;
    if (!definesClasses) return false;
    return role === "operation" ? runsProtocols(node, known) : true;
  }

  const contains = containing(
    (node) =>
      suspends(node) || protocolSuspends(node) || (definesClasses && TESTS.has(node.kind)) || polls(node),
  );

  return {
    effectOf: (owner) => (leaves || owner.kind !== "function" || contains(owner.body) ? "suspends" : "pure"),
    suspends,
    receives: () => false,
    protocolSuspends,
    definesMethod: (name) => isOpen || classNames.has(name),
    protocolsSuspend: true,
    clauseSuspends: (node, index) => node.kind === "comprehension" && node.clauses[index]?.kind === "for",
    containsSuspension: contains,
    pollsAtBackEdge: polls,
    knownCallee: (call) => known.callee(call),
    rewritten: known.rewritten,
    escapes: (node) => !contained.has(node),
    causeOf: ({ span }): SuspensionCause => ({
      span,
      what: "everything is compiled to suspend",
      callee: null,
      through: null,
    }),
  };
}

function mayWait(callee: KnownCallee | null): boolean {
  if (callee?.kind === "javascript") return false;
  if (callee?.kind !== "builtin") return true;
  return callee.entry.effect === "suspends" || callee.entry.effect === "through";
}

function runsProtocols(node: Core, known: KnownNames): boolean {
  if (node.kind !== "call" && node.kind !== "method-call") return PROTOCOL_KINDS.has(node.kind);
  const callee = known.callee(node);
  return callee?.kind === "builtin" && protocolsOfBuiltin(callee.entry.name).length > 0;
}

const PROTOCOL_KINDS = new Set<Core["kind"]>([
  "binary",
  "unary",
  "compare",
  "augmented-assign",
  "attribute",
  "item",
  "path-item",
  "f-string",
  "dict",
  "display",
  "comprehension",
  "assert",
]);

/** Nodes that ask for the truth of a part. */
const TESTS = new Set<Core["kind"]>(["if", "while", "not", "logic", "assert", "comprehension"]);

/** `+=`, which takes the items of any iterable where the variable holds a list. */
function isExtension(node: Core): boolean {
  return node.kind === "augmented-assign" && node.op === "+";
}

/** `x in c` reads whatever can be iterated. */
function isMembership(node: Core): boolean {
  return node.kind === "compare" && node.rest.some(({ op }) => op === "in" || op === "not in");
}
