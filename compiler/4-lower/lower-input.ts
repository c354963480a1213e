/** Lowers one input of an interactive session: a module whose variables all inputs share. */
import type { ModuleNode } from "../3-analyze/core.ts";
import { asyncBody } from "./async-bodies.ts";
import * as b from "./build.ts";
import { entryValue } from "./builtin-values.ts";
import { FunctionContext, RETURN } from "./context.ts";
import { lowering } from "./dispatch.ts";
import { lowerInto } from "./evaluation.ts";
import { ModuleContext } from "./module-context.ts";
import type { LowerOptions } from "./options.ts";

/** The object that holds the variables of the session: `globalThis[Symbol.for("m28.session")]`. */
const SESSION_VARIABLES = b.computed(
  b.id("globalThis"),
  b.call(b.member(b.id("Symbol"), "for"), [b.literal("m28.session")]),
);

/**
 * The module exports `$init`, a suspending function value that runs the input and gives the value of its last form. The facts must
 * say that the module suspends.
 */
export function lowerInput(module: ModuleNode, options: LowerOptions): b.es.Program {
  const cx = new ModuleContext(module, { ...options, environment: true });
  const init = new FunctionContext(cx, lowering, "async", true, module, "main");
  const statements = init.collect(() => {
    initializeBuiltins(init);
    lowerInto(init, module.body, RETURN);
  }, null);
  const [goroutine, locals] = init.prologue();
  const text = b.functionExpr("$body", {
    params: [],
    body: asyncBody(cx, [...goroutine, ...locals, ...init.withLateReturn(statements)]),
    async: true,
    at: module.span,
    as: "<module>",
  });
  const run = cx.rt("asyncFunction", [text, b.literal("<module>()")]);
  const body = [
    b.statement(cx.rt("jsObjects", [])),
    ...(cx.hasLengths ? [b.statement(cx.rt("ownLengths", []))] : []),
    b.statement(cx.rt("byteArrays", [])),
    b.statement(cx.rt("decoding", [])),
    b.statement(cx.rt("attempting", [])),
    ...cx.constants,
    ...cx.top,
    b.declare("const", b.id("$env"), SESSION_VARIABLES),
    b.declare("const", b.id("$init"), run),
    exported("$init"),
  ];
  return { type: "Program", sourceType: "module", body: [...cx.imports(), ...body] };
}

/** A variable with a built-in's name holds the built-in until somebody assigns it. */
export function initializeBuiltins(cx: FunctionContext): void {
  const { module } = cx.module;
  for (const variable of module.scope.variables.values()) {
    if (variable.writes.length === 0) continue;
    const entry = variable.builtin === null ? null : cx.module.options.manifest.builtin(variable.builtin);
    if (entry === null) continue;
    const name = b.id(cx.nameOf(variable));
    const initial = b.assign(name, entryValue(cx.module, entry, module.body));
    cx.push(b.ifStatement(b.binary("===", name, b.id("undefined")), [b.statement(initial)], null));
  }
}

function exported(name: string): b.es.Statement {
  return {
    type: "ExportNamedDeclaration",
    declaration: null,
    specifiers: [{ type: "ExportSpecifier", local: b.id(name), exported: b.id(name) }],
    source: null,
    attributes: [],
  } as unknown as b.es.Statement;
}
