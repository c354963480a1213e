/** Factories for the ESTree nodes that lowering emits, each with the span it came from. */
import type * as es from "estree";
import type { Span } from "../source/source.ts";
import { isIdentifierText, nameOrString } from "./javascript-names.ts";

declare module "estree" {
  interface BaseNodeWithoutComments {
    /** The M28 text this node came from. */
    at?: Span | undefined;
    /** The M28 name, where it differs from the JavaScript one or names a function's frame. */
    as?: string | undefined;
    /** Of the name of a called function: a bundler may drop the call when nobody uses its value. */
    pure?: true;
    /** The function may be suspended here; null for the second statement of those that are one such place. */
    waits?: Wait | null | undefined;
    /** Of a `return` in the body of a suspending function, or of the statement that keeps the value for it: the value that it reports. */
    reports?: es.Expression | undefined;
  }
}

/** A place where a function may be suspended: an operation that gives `undefined` then. */
export interface Wait {
  readonly kind: "call" | "primitive";
  readonly operation: es.Expression;
  readonly at: Span;
}

export type { es };

type Expr = es.Expression;

/**
 * The one place where names become text: a variable, property, parameter or label.
 * @throws Error, the compiler's own mistake, for a text that JavaScript would not read as one name
 */
export function id(name: string, at?: Span, as?: string): es.Identifier {
  if (!isIdentifierText(name) && !ENVIRONMENT_NAME.test(name))
    throw new Error(`${JSON.stringify(name)} is no name in JavaScript`);
  return { type: "Identifier", name, at, as };
}

const ENVIRONMENT_NAME = /^\$\w+\["(?:[^"\\]|\\.)*"\]$/;

/** What `id` takes for a variable that is a property of an object. */
export const environmentName = (environment: string, name: string): string =>
  `${environment}[${JSON.stringify(name)}]`;

/** The name of an export: any text. */
export const exportName = (name: string): es.Identifier => ({
  type: "Identifier",
  // astring prints only identifiers there, so a string is one that looks like a string.
  name: nameOrString(name),
});

export function literal(value: string | number | boolean | null | bigint, at?: Span): Expr {
  if (typeof value === "bigint")
    return value < 0n
      ? unary("-", literal(-value), at)
      : { type: "Literal", value, bigint: `${value}`, raw: `${value}n`, at };
  if (typeof value !== "number") return { type: "Literal", value, at };
  if (value < 0 || Object.is(value, -0)) return unary("-", literal(-value), at);
  if (value === Number.POSITIVE_INFINITY) return id("Infinity", at);
  return { type: "Literal", value, raw: String(value), at };
}

export const nil = (at?: Span): Expr => literal(null, at);

export const call = (
  callee: Expr | es.Super,
  args: (Expr | es.SpreadElement)[],
  at?: Span,
): es.SimpleCallExpression => ({
  type: "CallExpression",
  callee,
  arguments: args,
  optional: false,
  at,
});

/** Marks a call that a bundler may drop when nobody uses its value. */
export function pure(value: Expr): Expr {
  if (value.type !== "CallExpression" || value.callee.type !== "Identifier") return value;
  return { ...value, callee: { ...value.callee, pure: true } };
}

export const newExpr = (callee: Expr, args: (Expr | es.SpreadElement)[], at?: Span): Expr => ({
  type: "NewExpression",
  callee,
  arguments: args,
  at,
});

export const spread = (argument: Expr): es.SpreadElement => ({ type: "SpreadElement", argument });

/** `object.name`, or `object["na-me"]` where the name is no JavaScript identifier. */
export function member(object: Expr, name: string, at?: Span): es.MemberExpression {
  const plain = isIdentifierText(name);
  return {
    type: "MemberExpression",
    object,
    property: plain ? id(name, at) : literal(name, at),
    computed: !plain,
    optional: false,
    at: object.at ?? at,
  };
}

export const array = (elements: (Expr | es.SpreadElement)[], at?: Span): Expr => ({
  type: "ArrayExpression",
  elements,
  at,
});

export const unary = (operator: es.UnaryOperator, argument: Expr, at?: Span): Expr => ({
  type: "UnaryExpression",
  operator,
  prefix: true,
  argument,
  at,
});

/** `!e`, folding a double negation and comparisons with a plain opposite. */
/** `object[index]` */
export const computed = (object: Expr, property: Expr, at?: Span): es.MemberExpression => ({
  type: "MemberExpression",
  object,
  property,
  computed: true,
  optional: false,
  at,
});

export function not(argument: Expr, at?: Span): Expr {
  if (argument.type === "BinaryExpression") {
    if (argument.operator === "===") return { ...argument, operator: "!==" };
    if (argument.operator === "!==") return { ...argument, operator: "===" };
  }
  if (argument.type === "Literal" && typeof argument.value === "boolean") return literal(!argument.value, at);
  return unary("!", argument, at);
}

export const binary = (operator: es.BinaryOperator, left: Expr, right: Expr, at?: Span): Expr => ({
  type: "BinaryExpression",
  operator,
  left,
  right,
  at,
});

export const logical = (operator: es.LogicalOperator, left: Expr, right: Expr, at?: Span): Expr => ({
  type: "LogicalExpression",
  operator,
  left,
  right,
  at,
});

export const conditional = (test: Expr, consequent: Expr, alternate: Expr, at?: Span): Expr => ({
  type: "ConditionalExpression",
  test,
  consequent,
  alternate,
  at,
});

export const assign = (left: es.Pattern, right: Expr, at?: Span): Expr => ({
  type: "AssignmentExpression",
  operator: "=",
  left,
  right,
  at,
});

/** The last of the expressions, after the others; a single one stays bare. */
export function sequence(expressions: Expr[], at?: Span): Expr {
  const flat = expressions.flatMap((e) => (e.type === "SequenceExpression" ? e.expressions : [e]));
  return flat.length === 1 ? flat[0]! : { type: "SequenceExpression", expressions: flat, at };
}

export const awaitExpr = (argument: Expr, at?: Span): Expr => ({ type: "AwaitExpression", argument, at });

export const yieldExpr = (argument: Expr | null, delegate: boolean, at?: Span): Expr => ({
  type: "YieldExpression",
  argument,
  delegate,
  at,
});

/** `${…}` text: `strings` has one element more than `values`. */
export const template = (strings: string[], values: Expr[], at?: Span): Expr => ({
  type: "TemplateLiteral",
  quasis: strings.map((text, i) => ({
    type: "TemplateElement",
    tail: i === strings.length - 1,
    value: { raw: text.replace(/[\\`]|\$(?=\{)|\r/g, (c) => (c === "\r" ? "\\r" : `\\${c}`)), cooked: text },
  })),
  expressions: values,
  at,
});

export interface FunctionParts {
  params: es.Pattern[];
  body: es.Statement[];
  async: boolean;
  generator?: boolean;
  at?: Span | undefined;
  as?: string | undefined;
}

export const functionDeclaration = (name: string, parts: FunctionParts): es.FunctionDeclaration => ({
  type: "FunctionDeclaration",
  id: id(name),
  params: parts.params,
  body: block(parts.body),
  async: parts.async,
  generator: parts.generator ?? false,
  at: parts.at,
  as: parts.as,
});

export const functionExpr = (name: string | null, parts: FunctionParts): Expr => ({
  type: "FunctionExpression",
  id: name === null ? null : id(name),
  params: parts.params,
  body: block(parts.body),
  async: parts.async,
  generator: parts.generator ?? false,
  at: parts.at,
  as: parts.as,
});

export function arrow(parts: FunctionParts): Expr {
  const only = parts.body.length === 1 ? parts.body[0] : undefined;
  const concise = only?.type === "ReturnStatement" && only.argument ? only.argument : null;
  return {
    type: "ArrowFunctionExpression",
    params: parts.params,
    body: concise ?? block(parts.body),
    expression: concise !== null,
    async: parts.async,
    at: parts.at,
    as: parts.as,
  };
}

// ---- statements

export const block = (body: es.Statement[]): es.BlockStatement => ({ type: "BlockStatement", body });

export const statement = (expression: Expr): es.Statement => ({
  type: "ExpressionStatement",
  expression,
  at: expression.at,
});

/** `name: value` of an object literal. The name of JavaScript's own that would set the prototype is one like any other. */
export function property(name: string, value: Expr): es.Property {
  const key = (isIdentifierText(name) ? id(name) : literal(name)) as es.Property["key"];
  const computed = name === "__proto__";
  return {
    type: "Property",
    kind: "init",
    key: computed ? literal(name) : key,
    value,
    method: false,
    shorthand: false,
    computed,
  };
}

/** An object literal. */
export const object = (members: readonly (readonly [name: string, value: Expr])[]): Expr => ({
  type: "ObjectExpression",
  properties: members.map(([name, value]) => property(name, value)),
});

export const declare = (
  kind: "let" | "const",
  target: es.Pattern,
  init: Expr | null,
  at?: Span,
): es.VariableDeclaration => ({
  type: "VariableDeclaration",
  kind,
  declarations: [{ type: "VariableDeclarator", id: target, init }],
  at,
});

export const declareAll = (names: string[]): es.VariableDeclaration => ({
  type: "VariableDeclaration",
  kind: "let",
  declarations: names.map((name) => ({ type: "VariableDeclarator", id: id(name), init: null })),
});

export const returns = (argument: Expr | null, at?: Span): es.Statement => ({
  type: "ReturnStatement",
  argument,
  at,
});
export const throws = (argument: Expr, at?: Span): es.Statement => ({ type: "ThrowStatement", argument, at });

export function ifStatement(
  test: Expr,
  then: es.Statement[],
  otherwise: es.Statement[] | null,
  at?: Span,
): es.Statement {
  if (then.length === 0 && otherwise !== null && otherwise.length > 0)
    return ifStatement(not(test), otherwise, null, at);
  const only = otherwise?.length === 1 ? otherwise[0]! : null;
  const alternate =
    otherwise === null || otherwise.length === 0
      ? null
      : only?.type === "IfStatement"
        ? only
        : guarded(otherwise);
  return { type: "IfStatement", test, consequent: guarded(then), alternate, at };
}

const SHORT = new Set<es.Statement["type"]>([
  "BreakStatement",
  "ContinueStatement",
  "ExpressionStatement",
  "ThrowStatement",
]);

/** A lone jump or expression stands without braces: `if (x) break;`. */
function guarded(body: es.Statement[]): es.Statement {
  const only = body.length === 1 ? body[0]! : null;
  return only !== null && SHORT.has(only.type) ? only : block(body);
}

export const whileStatement = (test: Expr, body: es.Statement[], at?: Span): es.Statement => ({
  type: "WhileStatement",
  test,
  body: block(body),
  at,
});

export const forStatement = (
  init: es.VariableDeclaration | null,
  test: Expr | null,
  update: Expr | null,
  body: es.Statement[],
  at?: Span,
): es.Statement => ({ type: "ForStatement", init, test, update, body: block(body), at });

export const forOf = (
  left: es.VariableDeclaration | es.Pattern,
  right: Expr,
  body: es.Statement[],
  at?: Span,
): es.Statement => ({ type: "ForOfStatement", left, right, body: block(body), await: false, at });

export const labeled = (label: string, body: es.Statement): es.Statement => ({
  type: "LabeledStatement",
  label: id(label),
  body,
});

export const breaks = (label: string | null, at?: Span): es.Statement => ({
  type: "BreakStatement",
  label: label === null ? null : id(label),
  at,
});

export const continues = (label: string | null, at?: Span): es.Statement => ({
  type: "ContinueStatement",
  label: label === null ? null : id(label),
  at,
});

export const tryStatement = (
  body: es.Statement[],
  handler: { param: string; body: es.Statement[] } | null,
  finalizer: es.Statement[] | null,
  at?: Span,
): es.Statement => ({
  type: "TryStatement",
  block: block(body),
  handler: handler && { type: "CatchClause", param: id(handler.param), body: block(handler.body) },
  finalizer: finalizer && block(finalizer),
  at,
});
