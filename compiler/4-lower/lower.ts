/** Lowers one analysed module to an ECMAScript module. */

import type { ModuleNode, Variable } from "../3-analyze/core.ts";
import { declareForFunctions } from "./assignment.ts";
import { asyncBody } from "./async-bodies.ts";
import * as b from "./build.ts";
import { entryValue } from "./builtin-values.ts";
import { EFFECT, FunctionContext } from "./context.ts";
import { lowering } from "./dispatch.ts";
import { lowerInto } from "./evaluation.ts";
import { importedMember, importOf, starFlags } from "./imports.ts";
import { initializeBuiltins } from "./lower-input.ts";
import { ModuleContext } from "./module-context.ts";
import type { LowerOptions } from "./options.ts";
import { functionValueName, hasValueForm } from "./references.ts";
import { isInitLocal } from "./variables.ts";

/**
 * The module exports its variables under their M28 names, and its body as `$init`: a function that runs it once, under the
 * suspending convention if it may suspend. `name$entry` is the entry of a declared function whose value is another one.
 */
export function lowerModule(module: ModuleNode, options: LowerOptions): b.es.Program {
  const cx = new ModuleContext(module, options);
  const suspends = options.facts.effectOf(module) === "suspends";
  const init = new FunctionContext(cx, lowering, suspends ? "async" : "plain", suspends, module, "main");
  const statements = init.collect(() => {
    if (options.environment) initializeBuiltins(init);
    lowerInto(init, module.body, EFFECT);
    declareForFunctions(init);
    if (suspends) init.push(b.statement(b.call(b.member(init.goroutine(), "done"), [b.nil()])));
  }, null);
  const [goroutine, locals] = init.prologue();
  const body = [...goroutine, ...locals, ...statements];
  const text = b.functionExpr("$body", {
    params: [],
    // An entry module's body has no caller.
    body: suspends && options.imported ? asyncBody(cx, body) : body,
    async: suspends,
    at: module.span,
    as: "<module>",
  });
  const initializer = cx.rt(suspends ? (options.imported ? "moduleBodyS" : "entryBody") : "moduleBody", [
    text,
  ]);
  const variables = declarations(init);
  const exports = exportList(init);
  const program: b.es.Statement[] = [
    ...(cx.meetsObjects ? [b.statement(cx.rt("jsObjects", []))] : []),
    ...(cx.hasLengths ? [b.statement(cx.rt("ownLengths", []))] : []),
    ...(cx.meetsByteArrays ? [b.statement(cx.rt("byteArrays", []))] : []),
    ...(cx.decodes ? [b.statement(cx.rt("decoding", []))] : []),
    ...(options.facts.protocolsSuspend ? [b.statement(cx.rt("attempting", []))] : []),
    ...(cx.importsFrom("async_hooks") ? [b.statement(cx.rt("keepAsyncContexts", []))] : []),
    ...cx.constants,
    ...variables,
    ...cx.top,
    asExport(b.declare("const", b.id("$init"), b.pure(initializer))),
    ...exports,
    ...setters(init),
  ];
  return { type: "Program", sourceType: "module", body: [...cx.imports(), ...program] };
}

/** `let a, b;` for the module variables that are variables in the output too. */
function declarations(cx: FunctionContext): b.es.Statement[] {
  const plain: string[] = [];
  const statements: b.es.Statement[] = [];
  for (const variable of cx.module.module.scope.variables.values()) {
    if (!isEmittedVariable(cx, variable)) continue;
    const name = cx.module.names.of(variable);
    const { options, usage } = cx.module;
    // Whoever imports the module may read its variables at any time.
    if (variable.builtin === null || !(options.imported || usage.readAsBuiltins.has(variable)))
      plain.push(name);
    else statements.push(b.declare("let", b.id(name), initialBuiltin(cx, variable.builtin)));
  }
  return plain.length === 0 ? statements : [b.declareAll(plain), ...statements];
}

function initialBuiltin(cx: FunctionContext, name: string): b.es.Expression {
  const entry = cx.module.options.manifest.builtin(name);
  return entry === null ? b.id("undefined") : entryValue(cx.module, entry, cx.module.module.body);
}

function isEmittedVariable(cx: FunctionContext, variable: Variable): boolean {
  if (variable.variable !== "module" || cx.module.options.environment) return false;
  if (isInitLocal(cx, variable)) return false;
  if (cx.module.usage.functions.has(variable)) return false;
  const imported = importOf(cx.module, variable);
  return (
    imported === null ||
    (imported.name !== null && importedMember(cx.module, imported, cx.module.module.span) === null)
  );
}

/** Exports under the exact M28 spelling. */
function exportList(cx: FunctionContext): b.es.Statement[] {
  const specifiers: b.es.ExportSpecifier[] = [];
  const add = (local: string, exported: string) => {
    specifiers.push({ type: "ExportSpecifier", local: b.id(local), exported: b.exportName(exported) });
  };
  for (const variable of cx.module.module.scope.variables.values()) {
    if (variable.variable !== "module" || !cx.module.options.exported(variable.name)) continue;
    const direct = cx.module.usage.functions.get(variable);
    if (direct !== undefined) {
      add(functionValueName(cx.module, variable, direct), variable.name);
      if (hasValueForm(cx.module, direct)) add(cx.module.names.of(variable), `${variable.name}$entry`);
    } else if (isEmittedVariable(cx, variable)) add(cx.module.names.of(variable), variable.name);
  }
  if (cx.module.options.imported && !cx.module.options.environment)
    for (const [local, exported] of starFlags(cx.module)) add(local, exported);
  if (specifiers.length === 0) return [];
  return [
    {
      type: "ExportNamedDeclaration",
      declaration: null,
      specifiers,
      source: null,
      attributes: [],
    } as unknown as b.es.Statement,
  ];
}

/** `$set`: how other modules assign the variables that they assign. */
function setters(cx: FunctionContext): b.es.Statement[] {
  const { module, facts, options, names } = cx.module;
  const rewritten = [...module.scope.variables.values()].filter(
    (variable) =>
      facts.rewritten.has(variable) && options.exported(variable.name) && isEmittedVariable(cx, variable),
  );
  if (rewritten.length === 0) return [];
  const members = rewritten.map((variable): [string, b.es.Expression] => {
    const store = b.statement(b.assign(b.id(names.of(variable)), b.id("$value")));
    return [variable.name, b.arrow({ params: [b.id("$value")], body: [store], async: false })];
  });
  return [asExport(b.declare("const", b.id("$set"), b.object(members)))];
}

function asExport(declaration: b.es.VariableDeclaration): b.es.Statement {
  return {
    type: "ExportNamedDeclaration",
    declaration,
    specifiers: [],
    source: null,
    attributes: [],
  } as unknown as b.es.Statement;
}
