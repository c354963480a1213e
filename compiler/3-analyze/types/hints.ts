/**
 * Which values look like integers of the machine: guesses that only choose between two ways to test the same thing, one of which
 * costs the engine nothing for such integers and the other less for fractions.
 */

import { forEachChild } from "../children.ts";
import type { Call, Core, FunctionNode, Target, Variable } from "../core.ts";
import type { TypeFacts } from "./infer.ts";
import { isInteger, isOnly, KIND, mayBe } from "./type.ts";

export interface Hints {
  looksInteger(node: Core): boolean;
}

export function hintsIn(body: Core, types: TypeFacts): Hints {
  return new HintWalk(types).run(body);
}

/** `open` is what depends on the very value that is being guessed. */
type Guess = "integer" | "fraction" | "open" | null;

class HintWalk implements Hints {
  readonly #types: TypeFacts;
  /** What each variable is assigned. */
  readonly #values = new Map<Variable, Core[]>();
  /** Variables that are used as only integers are: positions, bounds of ranges, what is compared with integers. */
  readonly #used = new Set<Variable>();
  /** What is put into the list in each variable. */
  readonly #items = new Map<Variable, Core[]>();
  /** Variables on the way of a guess about items. */
  readonly #asked = new Set<Variable>();
  readonly #guesses = new Map<Variable, Guess>();
  readonly #visitChild = (child: Core) => this.#visit(child);
  /** The function that each variable is defined as, and the methods of each name. */
  readonly #functions = new Map<Variable | string, FunctionNode[]>();
  /** What functions return before their end. */
  readonly #returned = new Map<FunctionNode, Core[]>();
  readonly #calls: Call[] = [];
  /** What attributes of each name are assigned. */
  readonly #attributes = new Map<string, Core[]>();
  readonly #named = new Map<Variable | string, Guess>();
  #function: FunctionNode | null = null;

  constructor(types: TypeFacts) {
    this.#types = types;
  }

  run(body: Core): this {
    this.#visit(body);
    for (const call of this.#calls) this.#pass(call);
    return this;
  }

  looksInteger(node: Core): boolean {
    return this.#guess(node) === "integer";
  }

  #visit(node: Core): void {
    switch (node.kind) {
      case "assign":
        this.#assign(node.target, node.value);
        break;
      case "augmented-assign":
        this.#assign(node.target, node.op === "/" ? node : node.value);
        break;
      case "method-call":
        if (node.name === "append" && node.args.length === 1) this.#put(node.object, node.args[0]!.value);
        break;
      case "let":
        for (const { binding, value } of node.bindings)
          if (binding.kind === "variable") listIn(this.#values, binding).push(value);
        break;
      case "function":
        return this.#enter(node);
      case "return":
        if (this.#function !== null && node.value !== null)
          listIn(this.#returned, this.#function).push(node.value);
        break;
      case "item":
        this.#use(node.index);
        break;
      case "compare": {
        const operands = [node.first, ...node.rest.map(({ operand }) => operand)];
        if (operands.some(isIntegerLiteral)) this.#use(...operands);
        break;
      }
      case "call":
        this.#calls.push(node);
        if (
          node.callee.kind === "ref" &&
          node.callee.binding.kind === "builtin" &&
          node.callee.name === "range"
        )
          for (const { value } of node.args) this.#use(value);
        break;
      case "binary":
        if (INTEGRAL.has(node.op)) this.#use(node.left, node.right);
        break;
    }
    forEachChild(node, this.#visitChild);
  }

  #enter(node: FunctionNode): void {
    const outer = this.#function;
    this.#function = node;
    forEachChild(node, this.#visitChild);
    this.#function = outer;
  }

  #assign(target: Target, value: Core): void {
    if (target.kind === "item") this.#put(target.object, value);
    if (target.kind === "attribute") listIn(this.#attributes, target.name).push(value);
    if (target.kind !== "ref" || target.binding.kind !== "variable") return;
    const { binding } = target;
    const isMethod = binding.variable === "class";
    if (value.kind === "function") listIn(this.#functions, isMethod ? binding.name : binding).push(value);
    listIn(this.#values, binding).push(value);
  }

  /** The arguments of a call are among the values of the parameters. */
  #pass({ callee, args }: Call): void {
    if (callee.kind !== "ref" || callee.binding.kind !== "variable") return;
    const [target] = this.#functions.get(callee.binding) ?? [];
    args.forEach(({ kind, value }, index) => {
      const binding = kind === "positional" ? target?.params[index]?.binding : undefined;
      if (binding?.kind === "variable") listIn(this.#values, binding).push(value);
    });
  }

  #put(container: Core, item: Core): void {
    if (container.kind !== "ref" || container.binding.kind !== "variable") return;
    listIn(this.#items, container.binding).push(item);
  }

  #use(...nodes: readonly Core[]): void {
    for (const node of nodes)
      if (node.kind === "ref" && node.binding.kind === "variable") this.#used.add(node.binding);
  }

  #guess(node: Core): Guess {
    const type = this.#types.typeOf(node);
    if (isInteger(type)) return "integer";
    if (isOnly(type, KIND.float)) return "fraction";
    switch (node.kind) {
      case "ref":
        return node.binding.kind === "variable" ? this.#ofVariable(node.binding) : null;
      case "binary":
        return this.#ofBinary(node.op, this.#guess(node.left), this.#guess(node.right));
      case "augmented-assign":
        return this.#ofBinary(node.op, this.#guess(node.target as Core), this.#guess(node.value));
      case "unary":
        return this.#guess(node.operand);
      case "item":
        return node.index.kind === "slice" ? null : this.#ofItems(node.object);
      case "call":
        return this.#ofCall(node);
      case "method-call":
        return this.#ofResults(node.name);
      case "attribute":
        return this.#ofAttribute(node.name);
      case "block":
        return node.body.length === 0 ? null : this.#guess(node.body.at(-1)!);
      case "if": {
        return node.otherwise === null ? null : both([this.#guess(node.then), this.#guess(node.otherwise)]);
      }
      default:
        return null;
    }
  }

  #ofVariable(variable: Variable): Guess {
    const known = this.#guesses.get(variable);
    if (known !== undefined) return known;
    this.#guesses.set(variable, this.#used.has(variable) ? "integer" : "open");
    const guesses = (this.#values.get(variable) ?? []).map((value) => this.#guess(value));
    const all = this.#used.has(variable) ? either([...guesses, "integer"]) : both(guesses);
    const guess = mayBeFloat(this.#types, variable) ? "fraction" : all;
    this.#guesses.set(variable, guess);
    return guess;
  }

  /** What functions of a name, or in a variable, give. */
  #ofResults(name: Variable | string): Guess {
    const results = (this.#functions.get(name) ?? []).flatMap((node) => [
      node.body,
      ...(this.#returned.get(node) ?? []),
    ]);
    return this.#once(name, () => both(results.map((result) => this.#guess(result))));
  }

  #ofAttribute(name: string): Guess {
    return this.#once(`.${name}`, () =>
      either((this.#attributes.get(name) ?? []).map((value) => this.#guess(value))),
    );
  }

  #once(name: Variable | string, guess: () => Guess): Guess {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    this.#named.set(name, "open");
    const found = guess();
    this.#named.set(name, found);
    return found;
  }

  /** The smallest and the largest of some numbers are like all of them; what is received is like what it meets. */
  #ofCall({ callee, args }: Call): Guess {
    if (callee.kind === "ref" && callee.binding.kind === "variable") return this.#ofResults(callee.binding);
    if (isBuiltin(callee, "recv!")) return "open";
    const isExtreme = isBuiltin(callee, "min") || isBuiltin(callee, "max");
    if (!isExtreme || args.length < 2) return null;
    return both(args.map(({ value }) => this.#guess(value)));
  }

  /** What the items of a list look like. */
  #ofItems(list: Core): Guess {
    switch (list.kind) {
      case "display":
        return either(list.items.map(({ value }) => this.#guess(value)));
      case "comprehension":
        return this.#guess(list.element);
      case "binary":
        return list.op === "*" ? either([this.#ofItems(list.left), this.#ofItems(list.right)]) : null;
      case "method-call":
        return list.name === "copy" ? this.#ofItems(list.object) : null;
      case "call":
        return isBuiltin(list.callee, "list") && list.args.length === 1
          ? this.#ofItems(list.args[0]!.value)
          : isBuiltin(list.callee, "range")
            ? "integer"
            : null;
      case "ref":
        return list.binding.kind === "variable" ? this.#ofItemsIn(list.binding) : null;
      default:
        return null;
    }
  }

  #ofItemsIn(variable: Variable): Guess {
    if (this.#asked.has(variable)) return "open";
    this.#asked.add(variable);
    const lists = (this.#values.get(variable) ?? []).map((value) => this.#ofItems(value));
    const items = (this.#items.get(variable) ?? []).map((item) => this.#guess(item));
    this.#asked.delete(variable);
    return either([...lists, ...items]);
  }

  #ofBinary(op: string, left: Guess, right: Guess): Guess {
    if (op === "/" || left === "fraction" || right === "fraction") return "fraction";
    return INTEGRAL.has(op) ? "integer" : both([left, right]);
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}

const ANSWERS = ["fraction", "integer", "open"] as const;

/** What some say and none denies. */
function either(guesses: readonly Guess[]): Guess {
  return ANSWERS.find((answer) => guesses.includes(answer)) ?? null;
}

/** What all say. */
function both(guesses: readonly Guess[]): Guess {
  if (guesses.includes("fraction")) return "fraction";
  if (guesses.length === 0 || guesses.includes(null)) return null;
  return guesses.includes("integer") ? "integer" : "open";
}

/** Operators that are for integers. */
const INTEGRAL: ReadonlySet<string> = new Set(["//", "%", "&", "|", "^", "<<", ">>"]);

function isBuiltin(callee: Core, name: string): boolean {
  return callee.kind === "ref" && callee.binding.kind === "builtin" && callee.binding.name === name;
}

function isIntegerLiteral(node: Core): boolean {
  return node.kind === "literal" && Number.isInteger(node.value) && !node.float;
}

function mayBeFloat(types: TypeFacts, variable: Variable): boolean {
  const type = types.variable(variable);
  return isOnly(type, KIND.int | KIND.bigint | KIND.float) && mayBe(type, KIND.float);
}
