/** Functions: declarations, function values, parameters, and the two halves of those that may suspend. */

import type { Core, FunctionNode, Parameter, Ref, Variable } from "../3-analyze/core.ts";
import { isThisMethod } from "../3-analyze/parameters.ts";
import { asyncBody } from "./async-bodies.ts";
import { isSpecial } from "./attribute-names.ts";
import * as b from "./build.ts";
import { EFFECT, FunctionContext, type FunctionKind, RETURN } from "./context.ts";
import { finish } from "./destinations.ts";
import { parameterFlags } from "./direct-flags.ts";
import { lower, lowerInto } from "./evaluation.ts";
import { GENERATOR } from "./generator-body.ts";
import { madeGenerator } from "./generators.ts";
import { munge } from "./names.ts";
import { functionValue, functionValueName, hasValueForm, isVariadic } from "./references.ts";
import type { AsyncText, Label, SynchronousText } from "./rests.ts";
import { hasSelfTailCall, TAIL } from "./self-tail-calls.ts";
import { signatureText } from "./signatures.ts";
import { stepsName } from "./steps.ts";
import { turnStart } from "./suspension.ts";
import { synchronousText } from "./synchronous-first.ts";

type Expr = b.es.Expression;

/** May the default be written into the function's own text, evaluated anew at each call? */
const isSimpleDefault = (node: Core): boolean =>
  node.kind === "literal" || (node.kind === "unary" && node.operand.kind === "literal");

export function hasSimpleDefaults(node: FunctionNode): boolean {
  return node.params.every((param) => param.default === null || isSimpleDefault(param.default));
}

// ---- (def f …) as a statement

/** Emits the definition as a JavaScript declaration where that is right; false if it has to be an assignment. */
export function lowerDefinition(
  cx: FunctionContext,
  variable: Variable,
  target: Ref,
  node: FunctionNode,
): boolean {
  if (cx.module.usage.functions.get(variable) !== node || cx.bodyOf === "inner") return false;
  cx.mention(variable);
  cx.declared.add(variable);
  const name = cx.module.names.of(variable);
  const place = variable.variable === "module" ? cx.module.top : cx.out;
  const text = emitFunction(cx, node, name, { at: target.span, as: variable.name });
  place.push(...text.declarations);
  const value = valueStatement(cx, variable, node, name);
  if (value !== null) place.push(value);
  return true;
}

/** `const worker$value = suspending(worker, "worker(jobs)")`, where the function is used as a value or exported. */
function valueStatement(
  cx: FunctionContext,
  variable: Variable,
  node: FunctionNode,
  name: string,
): b.es.Statement | null {
  const exported = variable.variable === "module" && cx.module.options.exported(variable.name);
  const escapes = cx.module.facts.escapes(node) || cx.module.usage.usedAsValues.has(variable);
  if (!exported && !escapes) return null;
  const value = functionValue(cx.module, node, b.id(name), false);
  if (hasValueForm(cx.module, node)) {
    return b.declare("const", b.id(functionValueName(cx.module, variable, node)), b.pure(value));
  }
  return escapes ? b.statement(value) : null;
}

// ---- function values

/** A lambda, or a definition that cannot be a declaration. */
export function lowerFunctionValue(cx: FunctionContext, node: FunctionNode): Expr {
  const suspends = cx.module.facts.effectOf(node) === "suspends";
  const defaults = spillDefaults(cx, node);
  const text = emitBody(cx, node, node.generator ? "generator" : suspends ? "async" : "plain", defaults);
  const { params, rests } = text;
  const async = suspends && rests === null && !node.generator;
  const statements = [...text.check, ...text.body];
  const body = async ? asyncBody(cx.module, statements) : statements;
  if (rests !== null) cx.push(...rests);
  const parts = { params, body, async, generator: node.generator, at: node.span, as: node.name };
  const plainArrow = !isThisMethod(node) && !usesArguments(cx, node) && !node.generator;
  const value = plainArrow ? b.arrow(parts) : b.functionExpr(null, parts);
  return functionValue(cx.module, node, value, rests === null);
}

/** The declarations that a named function consists of. */
export function emitFunction(
  cx: FunctionContext,
  node: FunctionNode,
  name: string,
  label: { at: Ref["span"]; as: string },
): { declarations: b.es.Statement[] } {
  const defaults = hoistDefaults(cx, node, name);
  if (node.generator) return { declarations: generatorDeclarations(cx, node, name, defaults, label) };
  if (cx.module.facts.effectOf(node) !== "suspends") {
    const { params, check, body } = emitBody(cx, node, "plain", defaults);
    return {
      declarations: [
        b.functionDeclaration(name, { params, body: [...check, ...body], async: false, ...label }),
      ],
    };
  }
  const text = emitBody(cx, node, "async", defaults, { name, ...label });
  const steps = cx.module.steps.functions.has(node)
    ? [stepsDeclaration(cx, node, name, defaults, label)]
    : [];
  if (text.rests !== null) {
    const parts = { params: text.params, body: [...text.check, ...text.body], async: false, ...label };
    return { declarations: [b.functionDeclaration(name, parts), ...text.rests, ...steps] };
  }
  const parts = { params: text.params, body: asyncBody(cx.module, text.body), async: true, ...label };
  const body = b.functionDeclaration(`${name}$async`, parts);
  const args = text.params.map((param) => b.id((param as b.es.Identifier).name));
  const entry = b.functionDeclaration(name, {
    params: args,
    async: false,
    // The entry gives the body every parameter: only here can arguments be counted.
    body: [
      ...text.check,
      b.statement(b.assign(b.member(cx.module.runtime("rt"), "ok"), b.literal(0))),
      b.returns(cx.module.rt("started", [b.call(b.id(`${name}$async`, label.at, label.as), args, label.at)])),
    ],
    at: label.at,
    as: `start of ${label.as}`,
  });
  return { declarations: [body, entry, ...steps] };
}

/** The function once more, as it runs in goroutines that run in steps. */
function stepsDeclaration(
  cx: FunctionContext,
  node: FunctionNode,
  name: string,
  defaults: Defaults,
  label: { at: Ref["span"]; as: string },
): b.es.Statement {
  const { params, body } = emitBody(cx, node, "steps", defaults);
  return b.functionDeclaration(stepsName(name), { params, body, async: false, generator: true, ...label });
}

/** The body, and the function that checks its arguments and makes a generator of them. */
function generatorDeclarations(
  cx: FunctionContext,
  node: FunctionNode,
  name: string,
  defaults: Defaults,
  label: { at: Ref["span"]; as: string },
): b.es.Statement[] {
  const suspends = cx.module.facts.effectOf(node) === "suspends";
  const text = emitBody(cx, node, "generator", defaults);
  const body = b.functionDeclaration(`${name}$body`, { ...text, async: false, generator: true, ...label });
  const outer = new FunctionContext(cx.module, cx, "plain", suspends, node, node.name);
  const params = suspends ? text.params.slice(1) : text.params;
  const args = params.map((param) => b.id((param as b.es.Identifier).name));
  const check = isVariadic(node) ? [] : arityCheck(outer, node, node.params);
  const made = madeGenerator(outer, node, `${name}$body`, args);
  const entry = { params: args, async: false, body: [...check, b.returns(made)], at: label.at };
  return [body, b.functionDeclaration(name, { ...entry, as: `start of ${label.as}` })];
}

// ---- parameters and bodies

/** JavaScript text for each default that is not simply a literal. */
type Defaults = ReadonlyMap<Parameter, Expr>;

/** Defaults of a declaration are evaluated where the definition stands, into variables beside the function. */
function hoistDefaults(cx: FunctionContext, node: FunctionNode, name: string): Defaults {
  const defaults = new Map<Parameter, Expr>();
  for (const param of node.params) {
    if (param.default === null || isSimpleDefault(param.default)) continue;
    const holder = cx.module.names.fresh(`${name}$${munge(param.name)}`);
    const value = lower(cx, param.default);
    if (cx.node.kind === "module") {
      cx.module.top.push(b.declareAll([holder]));
      cx.push(b.statement(b.assign(b.id(holder), value)));
    } else cx.push(b.declare("const", b.id(holder), value));
    defaults.set(param, b.id(holder));
  }
  return defaults;
}

function spillDefaults(cx: FunctionContext, node: FunctionNode): Defaults {
  const defaults = new Map<Parameter, Expr>();
  for (const param of node.params) {
    if (param.default === null || isSimpleDefault(param.default)) continue;
    const holder = cx.module.names.fresh(`default$${munge(param.name)}`);
    cx.push(b.declare("const", b.id(holder), lower(cx, param.default)));
    defaults.set(param, b.id(holder));
  }
  return defaults;
}

interface FunctionText {
  readonly params: b.es.Pattern[];
  /** Counts the arguments, and stands where they arrive. */
  readonly check: b.es.Statement[];
  readonly body: b.es.Statement[];
  /** Of a function that runs synchronously until it has to wait: the functions for the rests of the body. */
  readonly rests: b.es.Statement[] | null;
}

/**
 * Parameters and body of a function.
 * @param declaration its JavaScript name, if it has one, and its M28 name
 */
export function emitBody(
  cx: FunctionContext,
  node: FunctionNode,
  kind: FunctionKind,
  defaults: Defaults,
  declaration: ({ readonly name: string } & Label) | null = null,
): FunctionText {
  const suspends = cx.module.facts.effectOf(node) === "suspends";
  const inner = new FunctionContext(cx.module, cx, kind, suspends, node, node.name);
  const loops = kind !== "generator" && hasSelfTailCall(cx, node);
  const [self, params] = isThisMethod(node) ? [node.params[0]!, node.params.slice(1)] : [null, node.params];
  const names = params.map((param) => incomingName(inner, param, loops));
  const head: b.es.Statement[] = [];
  if (self !== null) head.push(declaredSelf(inner, self));
  // The arguments of a generator are checked before its body begins.
  const check = isVariadic(node) || kind === "generator" ? [] : arityCheck(inner, node, params);
  const fills = params.flatMap((param, i) => {
    if (param.default === null) return [];
    const fill = b.assign(b.id(names[i]!), defaults.get(param) ?? lower(cx, param.default));
    return [
      b.ifStatement(
        b.binary("===", b.id(names[i]!), b.id("undefined")),
        [b.statement(fill)],
        null,
        param.span,
      ),
    ];
  });
  const copies = params.flatMap((param, i) => {
    const own = declaredParameter(inner, param);
    return own.name === names[i] ? [] : [b.declare("let", own, b.id(names[i]!), param.span)];
  });
  if (loops) inner.tail = { node, names, used: false };
  const body = functionBody(inner, node);
  const jsParams = params.map((param, i) => b.id(names[i]!, param.span, param.name));
  const flags = parameterFlags(inner);
  const turn = inner.tail?.used === true ? turnStart(inner, node) : [];
  // Goroutines share its variables with it.
  if (kind === "async" && inner.functions.length === 0) {
    const parts = { params: jsParams, head, start: [...turn, ...fills, ...copies, ...flags], body };
    const synchronous = withoutAsync(inner, node, parts, declaration);
    if (synchronous !== null) return { params: jsParams, check, ...synchronous };
  }
  const [goroutine, locals] = inner.prologue();
  const inside = [...turn, ...fills, ...copies, ...flags, ...locals, ...body];
  const text =
    inner.tail?.used === true ? [b.labeled(TAIL, b.whileStatement(b.literal(true), inside))] : inside;
  const own = kind === "generator" && suspends ? [b.id(GENERATOR)] : [];
  return {
    params: [...own, ...jsParams],
    check,
    body: [...head, ...goroutine, ...inner.withLateReturn(text)],
    rests: null,
  };
}

function withoutAsync(
  cx: FunctionContext,
  node: FunctionNode,
  text: Omit<AsyncText, "tail">,
  declaration: ({ readonly name: string } & Label) | null,
): SynchronousText | null {
  const label = declaration ?? { at: node.span, as: node.name };
  if (cx.tail?.used !== true) {
    const stem = declaration?.name ?? munge(node.name.replace(/[<>]/g, ""));
    return synchronousText(cx, { ...text, tail: null }, stem, label);
  }
  if (declaration === null) return null;
  const tail = { label: TAIL, name: declaration.name, params: cx.tail.names };
  return synchronousText(cx, { ...text, tail }, declaration.name, label);
}

/** A parameter that closures keep gets a fresh variable at each turn of a tail loop, so it arrives under another name. */
function incomingName(cx: FunctionContext, param: Parameter, loops: boolean): string {
  const variable = param.binding as Variable;
  const name = cx.nameOf(variable);
  return loops && cx.module.usage.shared.has(variable) ? cx.module.names.fresh(`${name}$in`) : name;
}

/** `const self = this`, or a variable where the method gives `self` another value. */
function declaredSelf(cx: FunctionContext, param: Parameter): b.es.Statement {
  const isAssigned = (param.binding as Variable).writes.length > 1;
  const declaration = b.declare(isAssigned ? "let" : "const", declaredParameter(cx, param), {
    type: "ThisExpression",
  });
  cx.selfDeclaration = declaration;
  return declaration;
}

function declaredParameter(cx: FunctionContext, param: Parameter): b.es.Identifier {
  const variable = param.binding as Variable;
  cx.declared.add(variable);
  cx.mention(variable);
  return b.id(cx.nameOf(variable), param.span, param.name);
}

/**
 * Too few arguments are noticed only where callers are not all checked at compile time; too many by the callers that are M28, since
 * JavaScript may give more than a function takes.
 */
function arityCheck(cx: FunctionContext, node: FunctionNode, params: readonly Parameter[]): b.es.Statement[] {
  if (!needsArityCheck(cx, node)) return [];
  const required = params.filter((param) => param.default === null).length;
  const count = b.member(b.id("arguments"), "length");
  const tooFew = required === 0 ? [] : [b.binary("<", count, b.literal(required))];
  const tooMany = isCalledByRuntime(node) ? [b.binary(">", count, b.literal(params.length))] : [];
  const tests =
    required === params.length && tooMany.length > 0 && required > 0
      ? [b.binary("!==", count, b.literal(required))]
      : [...tooFew, ...tooMany];
  if (tests.length === 0) return [];
  const test = tests.reduce((x, y) => b.logical("||", x, y));
  const failure = cx.module.rt("arity", [b.literal(signatureText(node)), count], node.span);
  return [b.ifStatement(test, [b.statement(failure)], null, node.span)];
}

/** The methods of protocols are called by the runtime, with the arguments that belong to them. */
function isCalledByRuntime(node: FunctionNode): boolean {
  return isThisMethod(node) && isSpecial(node.name) && node.name !== "__init__";
}

function needsArityCheck(cx: FunctionContext, node: FunctionNode): boolean {
  const variable = cx.module.usage.variableOf.get(node);
  if (
    variable !== undefined &&
    !cx.module.facts.escapes(node) &&
    !cx.module.usage.usedAsValues.has(variable)
  ) {
    return (
      variable.variable === "module" && cx.module.options.exposed && cx.module.options.exported(variable.name)
    );
  }
  return true;
}

function usesArguments(cx: FunctionContext, node: FunctionNode): boolean {
  const isChecked = isCalledByRuntime(node) || node.params.some((param) => param.default === null);
  return isChecked && !isVariadic(node) && needsArityCheck(cx, node);
}

/** The statements of a body; what `__init__` gives is nobody's, and a generator's result is only what it returns. */
function functionBody(cx: FunctionContext, node: FunctionNode): b.es.Statement[] {
  const isInitializer = node.flavour === "method" && (node.name === "__init__" || node.name === "init");
  return cx.collect(() => {
    if (!isInitializer && !node.generator) return lowerInto(cx, node.body, RETURN);
    lowerInto(cx, node.body, EFFECT);
    const hasEnded = cx.out.at(-1)?.type === "ReturnStatement";
    if (!node.generator || (cx.suspends && !hasEnded)) finish(cx, RETURN, b.nil(), node.span);
  }, null);
}
