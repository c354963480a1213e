/**
 * Whether a module can make a text of an object of JavaScript's own: only then its program carries what that needs.
 *
 * Values of JavaScript come from it by name, or later, once it has got what the module exports: then it can call functions, put
 * values into containers and channels, and give callbacks. What a module's body does while it is loaded is before that, unless it waits.
 */
import type { BuiltinEntry, MethodEntry } from "../../runtime/manifest-types.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Argument, AugmentedAssign, Call, Core, ModuleNode, Raise } from "../3-analyze/core.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";

export interface ObjectFacts {
  builtin(name: string): BuiltinEntry | null;
  methods(name: string): MethodEntry | null;
  resolve(specifier: string): ResolvedModule | null;
  /** Does the module's body wait? */
  readonly suspends: boolean;
}

/** Built-ins that give nothing of JavaScript's, and make no text, also none of errors' arguments. */
const PLAIN =
  words(`len range list tuple abs min max sum sorted reversed enumerate zip any all isinstance callable id nth first rest
  chan send send! recv try-send try-recv recv! close-chan chan-closed? cap sleep gosched mutex mutex-lock mutex-unlock waitgroup`);

/** Built-ins that give nothing of JavaScript's. */
const TEXTS = words(
  "print str repr format int float bool dict set frozenset chr ord ascii hex bin oct divmod pow round hash",
);

const PLAIN_METHODS =
  words(`append extend insert copy reverse sort items keys values get setdefault add split strip lstrip rstrip
  lower upper title startswith endswith`);

/** Modules that give nothing of JavaScript's, and make no texts. */
const PLAIN_MODULES = words("math random time bisect heapq");

export function meetsObjects(module: ModuleNode, facts: ObjectFacts): boolean {
  return new Search(facts).isIn(module.body, facts.suspends);
}

class Search {
  readonly #facts: ObjectFacts;

  constructor(facts: ObjectFacts) {
    this.#facts = facts;
  }

  /** @param later may JavaScript's values be there already? */
  isIn(node: Core, later: boolean): boolean {
    switch (node.kind) {
      case "js-global":
      case "embedded-js":
      case "new":
      case "import-star":
        return true;
      case "import":
      case "import-from":
        return later || this.#isForeign(node.request.specifier);
      case "function":
        return this.#isInParts(node, true);
      case "comprehension":
        return this.#isInParts(node, later || node.result === "generator");
      case "ref":
        return builtinOf(node) !== null && !PLAIN.has(builtinOf(node)!);
      case "call":
        return this.#isInCall(node, later);
      case "method-call":
        return (later && !this.#isPlainMethod(node.name)) || this.#isInParts(node, later);
      case "attribute":
        return !this.#isPlainMethod(node.name) || this.#isInParts(node, later);
      case "raise":
        return this.#isInRaise(node, later);
      case "try":
        return this.#isInTry(node, later);
      default:
        return (later && makesText(node)) || this.#isInParts(node, later);
    }
  }

  #isInParts(node: Core, later: boolean): boolean {
    let found = false;
    forEachChild(node, (child) => {
      found ||= this.isIn(child, later);
    });
    return found;
  }

  #isForeign(specifier: string): boolean {
    const target = this.#facts.resolve(specifier);
    return !(target?.kind === "m28" || (target?.kind === "standard" && PLAIN_MODULES.has(target.name)));
  }

  /** One of the program's own, or a built-in one that makes no text. Those of protocols are the runtime's to call. */
  #isPlainMethod(name: string): boolean {
    return !name.startsWith("__") && (PLAIN_METHODS.has(name) || this.#facts.methods(name) === null);
  }

  #isInCall({ callee, args }: Call, later: boolean): boolean {
    const name = builtinOf(callee);
    if (name === null) return this.isIn(callee, later) || this.#areIn(args, later);
    const isPlain = PLAIN.has(name) || ((!later || args.every(isFixed)) && this.#makesText(name));
    return !isPlain || this.#areIn(args, later);
  }

  #makesText(name: string): boolean {
    return TEXTS.has(name) || this.#isException(name);
  }

  #isException(name: string): boolean {
    return this.#facts.builtin(name)?.kind === "exception";
  }

  #areIn(args: readonly Argument[], later: boolean): boolean {
    return args.some(({ value }) => this.isIn(value, later));
  }

  #isInRaise({ exception, message, cause }: Raise, later: boolean): boolean {
    if (later && message !== null && message.kind !== "literal") return true;
    return [exception, message, cause].some(
      (part) => part !== null && !this.#isExceptionName(part) && this.isIn(part, later),
    );
  }

  #isInTry(node: Extract<Core, { kind: "try" }>, later: boolean): boolean {
    const { body, handlers, otherwise, finalizer } = node;
    const types = handlers.flatMap(({ type }) =>
      type?.kind === "display" ? type.items.map(({ value }) => value) : (type ?? []),
    );
    return (
      types.some((type) => !this.#isExceptionName(type) && this.isIn(type, later)) ||
      [body, ...handlers.map((handler) => handler.body), otherwise, finalizer].some(
        (part) => part !== null && this.isIn(part, later),
      )
    );
  }

  #isExceptionName(node: Core): boolean {
    const name = builtinOf(node);
    return name !== null && this.#isException(name);
  }
}

/** May the operation itself put a value into a text, perhaps that of an error? */
function makesText(node: Core): boolean {
  switch (node.kind) {
    case "f-string":
      return node.parts.some((part) => typeof part !== "string");
    case "binary":
      return node.op === "%" && node.right.kind !== "literal" && !isNumber(node.left);
    case "augmented-assign":
      return (node.op === "%" && node.value.kind !== "literal") || readsByKey(node);
    case "item":
      return isKey(node.index);
    case "delete":
      return node.targets.some((target) => target.kind === "item" && isKey(target.index));
    case "assert":
      return node.message !== null && node.message.kind !== "literal";
    default:
      return false;
  }
}

function readsByKey({ target }: AugmentedAssign): boolean {
  return target.kind === "item" && isKey(target.index);
}

/** A dict's KeyError would show it. */
function isKey(index: Core): boolean {
  return index.kind !== "literal" && index.kind !== "slice";
}

function isNumber(node: Core): boolean {
  return node.kind === "literal" && typeof node.value !== "string";
}

function isFixed({ value }: Argument): boolean {
  return value.kind === "literal";
}

/** The built-in that a name stands for, or has stood for before the program has assigned it. */
function builtinOf(node: Core): string | null {
  if (node.kind !== "ref") return null;
  const { binding } = node;
  return binding.kind === "builtin" ? binding.name : binding.kind === "variable" ? binding.builtin : null;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
