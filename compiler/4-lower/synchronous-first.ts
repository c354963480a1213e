/**
 * Functions that may suspend but run as plain ones until they do. Where one has to wait, it gives `undefined`, and the rest of
 * its body is another function, which gets the value waited for and the variables that it needs.
 */
import type { Span } from "../1-read/form.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import {
  addAssigned,
  addDeclared,
  addMentioned,
  childrenOf,
  freeNames,
  isFunction,
  mapChildren,
  namesOfPattern,
  sizeOf,
} from "./estree-walk.ts";
import { liveNames } from "./live-names.ts";
import { mayWait, NOT_SYNCHRONOUS, withPoints } from "./suspension-points.ts";

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

/** The rests of a body may be so much longer than it … */
const mostRepetition = 2;
/** … and that many nodes, which is a dozen lines. */
const alwaysAllowed = 200;

/** How many variables a continuation has room for. */
const mostVariables = 4;

/**
 * The function without `async`; null if it suspends where only an async function can, if it is too long, or if copies of its
 * variables would not do because closures share them.
 * @param name stem for the names of the rests
 */
export function synchronousText(
  cx: FunctionContext,
  text: AsyncText,
  name: string,
  label: Label,
): SynchronousText | null {
  if (text.start.some(mayWait)) return null;
  const locals = new Set(text.params.flatMap((param) => [...namesOfPattern(param)]));
  for (const each of [...text.head, ...text.start, ...text.body]) addDeclared(each, locals);
  for (const hoisted of cx.hoisted) locals.add(hoisted);
  const body = pointsOf(text.body, cx, locals);
  if (body === null || !mayCopy(text, body, locals) || !hasRoom(body)) return null;
  return new Splitting(cx, locals, name, label, text.tail).split(text, body);
}

function pointsOf(body: readonly Statement[], cx: FunctionContext, locals: Set<string>): Statement[] | null {
  try {
    return withPoints(withoutAsyncSteps(body), () => cx.temp(), locals);
  } catch (error) {
    if (error !== NOT_SYNCHRONOUS) throw error;
    return null;
  }
}

function hasRoom(body: readonly Statement[]): boolean {
  const size = (statements: readonly Statement[]) => statements.reduce((sum, each) => sum + sizeOf(each), 0);
  let room = alwaysAllowed + mostRepetition * size(body);
  forEachPoint(body, [], (rest) => {
    room -= size(upToEnd(rest));
  });
  return room >= 0;
}

/** @param visit gets what follows a point */
function forEachPoint(
  statements: readonly Statement[],
  followed: readonly Statement[],
  visit: (rest: readonly Statement[]) => void,
): void {
  for (const [i, each] of statements.entries()) {
    if (!mayWait(each)) continue;
    const rest = [...statements.slice(i + 1), ...followed];
    if (each.waits) visit(rest);
    else for (const branch of branchesOf(each)) forEachPoint(branch, rest, visit);
  }
}

/** The lists of statements in a statement whose points are in such lists. */
function branchesOf(node: Statement): Statement[][] {
  if (node.type === "BlockStatement") return [node.body];
  if (node.type !== "IfStatement") return [[node]];
  return [node.consequent, ...(node.alternate ? [node.alternate] : [])].flatMap((way) =>
    way.type === "BlockStatement" ? [way.body] : [[way]],
  );
}

/** The M28 name and place of the function. */
export interface Label {
  readonly at: Span;
  readonly as: string;
}

class Splitting {
  readonly #cx: FunctionContext;
  readonly #locals: ReadonlySet<string>;
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
    this.#locals = locals;
    this.#name = name;
    this.#label = label;
  }

  split(text: AsyncText, body: readonly Statement[]): SynchronousText {
    for (const each of body) addAssigned(each, this.#assigned);
    const statements = [...text.start, ...this.#list(body, [])];
    const own = new Set([...text.params, ...text.head].flatMap((each) => [...boundBy(each)]));
    const inside = this.#withLocals(statements, own);
    const loop = (label: string) => b.labeled(label, b.whileStatement(b.literal(true), inside));
    const main = text.tail === null ? inside : [loop(text.tail.label)];
    return { body: [...text.head, ...main], rests: this.#functions };
  }

  /** The statements, followed by others that are not repeated here. */
  #list(statements: readonly Statement[], followed: readonly Statement[]): Statement[] {
    const out: Statement[] = [];
    for (const [i, each] of statements.entries()) {
      const rest = () => [...statements.slice(i + 1), ...followed];
      if (each.waits) out.push(...this.#point(each, each.waits, rest()));
      else if (!mayWait(each)) out.push(each);
      else out.push(this.#branching(each, rest()));
      if (isEnd(each)) break;
    }
    return out;
  }

  #branching(node: Statement, rest: readonly Statement[]): Statement {
    const [first, second = null] = branchesOf(node).map((branch) => this.#list(branch, rest));
    if (node.type !== "IfStatement") return b.block(first!);
    return b.ifStatement(node.test, first!, second, node.at);
  }

  /** `const x = f(a); if (x === undefined) return afterCall($at + 1, f$1, a);` */
  #point(node: Statement, wait: b.Wait, rest: readonly Statement[]): Statement[] {
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
  #rest(point: b.Wait, name: b.es.Identifier | null, following: readonly Statement[]): Expr[] {
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
    const outside = new Set([...this.#locals].filter((local) => !own.has(local)));
    const live = [...liveNames(statements, outside)].filter((each) => each !== "$g");
    const f = this.#cx.module.names.fresh(`${this.#name}$${this.#functions.length + 1}`);
    const args = [b.id(f), ...live.map((each) => b.id(each))];
    this.#rests.set(point, packed(args));
    const place = this.#functions.push(b.block([])) - 1;
    const value = name ?? (live.length === 0 ? null : b.id("$_"));
    const params = [...(value === null ? [] : [value]), ...live.map((each) => b.id(each))];
    const body = this.#withLocals(this.#list(statements, []), new Set(params.map((param) => param.name)));
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
      return STATEMENT.test(each.type) ? mapChildren(each, replace) : each;
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
    const missing = [...this.#locals].filter(
      (name) => mentioned.has(name) && !own.has(name) && name !== "$g",
    );
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

/** `return v` where an async body reports the value, at once or later; and a `catch` or `finally` finds `rt.cur` as it was. */
function withoutAsyncSteps(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((node, i) => {
    if (node.reports) return [{ ...b.returns(node.reports, node.at), reports: node.reports }];
    if (
      isAsyncStep(node) ||
      (statements[i - 1]?.type === "ExpressionStatement" && statements[i - 1]!.reports)
    )
      return [];
    return [inLists(node, withoutAsyncSteps)];
  });
}

/** `rt.cur = $g` */
function isAsyncStep(node: Statement): boolean {
  return (
    node.type === "ExpressionStatement" &&
    node.expression.type === "AssignmentExpression" &&
    isName(node.expression.right, "$g")
  );
}

/** The same change in all lists of statements inside. */
function inLists<N extends b.es.Node>(node: N, change: (list: readonly Statement[]) => Statement[]): N {
  if (node.type === "BlockStatement") return { ...node, body: change(node.body) };
  if (!STATEMENT.test(node.type)) return node;
  return mapChildren(node, (child) =>
    child.type === "ReturnStatement" ? change([child])[0]! : inLists(child, change),
  );
}

/** What may have statements inside, functions left out. */
const STATEMENT = /Statement$|Clause$/;

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

function upToEnd(statements: readonly Statement[]): Statement[] {
  const end = statements.findIndex(isEnd);
  return end < 0 ? [...statements] : statements.slice(0, end + 1);
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

// ---- copies of variables

/** Do all functions see the same values although each rest has variables of its own? */
function mayCopy(text: AsyncText, body: readonly Statement[], locals: ReadonlySet<string>): boolean {
  const order = new Order();
  for (const each of body) order.visit(each);
  if (order.mentionsThis || order.declaredTwice) return false;
  const assigned = new Set<string>();
  for (const each of body) addAssigned(each, assigned);
  const inHead = new Set<string>();
  for (const each of [...text.head, ...text.start]) addMentionedByClosures(each, inHead);
  return (
    order.closures.every(({ names, at }) =>
      [...names].every((name) => {
        if (!locals.has(name)) return true;
        if (assigned.has(name)) return false;
        const declared = order.declarations.get(name) ?? 0;
        return !order.points.some((point) => point > at && point < declared);
      }),
    ) && [...inHead].every((name) => !assigned.has(name))
  );
}

function addMentionedByClosures(node: b.es.Node, names: Set<string>): void {
  if (isFunction(node)) for (const name of freeNames(node)) names.add(name);
  else for (const child of childrenOf(node)) addMentionedByClosures(child, names);
}

/** Where in the text things are. */
class Order {
  readonly closures: { readonly names: ReadonlySet<string>; readonly at: number }[] = [];
  readonly points: number[] = [];
  readonly declarations = new Map<string, number>();
  mentionsThis = false;
  declaredTwice = false;
  #now = 0;

  visit(node: b.es.Node): void {
    this.#now++;
    if (node.type === "ThisExpression") this.mentionsThis = true;
    if (node.type === "FunctionDeclaration") this.#declare(node.id.name);
    if (isFunction(node)) {
      this.closures.push({ names: freeNames(node), at: this.#now });
      return;
    }
    if (node.type === "VariableDeclarator") for (const name of namesOfPattern(node.id)) this.#declare(name);
    for (const child of childrenOf(node)) this.visit(child);
    if (node.waits) this.points.push(this.#now);
  }

  #declare(name: string): void {
    if (this.declarations.has(name)) this.declaredTwice = true;
    this.declarations.set(name, this.#now);
  }
}
