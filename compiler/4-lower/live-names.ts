/** Which variables a piece of emitted text needs from before: those that it may read before it has assigned them. */
import type * as b from "./build.ts";
import { childrenOf, freeNames, isFunction, namesOfPattern } from "./estree-walk.ts";

type Node = b.es.Node;

/** Those of the candidates that the statements need, in the order of their first mention. */
export function liveNames(statements: readonly Node[], isCandidate: (name: string) => boolean): Set<string> {
  const walk = new Walk(isCandidate);
  walk.all(statements);
  return walk.live;
}

class Walk {
  readonly live = new Set<string>();
  readonly #isCandidate: (name: string) => boolean;
  #assigned = new Set<string>();
  /** The text has been left: nothing here is reached. */
  #isLeft = false;

  constructor(isCandidate: (name: string) => boolean) {
    this.#isCandidate = isCandidate;
  }

  all(nodes: Iterable<Node>): void {
    for (const node of nodes) this.#visit(node);
  }

  #visit(node: Node): void {
    if (isFunction(node)) {
      for (const name of freeNames(node)) this.#read(name);
      return;
    }
    switch (node.type) {
      case "Identifier":
        return this.#read(node.name);
      case "AssignmentExpression":
        if (node.left.type === "MemberExpression") this.#visit(node.left);
        this.#visit(node.right);
        return this.#assign(node.left);
      case "VariableDeclarator":
        if (node.init) this.#visit(node.init);
        return;
      case "IfStatement":
      case "ConditionalExpression": {
        const { whenTrue, whenFalse } = this.#test(node.test);
        return this.#fork([node.consequent, node.alternate ?? null], [whenTrue, whenFalse]);
      }
      case "LogicalExpression": {
        if (node.operator === "??") {
          this.#visit(node.left);
          return this.#fork([node.right, null]);
        }
        const { whenTrue, whenFalse } = this.#test(node);
        this.#assigned = common([whenTrue, whenFalse]);
        return;
      }
      case "ForOfStatement":
        this.#visit(node.right);
        return this.#fork(
          [node.body, null],
          [new Set([...this.#assigned, ...namesOfPattern(node.left)]), this.#assigned],
        );
      case "ReturnStatement":
      case "ThrowStatement":
        this.all(childrenOf(node));
        this.#isLeft = true;
        return;
      case "WhileStatement":
      case "ForStatement":
      case "LabeledStatement":
      case "TryStatement":
        // Any part of it may be skipped.
        for (const child of childrenOf(node)) this.#fork([child, null]);
        return;
      default:
        this.all(childrenOf(node));
    }
  }

  /** What a condition has assigned when it holds, and when it does not. */
  #test(node: Node): { whenTrue: ReadonlySet<string>; whenFalse: ReadonlySet<string> } {
    if (node.type !== "LogicalExpression" || node.operator === "??") {
      this.#visit(node);
      return { whenTrue: this.#assigned, whenFalse: this.#assigned };
    }
    const left = this.#test(node.left);
    this.#assigned = new Set(node.operator === "&&" ? left.whenTrue : left.whenFalse);
    const right = this.#test(node.right);
    return node.operator === "&&"
      ? { whenTrue: right.whenTrue, whenFalse: common([left.whenFalse, right.whenFalse]) }
      : { whenTrue: common([left.whenTrue, right.whenTrue]), whenFalse: right.whenFalse };
  }

  /**
   * One of the ways is taken; what all of them assign is assigned afterwards.
   * @param assigned what is assigned where each begins
   */
  #fork(
    ways: readonly (Node | null)[],
    assigned: readonly ReadonlySet<string>[] = ways.map(() => this.#assigned),
  ): void {
    const isLeft = this.#isLeft;
    const reaching: Set<string>[] = [];
    for (const [i, way] of ways.entries()) {
      this.#assigned = new Set(assigned[i]);
      this.#isLeft = isLeft;
      if (way !== null) this.#visit(way);
      if (!this.#isLeft) reaching.push(this.#assigned);
    }
    this.#isLeft = reaching.length === 0;
    this.#assigned = common(reaching);
  }

  #read(name: string): void {
    if (this.#isCandidate(name) && !this.#assigned.has(name)) this.live.add(name);
  }

  #assign(target: Node): void {
    for (const name of namesOfPattern(target)) this.#assigned.add(name);
  }
}

/** What is in all of them. */
function common(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [first = new Set<string>(), ...others] = sets;
  return new Set([...first].filter((name) => others.every((other) => other.has(name))));
}
