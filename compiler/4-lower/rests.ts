/** The rests of functions that run synchronously first: what follows each point where one may wait is another function. */
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { addAssigned, addDeclared, addMentioned, holdsStatements, mapChildren } from "./estree-walk.ts";
import { liveNames } from "./live-names.ts";
import { mayWait } from "./suspension-points.ts";

type Expr = b.es.Expression;
type Statement = b.es.Statement;

/** An emitted async body before it is put together. */
export interface AsyncText {
  readonly params: readonly b.es.Pattern[];
  /** What comes once at the beginning: `self`. */
  readonly head: readonly Statement[];
  /** What each turn of a tail loop begins with: defaults, copies of parameters. */
  readonly start: readonly Statement[];
  readonly body: readonly Statement[];
  /** Of a function that calls itself in tail position: its name, and the parameters for the next turn. */
  readonly tail: { readonly label: string; readonly name: string; readonly params: readonly string[] } | null;
}

export interface SynchronousText {
  readonly body: Statement[];
  /** The functions for the rests. */
  readonly rests: Statement[];
}

/** How many variables a continuation has room for. */
const mostVariables = 4;

/** The M28 name and place of the function. */
export interface Label {
  readonly at: Span;
  readonly as: string;
}

export class Splitting {
  readonly #cx: FunctionContext;
  /** With their places among each other. */
  readonly #locals: ReadonlyMap<string, number>;
  readonly #assigned = new Set<string>();
  readonly #name: string;
  readonly #label: Label;
  readonly #tail: AsyncText["tail"];
  readonly #rests = new Map<b.Wait, Expr[]>();
  readonly #functions: Statement[] = [];

  constructor(
    cx: FunctionContext,
    locals: ReadonlySet<string>,
    name: string,
    label: Label,
    tail: AsyncText["tail"],
  ) {
    this.#cx = cx;
    this.#tail = tail;
    this.#locals = new Map(Array.from(locals, (local, i) => [local, i]));
    this.#name = name;
    this.#label = label;
  }

  split(text: AsyncText, body: readonly Statement[]): SynchronousText {
    for (const each of body) addAssigned(each, this.#assigned);
    const statements = [...text.start, ...this.#list(body, null)];
    const own = new Set([...text.params, ...text.head].flatMap((each) => [...boundBy(each)]));
    const inside = this.#withLocals(statements, own);
    const loop = (label: string) => b.labeled(label, b.whileStatement(b.literal(true), inside));
    const main = text.tail === null ? inside : [loop(text.tail.label)];
    return { body: [...text.head, ...main], rests: this.#functions };
  }

  /** The statements, followed by others that are not repeated here. */
  #list(statements: readonly Statement[], followed: Following): Statement[] {
    const out: Statement[] = [];
    for (const [i, each] of statements.entries()) {
      const rest = { statements, from: i + 1, next: followed };
      if (each.waits) out.push(...this.#point(each, each.waits, rest));
      else if (!mayWait(each)) out.push(each);
      else out.push(this.#branching(each, rest));
      if (isEnd(each)) break;
    }
    return out;
  }

  #branching(node: Statement, rest: Following): Statement {
    const [first, second = null] = branchesOf(node).map((branch) => this.#list(branch, rest));
    if (node.type !== "IfStatement") return b.block(first!);
    return b.ifStatement(node.test, first!, second, node.at);
  }

  /** `const x = f(a); if (x === undefined) return afterCall($at + 1, f$1, a);` */
  #point(node: Statement, wait: b.Wait, rest: Following): Statement[] {
    const { module } = this.#cx;
    const { name, operation } = partsOf(node);
    const leave = (): Statement => {
      const after = wait.kind === "call" ? "afterCall" : "afterWait";
      const args = [this.#cx.position(wait.at), ...this.#rest(wait, name, rest)];
      return b.returns(module.rt(after, args, wait.at), wait.at);
    };
    const test = b.binary("===", name === null ? operation : b.id(name.name), b.id("undefined"));
    const before = name === null ? [] : [printed(node, this.#assigned.has(name.name))];
    return [...before, { type: "IfStatement", test, consequent: leave(), alternate: null, at: wait.at }];
  }

  /** The function for the rest, and the variables that it takes; nothing if the value is what the function gives. */
  #rest(point: b.Wait, name: b.es.Identifier | null, following: Following): Expr[] {
    const known = this.#rests.get(point);
    if (known !== undefined) return known;
    const statements = upToEnd(following).map((each) => this.#withoutTail(each));
    const only = statements.length === 1 ? statements[0] : undefined;
    const isOwn = name !== null && only?.type === "ReturnStatement" && isName(only.reports, name.name);
    const args = isOwn ? [] : this.#function(point, name, statements);
    this.#rests.set(point, args);
    return args;
  }

  #function(point: b.Wait, name: b.es.Identifier | null, statements: readonly Statement[]): Expr[] {
    const own = new Set<string>(name === null ? [] : [name.name]);
    for (const each of statements) addDeclared(each, own);
    const isOutside = (each: string) => this.#locals.has(each) && !own.has(each) && each !== "$g";
    const live = [...liveNames(statements, isOutside)];
    const f = this.#cx.module.names.fresh(`${this.#name}$${this.#functions.length + 1}`);
    const args = [b.id(f), ...live.map((each) => b.id(each))];
    this.#rests.set(point, packed(args));
    const place = this.#functions.push(b.block([])) - 1;
    const value = name ?? (live.length === 0 ? null : b.id("$_"));
    const params = [...(value === null ? [] : [value]), ...live.map((each) => b.id(each))];
    const body = this.#withLocals(this.#list(statements, null), new Set(params.map((param) => param.name)));
    const parts = { params: packedParams(params), body, async: false, ...this.#label };
    this.#functions[place] = b.functionDeclaration(f, parts);
    return packed(args);
  }

  /** The next turn of a tail loop is a call in a function that is not the loop. */
  #withoutTail(node: Statement): Statement {
    const tail = this.#tail;
    if (tail === null) return node;
    const replace = <N extends b.es.Node>(each: N): b.es.Node => {
      if (each.type === "ContinueStatement" && each.label?.name === tail.label) {
        const args = tail.params.map((param) => b.id(param));
        return b.returns(b.call(b.id(tail.name), args, each.at), each.at);
      }
      return holdsStatements(each) ? mapChildren(each, replace) : each;
    };
    return replace(node) as Statement;
  }

  /** With declarations of what the statements mention and nobody declares. */
  #withLocals(statements: Statement[], own: Set<string>): Statement[] {
    const mentioned = new Set<string>();
    for (const each of statements) {
      addMentioned(each, mentioned);
      addDeclared(each, own);
    }
    const missing = [...mentioned].filter(
      (name) => this.#locals.has(name) && !own.has(name) && name !== "$g",
    );
    missing.sort((one, other) => this.#locals.get(one)! - this.#locals.get(other)!);
    const goroutine = b.declare("const", b.id("$g"), b.member(this.#cx.module.runtime("rt"), "cur"));
    return [
      ...(mentioned.has("$g") ? [goroutine] : []),
      ...(missing.length > 0 ? [b.declareAll(missing)] : []),
      ...statements,
    ];
  }
}

/** More variables than a continuation has room for travel as one array. */
function packed([f, ...variables]: Expr[]): Expr[] {
  return variables.length <= mostVariables ? [f!, ...variables] : [f!, b.array(variables)];
}

function packedParams(params: readonly b.es.Identifier[]): b.es.Pattern[] {
  const [value, ...variables] = params;
  if (variables.length <= mostVariables) return [...params];
  return [value!, { type: "ArrayPattern", elements: variables }];
}

/** The operation of a point, and the variable that takes its value, if any. */
function partsOf(point: Statement): { name: b.es.Identifier | null; operation: Expr } {
  if (point.type === "VariableDeclaration") {
    const { id, init } = point.declarations[0]!;
    return { name: id as b.es.Identifier, operation: init! };
  }
  const { expression } = point as b.es.ExpressionStatement;
  if (expression.type === "AssignmentExpression" && expression.left.type === "Identifier") {
    return { name: expression.left, operation: expression.right };
  }
  return { name: null, operation: expression };
}

/** As it is printed; what the async form assigns again after waiting is a constant here. */
function printed(point: Statement, isAssigned: boolean): Statement {
  const statement = { ...point, waits: undefined };
  return statement.type === "VariableDeclaration" && !isAssigned
    ? { ...statement, kind: "const" }
    : statement;
}

/** The lists of statements in a statement whose points are in such lists. */
export function branchesOf(node: Statement): Statement[][] {
  if (node.type === "BlockStatement") return [node.body];
  if (node.type !== "IfStatement") return [[node]];
  return [node.consequent, ...(node.alternate ? [node.alternate] : [])].flatMap((way) =>
    way.type === "BlockStatement" ? [way.body] : [[way]],
  );
}

/** Does nothing that follows run? */
function isEnd(node: Statement): boolean {
  switch (node.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "ContinueStatement":
      return true;
    case "BlockStatement":
      return node.body.some(isEnd);
    case "IfStatement":
      return !!node.alternate && isEnd(node.consequent) && isEnd(node.alternate);
    default:
      return false;
  }
}

/** What runs after a place, which may be as long as the whole body: the statements from an index on, and then what comes behind the list. */
export type Following = {
  readonly statements: readonly Statement[];
  readonly from: number;
  readonly next: Following;
} | null;

/** The statements that follow, up to one behind which nothing runs. */
export function upToEnd(following: Following): Statement[] {
  const found: Statement[] = [];
  for (let part = following; part !== null; part = part.next) {
    for (let i = part.from; i < part.statements.length; i++) {
      const each = part.statements[i]!;
      found.push(each);
      if (isEnd(each)) return found;
    }
  }
  return found;
}

/** The names that a parameter or a declaration binds. */
function boundBy(node: b.es.Node): Set<string> {
  const names = new Set<string>();
  if (node.type === "Identifier") names.add(node.name);
  else addDeclared(node, names);
  return names;
}

function isName(value: Expr | undefined, name: string): boolean {
  return value?.type === "Identifier" && value.name === name;
}
