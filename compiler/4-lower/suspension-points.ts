/**
 * Rewrites statements so that each place where they may suspend is a statement of its own: `const $1 = f(x);` marked as
 * waiting. What is evaluated before it is kept in constants.
 */
import * as b from "./build.ts";
import { addAssigned, childrenOf, isFunction } from "./estree-walk.ts";

type Expr = b.es.Expression;
type Statement = b.es.Statement;

/** Thrown to give up: the statements suspend where only an async function can. */
export const NOT_SYNCHRONOUS: object = {};

/** May it suspend, other than in functions inside it? */
export function mayWait(node: b.es.Node): boolean {
  if (node.waits !== undefined || node.type === "AwaitExpression") return true;
  if (isFunction(node)) return false;
  for (const child of childrenOf(node)) if (mayWait(child)) return true;
  return false;
}

/**
 * @param temp makes names
 * @param locals the variables of the function; those that this makes are added
 * @throws NOT_SYNCHRONOUS for what waits in a loop, a `try`, or in an expression of a rare kind
 */
export function withPoints(
  statements: readonly Statement[],
  temp: () => string,
  locals: Set<string>,
): Statement[] {
  return new Rewriting(temp, locals).list(statements);
}

class Rewriting {
  readonly #temp: () => string;
  readonly #locals: Set<string>;
  #out: Statement[] = [];

  constructor(temp: () => string, locals: Set<string>) {
    this.#temp = temp;
    this.#locals = locals;
  }

  list(statements: readonly Statement[]): Statement[] {
    const outer = this.#out;
    const out: Statement[] = [];
    this.#out = out;
    for (const each of statements) {
      if (mayWait(each)) this.#statement(each);
      else out.push(each);
    }
    this.#out = outer;
    return out;
  }

  #name(): string {
    const name = this.#temp();
    this.#locals.add(name);
    return name;
  }

  #statement(node: Statement): void {
    switch (node.type) {
      case "VariableDeclaration":
        return this.#declaration(node);
      case "ExpressionStatement":
        return this.#effect(node.expression);
      case "ReturnStatement": {
        const value = this.#value(node.reports ?? node.argument!);
        this.#out.push({ ...node, argument: value, reports: value });
        return;
      }
      case "ThrowStatement":
        this.#out.push({ ...node, argument: this.#value(node.argument) });
        return;
      case "BlockStatement":
        this.#out.push({ ...node, body: this.list(node.body) });
        return;
      case "IfStatement":
        return this.#if(node);
      default:
        throw NOT_SYNCHRONOUS;
    }
  }

  #if(node: b.es.IfStatement): void {
    // That of a declaration, which is the point itself.
    if (node.waits === null) return;
    if (node.waits !== undefined) {
      const operation = this.#value(node.waits.operation);
      this.#out.push({ ...b.statement(operation), waits: node.waits });
      return;
    }
    const test = this.#value(node.test);
    const branch = (way: Statement) => this.list(way.type === "BlockStatement" ? way.body : [way]);
    const otherwise = node.alternate ? branch(node.alternate) : null;
    this.#out.push(b.ifStatement(test, branch(node.consequent), otherwise, node.at));
  }

  #declaration(node: b.es.VariableDeclaration): void {
    const [only] = node.declarations;
    if (node.declarations.length !== 1 || !only?.init) throw NOT_SYNCHRONOUS;
    const waits = node.waits ?? (only.id.type === "Identifier" ? only.init.waits : undefined);
    const init = this.#value(waits?.operation ?? only.init);
    this.#out.push({ ...node, declarations: [{ ...only, init }], ...(waits ? { waits } : {}) });
  }

  /** An expression whose value nobody wants. */
  #effect(node: Expr): void {
    const { waits } = node;
    if (waits) {
      this.#out.push({ ...b.statement(this.#value(waits.operation)), waits });
      return;
    }
    if (node.type === "AssignmentExpression" && node.left.type === "Identifier" && node.right.waits) {
      const { left, right } = node;
      if (this.#locals.has(left.name) && right.waits) {
        const operation = this.#value(right.waits.operation);
        this.#out.push({ ...b.statement({ ...node, right: operation }), waits: right.waits });
        return;
      }
    }
    if (node.type === "SequenceExpression") for (const each of node.expressions) this.#each(each);
    else {
      const value = this.#value(node);
      if (value.type !== "Identifier") this.#out.push(b.statement(value));
    }
  }

  #each(node: Expr): void {
    if (mayWait(node)) this.#effect(node);
    else if (node.type !== "Identifier" && node.type !== "Literal") this.#out.push(b.statement(node));
  }

  /** What is left of an expression after the statements that it needs. */
  #value(node: Expr): Expr {
    if (!mayWait(node)) return node;
    if (node.waits) {
      const operation = this.#value(node.waits.operation);
      const name = b.id(this.#name());
      this.#out.push({ ...b.declare("const", name, operation, node.at), waits: node.waits });
      return b.id(name.name);
    }
    switch (node.type) {
      case "ConditionalExpression":
        return this.#conditional(node);
      case "LogicalExpression":
        return mayWait(node.right) ? this.#logical(node) : { ...node, left: this.#value(node.left) };
      case "SequenceExpression":
        for (const each of node.expressions.slice(0, -1)) this.#each(each);
        return this.#value(node.expressions.at(-1)!);
      case "AssignmentExpression":
        if (node.left.type === "Identifier") return { ...node, right: this.#value(node.right) };
        throw NOT_SYNCHRONOUS;
      case "UnaryExpression":
        return { ...node, argument: this.#value(node.argument) };
      case "BinaryExpression": {
        const [left, right] = this.#inOrder([node.left as Expr, node.right]);
        return { ...node, left: left as Expr, right: right as Expr };
      }
      case "MemberExpression": {
        const parts = node.computed ? [node.object, node.property] : [node.object];
        const [object, property = node.property] = this.#inOrder(parts as Expr[]);
        return { ...node, object: object as Expr, property: property as Expr };
      }
      case "TemplateLiteral":
        return { ...node, expressions: this.#inOrder(node.expressions) as Expr[] };
      case "ArrayExpression":
        return { ...node, elements: this.#inOrder(node.elements as Expr[]) };
      case "NewExpression":
        return { ...node, arguments: this.#inOrder(node.arguments) };
      case "CallExpression":
        return this.#call(node);
      default:
        throw NOT_SYNCHRONOUS;
    }
  }

  #call(node: b.es.SimpleCallExpression): Expr {
    const { callee } = node;
    if (callee.type === "Identifier") return { ...node, arguments: this.#inOrder(node.arguments) };
    if (callee.type !== "MemberExpression" || node.arguments.some(mayWait)) throw NOT_SYNCHRONOUS;
    return { ...node, callee: this.#value(callee) };
  }

  #conditional(node: b.es.ConditionalExpression): Expr {
    const test = this.#value(node.test);
    const name = this.#name();
    this.#out.push(b.declareAll([name]));
    this.#out.push(
      b.ifStatement(test, this.#into(name, node.consequent), this.#into(name, node.alternate), node.at),
    );
    return b.id(name);
  }

  #logical(node: b.es.LogicalExpression): Expr {
    if (node.operator === "??") throw NOT_SYNCHRONOUS;
    const left = this.#value(node.left);
    const name = this.#name();
    this.#out.push(b.declare("let", b.id(name), left));
    const test = node.operator === "&&" ? b.id(name) : b.not(b.id(name));
    this.#out.push(b.ifStatement(test, this.#into(name, node.right), null, node.at));
    return b.id(name);
  }

  #into(name: string, value: Expr): Statement[] {
    return this.list([b.statement(b.assign(b.id(name), value))]);
  }

  /** Operands: those before the last one that waits are evaluated first, unless that makes no difference. */
  #inOrder(nodes: readonly (Expr | b.es.SpreadElement)[]): (Expr | b.es.SpreadElement)[] {
    const last = nodes.findLastIndex(mayWait);
    return nodes.map((node, i) => {
      if (i > last) return node;
      if (node.type === "SpreadElement") {
        if (i < last) throw NOT_SYNCHRONOUS;
        return { ...node, argument: this.#value(node.argument) };
      }
      const value = this.#value(node);
      return i === last || this.#isStable(value, nodes.slice(i + 1, last + 1)) ? value : this.#kept(value);
    });
  }

  #kept(value: Expr): Expr {
    const name = this.#name();
    this.#out.push(b.declare("const", b.id(name), value));
    return b.id(name);
  }

  #isStable(value: Expr, later: readonly b.es.Node[]): boolean {
    if (value.type === "Literal") return true;
    if (value.type !== "Identifier" || !this.#locals.has(value.name)) return false;
    const assigned = new Set<string>();
    for (const node of later) addAssigned(node, assigned);
    return !assigned.has(value.name);
  }
}
