/** Calls: direct where the callee is known, through the runtime otherwise; suspending where the analysis says so. */

import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import { parseSignature, type Signature } from "../../runtime/objects/signature.ts";
import type {
  Argument,
  Call,
  Core,
  FunctionNode,
  MethodCall,
  ModuleNode,
  Variable,
} from "../3-analyze/core.ts";
import { KIND, mayBe } from "../3-analyze/types/type.ts";
import { directArguments, isOneByOne, isPositional, type JsArgument, packedArguments } from "./arguments.ts";
import { dispatcherOf, isSpecial } from "./attribute-names.ts";
import { bindArguments } from "./bind-arguments.ts";
import * as b from "./build.ts";
import { madeInPlace } from "./construction.ts";
import { EFFECT, type FunctionContext } from "./context.ts";
import { finish } from "./destinations.ts";
import { lowerItems } from "./evaluation.ts";
import { importedModule, moduleMember } from "./imports.ts";
import { inlinedBuiltin } from "./inlined-built-ins.ts";
import { inlinedMethod } from "./inlined-methods.ts";
import { isJavaScript, javaScriptCall, lowerJavaScript, orNone } from "./javascript.ts";
import { gathered } from "./many-parts.ts";
import { instanceCall, mayCall, suspendingInstanceCall } from "./members.ts";
import { simplePrint } from "./printing.ts";
import { hasValueForm } from "./references.ts";
import { lowerSnapshot } from "./snapshots.ts";
import { isStarImported } from "./star-imports.ts";
import { stepsName } from "./steps.ts";
import { isParentInit, superCall } from "./super.ts";
import { attempted, suspended, suspendedStatement } from "./suspension.ts";
import { type CallOperation, calleeAndArguments, maybe, plain, unknownCall } from "./unknown-calls.ts";
import { usageOf } from "./usage-walk.ts";
import { variablesSeen } from "./variables-seen.ts";

type Expr = b.es.Expression;

export function lowerCall(cx: FunctionContext, node: Call): Expr {
  return complete(cx, callOperation(cx, node), node);
}

export function lowerMethodCall(cx: FunctionContext, node: MethodCall): Expr {
  return complete(cx, callOperation(cx, node), node);
}

function complete(cx: FunctionContext, call: CallOperation, node: Core): Expr {
  const raw =
    call.suspension === null ? call.operation : suspended(cx, call.suspension, call.operation, node.span);
  return call.finish === null ? raw : call.finish(raw);
}

/** A call whose value nobody wants. */
export function lowerCallStatement(cx: FunctionContext, node: Call | MethodCall): void {
  const call = callOperation(cx, node);
  if (call.suspension === null) finish(cx, EFFECT, call.operation, node.span);
  else suspendedStatement(cx, call.suspension, call.operation, node.span);
  if (call.after !== undefined) cx.push(b.statement(call.after));
}

/** Does the call suspend, and is its raw result its value? */
export function isRawSuspension(cx: FunctionContext, node: Core): node is Call | MethodCall {
  if ((node.kind !== "call" && node.kind !== "method-call") || !cx.module.facts.suspends(node)) return false;
  if (node.kind === "method-call") return !isParentInit(cx, node);
  const known = cx.module.facts.knownCallee(node);
  return known?.kind !== "builtin" || known.entry.export !== "recv";
}

export function callOperation(cx: FunctionContext, node: Call | MethodCall): CallOperation {
  return node.kind === "call" ? plainCall(cx, node) : methodCall(cx, node);
}

// ---- (f a b)

function plainCall(cx: FunctionContext, node: Call): CallOperation {
  const seen = variablesSeen(node, cx.module.module, cx.node);
  if (seen !== null) return plain(lowerSnapshot(cx, node, seen));
  const suspends = cx.module.facts.suspends(node);
  const isStarred = node.callee.kind === "ref" && isReplaced(cx, node.callee);
  const known = isStarred ? null : cx.module.facts.knownCallee(node);
  if (known?.kind === "builtin") {
    cx.module.decodes ||= mayDecode(cx, known.entry, node.args);
    const part = partOfReceive(cx, known.entry, node.args);
    if (part !== null) return part;
    const direct = builtinCall(cx, known.entry, node.args, node, suspends);
    if (direct !== null) return direct;
  } else if (known?.kind === "function") {
    const direct = directCall(cx, known.node, known.module, node, suspends);
    if (direct !== null) return direct;
  } else if (known?.kind === "class") {
    const made = suspends || isUnbound(cx, node.callee) ? null : madeInPlace(cx, node, known.node);
    if (made !== null) return plain(made);
    if (!isOneByOne(node.args)) return unknownCall(cx, node.callee, node.args, node, suspends);
    const [callee, ...args] = calleeAndArguments(cx, node.callee, node.args, suspends);
    return maybe(
      suspends,
      cx.module.rt(suspends ? "constructS" : "construct", [callee as Expr, ...args], node.span),
    );
  } else if (isJavaScript(cx, node.callee)) {
    const callee = lowerJavaScript(cx, node.callee);
    return plain(javaScriptCall(cx, callee, node.args, node.span), orNone);
  }
  const module = importedModule(cx, node.callee);
  if (module?.target.kind === "javascript") {
    const callee = moduleMember(cx, node.callee, "default", node.span)!;
    return plain(javaScriptCall(cx, callee, node.args, node.span), orNone);
  }
  return unknownCall(cx, node.callee, node.args, node, suspends);
}

/** `(str b encoding)`, of what is perhaps bytes. */
function mayDecode(cx: FunctionContext, entry: BuiltinEntry, args: readonly Argument[]): boolean {
  if (entry.name !== "str" || args.length < 2 || args.length > 3) return false;
  const [bytes, encoding] = args.map(({ value }) => cx.module.types.typeOf(value));
  return mayBe(bytes!, KIND.object) && mayBe(encoding!, KIND.str);
}

/** May nothing have been assigned to it yet? */
function isUnbound(cx: FunctionContext, callee: Core): boolean {
  return callee.kind === "ref" && cx.module.usage.unboundReads.has(callee);
}

/** A star import may have put another function in a built-in's place. */
function isReplaced(cx: FunctionContext, callee: Core & { kind: "ref" }): boolean {
  return callee.binding.kind !== "variable" && isStarImported(cx.module, callee.name);
}

/** A call of a declared function by its own name, its arguments bound here. */
function directCall(
  cx: FunctionContext,
  target: FunctionNode,
  home: ModuleNode,
  node: Call,
  suspends: boolean,
): CallOperation | null {
  const usage = home === cx.module.module ? cx.module.usage : usageOf(home);
  const variable = usage.variableOf.get(target);
  if (variable === undefined) return null;
  if (isUnbound(cx, node.callee)) return null;
  const params = target.params.map((p) => ({ name: p.name, kind: p.kind, hasDefault: p.default !== null }));
  const slots = bindArguments(params, node.args);
  if (slots === null) return null;
  if (suspends && cx.runsInSteps) {
    cx.mention(variable);
    const steps = b.id(stepsName(cx.module.names.of(variable)), node.callee.span, variable.name);
    const operation = b.call(steps, directArguments(cx, slots, node.args), node.span);
    return { operation, suspension: "steps", finish: null };
  }
  const callee = entryOf(cx, target, home, variable, node);
  return maybe(suspends, b.call(callee, directArguments(cx, slots, node.args), node.span));
}

function entryOf(
  cx: FunctionContext,
  target: FunctionNode,
  home: ModuleNode,
  variable: Variable,
  node: Call,
): Expr {
  const at = node.callee.span;
  if (home === cx.module.module) {
    cx.mention(variable);
    return b.id(cx.module.names.of(variable), at, variable.name);
  }
  const path = pathOf(cx, home);
  const name = hasValueForm(cx.module, target) ? `${variable.name}$entry` : variable.name;
  return b.member(cx.module.namespace({ kind: "m28", path }, path), name, at);
}

function pathOf(cx: FunctionContext, home: ModuleNode): string {
  for (const [path, module] of cx.module.options.program.modules) if (module === home) return path;
  throw new Error("a function of a module outside the program");
}

// ---- built-ins

function builtinCall(
  cx: FunctionContext,
  entry: BuiltinEntry,
  args: readonly Argument[],
  node: Core,
  suspends: boolean,
): CallOperation | null {
  if (entry.kind === "value") return null;
  if (entry.kind === "exception") {
    return isOneByOne(args)
      ? plain(
          b.newExpr(cx.module.runtime(entry.export, node.span), lowerItems(cx, args, suspends), node.span),
        )
      : null;
  }
  const inlined =
    suspends || cx.module.facts.protocolSuspends(node) ? null : inlinedBuiltin(cx, entry, args, node);
  if (inlined !== null) return plain(inlined);
  if (entry.starts && isPositional(args)) return startingCall(cx, entry, args, node, suspends);
  if (entry.effect === "suspends" && args.some((arg) => arg.kind === "splat")) return null;
  const printing = entry.export === "print" ? simplePrint(cx, args, suspends) : null;
  const values = printing?.values ?? builtinArguments(cx, entry, args, suspends);
  if (values === null) return null;
  if (entry.effect === "suspends") {
    const name = entry.runs ? `${entry.export}$s` : entry.export;
    const operation = b.call(
      builtinName(cx, name, entry, node),
      [...values, cx.position(node.span)],
      node.span,
    );
    if (entry.runs) return maybe(true, operation);
    const finish = entry.export === "recv" ? (raw: Expr) => cx.module.rt("pair", [raw], node.span) : null;
    return { operation, suspension: "primitive", finish };
  }
  const dotted = entry.name === "%dot" && args[1]?.value.kind === "literal" ? args[1].value.value : null;
  if (
    typeof dotted === "string" &&
    args.length === 2 &&
    cx.module.options.manifest.methods(dotted) !== null
  ) {
    values.push(cx.module.runtime(`m_${dotted}`));
  }
  const direct = printing?.name ?? entry.export;
  // Where the built-in cannot suspend itself, reading a splatted argument may.
  const through = suspends && entry.effect === "through";
  const call = gathered(through ? `${direct}$s` : direct, values);
  if (
    entry.effect === "pure" &&
    cx.module.facts.protocolsSuspend &&
    (suspends || cx.module.facts.protocolSuspends(node))
  )
    return maybe(true, attempted(cx, builtinName(cx, call.name, entry, node), call.args, node.span));
  return maybe(through, b.call(builtinName(cx, call.name, entry, node), call.args, node.span));
}

/** Goroutines know where they were started. */
function startingCall(
  cx: FunctionContext,
  entry: BuiltinEntry,
  args: readonly Argument[],
  node: Core,
  suspends: boolean,
): CallOperation {
  const operands = b.array(lowerItems(cx, args, suspends));
  const callee = builtinName(cx, `${entry.export}At`, entry, node);
  const operation = b.call(callee, [cx.position(node.span), operands], node.span);
  return { operation, suspension: entry.effect === "suspends" ? "primitive" : null, finish: null };
}

/** The runtime's function, mapped to the name as it stands in the call. */
function builtinName(cx: FunctionContext, name: string, entry: BuiltinEntry, node: Core): Expr {
  if (node.kind === "method-call") return cx.module.runtime(name, node.nameSpan, node.name);
  if (node.kind !== "call" || node.callee.kind !== "ref")
    return cx.module.runtime(name, node.span, entry.name);
  return cx.module.runtime(name, node.callee.span, node.callee.name);
}

/**
 * Keyword arguments find their places in the signature, and what belongs to `*rest` becomes a tuple; null when the run time
 * has to bind (or refuse) the arguments.
 */
function builtinArguments(
  cx: FunctionContext,
  entry: BuiltinEntry,
  args: readonly Argument[],
  suspends: boolean,
): JsArgument[] | null {
  const shape = entry.signature === null ? null : parseSignature(entry.signature);
  if (shape === null || shape.rest < 0) {
    if (shape !== null && entry.kind === "function" && !fits(args, shape)) return null;
    if (isOneByOne(args)) return lowerItems(cx, args, suspends);
    if (shape === null || isPositional(args)) return null;
  }
  if (args.some((arg) => arg.kind === "splat" || arg.kind === "keyword-splat")) {
    return shape.rest === 0 && isPositional(args)
      ? [cx.module.rt("tupleOf", lowerItems(cx, args, suspends))]
      : null;
  }
  const slots = bindArguments(shape.params, args);
  return slots === null ? null : directArguments(cx, slots, args);
}

/** Built-in functions that are called directly do not count their arguments. */
function fits(args: readonly Argument[], { required, positional }: Signature): boolean {
  if (!isPositional(args)) return true;
  return args.length >= required && args.length <= positional && args.every(({ kind }) => kind !== "splat");
}

/** `(nth (recv ch) 0)` and `… 1`: no tuple is made to be taken apart again. */
function partOfReceive(
  cx: FunctionContext,
  entry: BuiltinEntry,
  args: readonly Argument[],
): CallOperation | null {
  const [tuple, index] = args;
  if (
    entry.name !== "nth" ||
    args.length !== 2 ||
    tuple?.kind !== "positional" ||
    index?.kind !== "positional"
  )
    return null;
  if (index.value.kind !== "literal" || (index.value.value !== 0 && index.value.value !== 1)) return null;
  const received = tuple.value;
  if (received.kind !== "call") return null;
  const known = cx.module.facts.knownCallee(received);
  if (known?.kind !== "builtin" || known.entry.export !== "recv") return null;
  const takesValue = index.value.value === 0;
  const finish = (raw: Expr): Expr =>
    takesValue
      ? cx.module.rt("receivedValue", [raw], received.span)
      : b.binary("!==", raw, cx.module.runtime("CLOSED"), received.span);
  return { ...callOperation(cx, received), finish };
}

// ---- (o.m a b)

function methodCall(cx: FunctionContext, node: MethodCall): CallOperation {
  const suspends = cx.module.facts.suspends(node);
  if (node.object.kind === "super") return superCall(cx, node, node.object, suspends);
  const imported = importedModule(cx, node.object);
  if (imported !== null) {
    const through = moduleCall(cx, node, imported, suspends);
    if (through !== null) return through;
  }
  if (isJavaScript(cx, node.object)) {
    const callee = b.member(lowerJavaScript(cx, node.object), node.name, node.nameSpan);
    return plain(javaScriptCall(cx, callee, node.args, node.span), orNone);
  }
  const isShared = cx.module.options.manifest.methods(node.name) !== null;
  const dispatcher = () => cx.module.runtime(`m_${node.name}`, node.nameSpan, node.name);
  const inlined = isShared && !suspends ? inlinedMethod(cx, node, dispatcher) : null;
  if (inlined !== null) return plain(inlined);
  const dispatch = () => dispatcherOf(cx, node.name, node.nameSpan) ?? b.nil();
  const name = b.literal(node.name, node.nameSpan);
  if (isOneByOne(node.args)) {
    const [object, ...args] = calleeAndArguments(cx, node.object, node.args, suspends);
    if (suspends) {
      const slow = ([held, ...values]: JsArgument[]) =>
        cx.module.rt("callMethodS", [dispatch(), held as Expr, name, ...values], node.span);
      const mayBeDirect = !isShared && mayCall(cx, node);
      const given = [object!, ...args];
      return maybe(true, mayBeDirect ? suspendingInstanceCall(cx, node, given as Expr[], slow) : slow(given));
    }
    const slow = ([held, ...values]: JsArgument[]) =>
      isShared
        ? b.call(dispatcher(), [held as Expr, ...values], node.span)
        : isSpecial(node.name)
          ? cx.module.rt("callSpecial", [dispatch(), held as Expr, name, ...values], node.span)
          : cx.module.rt("callMethod", [held as Expr, name, ...values], node.span);
    if (!mayCall(cx, node)) return plain(slow([object!, ...args]));
    return plain(instanceCall(cx, node, [object, ...args] as Expr[], slow));
  }
  const { before, positional, keywords } = packedArguments(cx, [node.object], node.args, suspends);
  const parts = [dispatch(), before[0]!, name, positional, keywords];
  return maybe(suspends, cx.module.rt(suspends ? "callMethodKwS" : "callMethodKw", parts, node.span));
}

/** `(m.f a)` where `m` is an imported module. */
function moduleCall(
  cx: FunctionContext,
  node: MethodCall,
  imported: NonNullable<ReturnType<typeof importedModule>>,
  suspends: boolean,
): CallOperation | null {
  if (imported.target.kind === "standard") {
    const entry = cx.module.options.manifest.standard(imported.target.name, node.name);
    return entry === null ? null : builtinCall(cx, entry, node.args, node, suspends);
  }
  const member = moduleMember(cx, node.object, node.name, node.nameSpan);
  if (member === null) return null;
  if (imported.target.kind === "javascript") {
    return plain(javaScriptCall(cx, member, node.args, node.span), orNone);
  }
  if (isOneByOne(node.args)) {
    return maybe(
      suspends,
      cx.module.rt(suspends ? "callS" : "call", [member, ...lowerItems(cx, node.args, suspends)], node.span),
    );
  }
  const { positional, keywords } = packedArguments(cx, [], node.args, suspends);
  return maybe(
    suspends,
    cx.module.rt(suspends ? "callKwS" : "callKw", [member, positional, keywords], node.span),
  );
}
