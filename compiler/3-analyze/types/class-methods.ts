/** Which function a method of a class is, where that is known before the program runs. */

import type { Argument, Call, ClassNode, Core, FunctionNode, Variable } from "../core.ts";
import type { KnownCallee, SuspensionFacts } from "../suspension/facts.ts";

type CalleeFacts = Pick<SuspensionFacts, "knownCallee">;

/** What `super.name` finds in a method of the class, if no class has several parents; null where nothing is certain. */
export function parentMethod(node: ClassNode, name: string, facts: CalleeFacts): FunctionNode | null {
  const parent = parentOf(node.parents, facts);
  return parent == null ? null : (methodOf(parent, name, facts) ?? null);
}

/** The method of that name that the class has, or inherits; null: none. Undefined: not known, or a class comes of another kind. */
export function methodOf(node: ClassNode, name: string, facts: CalleeFacts): FunctionNode | null | undefined {
  const { isKnown, methods } = lineagesOf(facts);
  if (!isKnown(node)) return undefined;
  let find = methods.get(name);
  if (find === undefined) methods.set(name, (find = methodFinder(name, facts)));
  return find(node);
}

/** What has been found out of classes and those above them. */
interface Lineages {
  /** Has each of them one parent, which is known and not below it, or none? */
  readonly isKnown: (node: ClassNode) => boolean;
  /** What finds the method of a name. */
  readonly methods: Map<string, (node: ClassNode) => FunctionNode | null | undefined>;
  /** May it be derived from a class of JavaScript's? */
  readonly foreign: Map<ClassNode, boolean>;
}

const lineages = new WeakMap<CalleeFacts, Lineages>();

function lineagesOf(facts: CalleeFacts): Lineages {
  let found = lineages.get(facts);
  if (found === undefined) {
    const isOdd = (node: ClassNode) =>
      parentOf(node.parents, facts) === undefined ? { answer: false } : null;
    found = {
      isKnown: alongParents<boolean>(facts, isOdd, { atEnd: true, inCircle: false }),
      methods: new Map(),
      foreign: new Map(),
    };
    lineages.set(facts, found);
  }
  return found;
}

function methodFinder(name: string, facts: CalleeFacts) {
  const own = (node: ClassNode) => {
    const variable = node.scope.variables.get(name);
    return variable === undefined ? null : { answer: ownMethod(node, variable) };
  };
  return alongParents<FunctionNode | null | undefined>(facts, own, { atEnd: null, inCircle: undefined });
}

/** The answer of the first class that has one, found out once for all on the way to it. */
function alongParents<T>(
  facts: CalleeFacts,
  own: (node: ClassNode) => { readonly answer: T } | null,
  { atEnd, inCircle }: { readonly atEnd: T; readonly inCircle: T },
): (node: ClassNode) => T {
  const answers = new Map<ClassNode, { readonly answer: T }>();
  return (node) => {
    const way = new Set<ClassNode>();
    let found: { readonly answer: T } | null = null;
    let at: ClassNode | null | undefined = node;
    while (found === null) {
      if (at == null) found = { answer: atEnd };
      else if (way.has(at)) found = { answer: inCircle };
      else {
        way.add(at);
        found = answers.get(at) ?? own(at);
        at = parentOf(at.parents, facts);
      }
    }
    for (const each of way) answers.set(each, found);
    return found.answer;
  };
}

/** The function that a class's body alone gives the variable; undefined if there are other ways. */
function ownMethod(node: ClassNode, variable: Variable): FunctionNode | undefined {
  for (const each of node.body.body) {
    if (each.kind !== "assign" || each.target.kind !== "ref" || each.value.kind !== "function") continue;
    if (each.target.binding === variable && variable.writes.length === 1) return each.value;
  }
  return undefined;
}

/** Is the expression certainly a class that is written in M28? */
export function isKnownClass(value: Core, facts: CalleeFacts): boolean {
  return calleeOf(value, facts)?.kind === "class";
}

/** May the class be derived from one of JavaScript's: is some ancestor neither built in nor a class that is known? */
export function mayBeForeign(node: ClassNode, facts: CalleeFacts): boolean {
  const { foreign } = lineagesOf(facts);
  const ancestors = new Set([node]);
  let isForeign = false;
  for (const each of ancestors) {
    const known = foreign.get(each);
    if (known === undefined)
      for (const parent of each.parents) isForeign = !addParent(parent, facts, ancestors) || isForeign;
    else if (known) isForeign = true;
    if (isForeign) break;
  }
  // Then none of them is derived from one, either.
  if (!isForeign) for (const each of ancestors) foreign.set(each, false);
  else foreign.set(node, true);
  return isForeign;
}

/** Adds the parent, if it is a class that is known; false if it may be one of JavaScript's. */
function addParent({ kind, value }: Argument, facts: CalleeFacts, ancestors: Set<ClassNode>): boolean {
  if (kind === "keyword" || kind === "keyword-splat" || isBuiltin(value)) return true;
  const known = kind === "positional" ? calleeOf(value, facts) : null;
  if (known?.kind === "class") ancestors.add(known.node);
  return known?.kind === "class" || known?.kind === "builtin";
}

function isBuiltin(value: Core): boolean {
  return value.kind === "ref" && value.binding.kind === "builtin";
}

/** The one parent; null for `object`, undefined if there are several, or others. */
function parentOf(parents: readonly Argument[], facts: CalleeFacts): ClassNode | null | undefined {
  if (parents.length === 0) return null;
  const [only] = parents;
  if (parents.length !== 1 || only?.kind !== "positional") return undefined;
  const { value } = only;
  if (value.kind === "ref" && value.binding.kind === "builtin")
    return value.binding.name === "object" ? null : undefined;
  const known = calleeOf(value, facts);
  return known?.kind === "class" ? known.node : undefined;
}

/** What a call of the expression would call. */
function calleeOf(callee: Core, facts: CalleeFacts): KnownCallee | null {
  const call: Call = { kind: "call", callee, args: [], span: callee.span };
  return facts.knownCallee(call);
}
