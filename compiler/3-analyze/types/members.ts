/** What the attributes of a program's objects may hold, by their names: over the whole program, without regard to classes. */
import { forEachChild } from "../children.ts";
import type { ClassNode, Core, ModuleNode, Target } from "../core.ts";
import { isThisMethod, mostArguments } from "../parameters.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../suspension/facts.ts";
import type { Manifest } from "../suspension/known.ts";

export interface MemberFacts {
  /** Do class bodies define it as a method, and does nothing else give it to an object or a class? */
  isMethod(name: string): boolean;
  /** How many positional arguments every method of that name takes, `self` not counted, at most. */
  mostArguments(name: string): number;
  /** Does some class body bind it, so that classes may have a method of that name, or a value that is a function? */
  isOfClass(name: string): boolean;
  /** May objects get attributes whose names only the run knows? */
  readonly isDynamic: boolean;
  /** May reading an attribute that is there run a method of some class? */
  readonly readsAreHooked: boolean;
  /** May assigning an attribute? */
  readonly writesAreHooked: boolean;
  /** May an instance of some class be a container, or another built-in value, whose JavaScript class has properties of its own? */
  readonly extendsBuiltIns: boolean;
  /** Has some class several parents? Then prototypes do not tell of which classes an object is. */
  readonly hasSeveralParents: boolean;
  /** May reading or storing an item of such an instance run a method of its class? */
  readonly itemsAreHooked: boolean;
}

const READ_HOOKS = ["__getattribute__", "__get__"];
const ITEM_HOOKS = ["__getitem__", "__setitem__"];
const WRITE_HOOKS = ["__setattr__", "__set__", "__slots__"];

/** Built-ins that give or take attributes under names that only the run knows, or make classes. */
const DYNAMIC: ReadonlySet<string> = new Set(["setattr", "delattr", "type"]);

/** Nothing is known, as in a session, where later inputs may give objects whatever they like. */
export const UNKNOWN_MEMBERS: MemberFacts = {
  isMethod: () => false,
  mostArguments: () => 0,
  isOfClass: () => true,
  isDynamic: true,
  readsAreHooked: true,
  writesAreHooked: true,
  extendsBuiltIns: true,
  hasSeveralParents: true,
  itemsAreHooked: true,
};

/** The members of single modules, kept as long as the modules are. */
export type MembersOfModules = WeakMap<ModuleNode, MemberWalk>;

/** @param kept what has been found of modules before */
export function memberFacts(
  program: AnalyzedProgram,
  manifest: Manifest,
  { definesMethod }: SuspensionFacts,
  kept: MembersOfModules = new WeakMap(),
): MemberFacts {
  const isException = (name: string) => manifest.builtin(name)?.kind === "exception";
  const walks = [...program.modules.values()].map((module) => {
    let walk = kept.get(module);
    if (walk === undefined) {
      kept.set(module, (walk = new MemberWalk(isException)));
      walk.visit(module.body);
    }
    return walk;
  });
  const has = (names: "methods" | "others" | "ofClasses") => {
    const known = new Map<string, boolean>();
    return (name: string): boolean => {
      let found = known.get(name);
      if (found === undefined) known.set(name, (found = walks.some((walk) => walk[names].has(name))));
      return found;
    };
  };
  const [isDefined, isOther, isOfClass] = [has("methods"), has("others"), has("ofClasses")];
  const isDynamic = walks.some((walk) => walk.isDynamic);
  const extendsBuiltIns = walks.some((walk) => walk.extendsBuiltIns);
  return {
    isMethod: (name) => !isDynamic && isDefined(name) && !isOther(name),
    mostArguments: (name) =>
      Math.min(...walks.map(({ mostArguments }) => mostArguments.get(name) ?? Number.POSITIVE_INFINITY)),
    isOfClass: (name) => name === "init" || isOfClass(name),
    isDynamic,
    readsAreHooked: isDynamic || READ_HOOKS.some(definesMethod),
    writesAreHooked: isDynamic || WRITE_HOOKS.some(definesMethod),
    extendsBuiltIns: isDynamic || extendsBuiltIns,
    hasSeveralParents: walks.some((walk) => walk.hasSeveralParents),
    itemsAreHooked: isDynamic || (extendsBuiltIns && ITEM_HOOKS.some(definesMethod)),
  };
}

export class MemberWalk {
  readonly methods = new Set<string>();
  /** For the methods: how many arguments the one takes that takes the fewest. */
  readonly mostArguments = new Map<string, number>();
  /** Names that class bodies bind. */
  readonly ofClasses = new Set<string>();
  /** Names of attributes that may hold anything. */
  readonly others = new Set<string>();
  /** Attributes are stored under names that only the run knows. */
  isDynamic = false;
  extendsBuiltIns = false;
  hasSeveralParents = false;
  readonly #isException: (name: string) => boolean;
  readonly #visitChild = (child: Core) => this.visit(child);

  constructor(isException: (name: string) => boolean) {
    this.#isException = isException;
  }

  visit(node: Core): void {
    switch (node.kind) {
      case "class":
        this.#class(node);
        break;
      case "assign":
      case "augmented-assign":
      case "for":
        this.#target(node.target);
        break;
      case "delete":
        for (const target of node.targets) this.#target(target);
        break;
      case "comprehension":
        for (const clause of node.clauses) if (clause.kind === "for") this.#target(clause.target);
        break;
      case "call":
        // `(type x)` only asks.
        if (isBuiltin(node.callee, "type") && node.args.length === 1) {
          return this.visit(node.args[0]!.value);
        }
        break;
      case "ref":
        if (node.binding.kind === "builtin" && DYNAMIC.has(node.binding.name)) this.isDynamic = true;
        return;
    }
    forEachChild(node, this.#visitChild);
  }

  #class({ body, scope, parents }: ClassNode): void {
    this.extendsBuiltIns ||= !parents.every(
      ({ kind, value }) => kind === "keyword" || this.#isOrdinary(value),
    );
    this.hasSeveralParents ||= parents.length > 1 || parents.some(({ kind }) => kind === "splat");
    const defined = new Set<string>();
    for (const node of body.body) {
      if (node.kind !== "assign" || node.target.kind !== "ref" || node.value.kind !== "function") continue;
      const { binding } = node.target;
      if (binding.kind !== "variable" || binding.writes.length !== 1) continue;
      defined.add(binding.name);
      // Other functions take the receiver as their first argument.
      const most = mostArguments(node.value) - (isThisMethod(node.value) ? 0 : 1);
      this.mostArguments.set(binding.name, Math.min(most, this.mostArguments.get(binding.name) ?? most));
    }
    for (const name of scope.variables.keys()) {
      this.ofClasses.add(name);
      (defined.has(name) ? this.methods : this.others).add(name);
    }
  }

  /** Is the parent a class of the program, an exception, or `object`? */
  #isOrdinary(parent: Core): boolean {
    if (parent.kind !== "ref") return false;
    const { binding } = parent;
    if (binding.kind === "builtin") return binding.name === "object" || this.#isException(binding.name);
    return binding.kind === "variable" && binding.writes.every(({ form }) => form === "class");
  }

  #target(target: Target): void {
    if (target.kind === "attribute") this.others.add(target.name);
    if (target.kind !== "pattern") return;
    for (const part of [...target.before, ...target.after]) this.#target(part);
    if (target.rest !== null) this.#target(target.rest);
  }
}

function isBuiltin(node: Core, name: string): boolean {
  return node.kind === "ref" && node.binding.kind === "builtin" && node.binding.name === name;
}
