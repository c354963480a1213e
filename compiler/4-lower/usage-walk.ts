/** Finds out how a module uses its variables, in one walk in the order of evaluation. */

import { forEachChild } from "../3-analyze/children.ts";
import type {
  Block,
  Call,
  ClassNode,
  Comprehension,
  Core,
  For,
  FunctionNode,
  Go,
  Import,
  ImportFrom,
  ModuleNode,
  Parameter,
  Ref,
  Target,
  Variable,
  While,
} from "../3-analyze/core.ts";
import { Assigned, ENDS } from "./assigned.ts";
import { bindArguments, type ParameterShape } from "./bind-arguments.ts";
import { isInert } from "./inert.ts";
import { Mentions } from "./mentions.ts";
import type { Usage } from "./usage.ts";
import { variablesSeen } from "./variables-seen.ts";

const cache = new WeakMap<ModuleNode, Usage>();

/** How the module uses its variables. */
export function usageOf(module: ModuleNode): Usage {
  let usage = cache.get(module);
  if (usage === undefined) cache.set(module, (usage = new UsageWalk(module).run()));
  return usage;
}

/** The same where functions in some variables are no declarations, since others assign those. */
export function withoutDeclarations(usage: Usage, isOthers: (variable: Variable) => boolean): Usage {
  const kept = [...usage.functions].filter(([variable]) => !isOthers(variable));
  if (kept.length === usage.functions.size) return usage;
  const variableOf = new Map(kept.map(([variable, node]) => [node, variable]));
  return { ...usage, functions: new Map(kept), variableOf };
}

/** What may be a name in a text of JavaScript. */
const WORDS = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

class UsageWalk {
  readonly #mentions: Mentions;
  readonly #unbound = new Set<Ref>();
  /** Looked at as data where they may not be assigned yet. */
  readonly #seenEarly = new Set<Variable>();
  /** Named like a built-in, and read where they may still hold that. */
  readonly #readAsBuiltins = new Set<Variable>();
  readonly #candidates = new Map<Variable, FunctionNode>();
  readonly #values = new Set<Variable>();
  readonly #directCalls: { variable: Variable; call: Call }[] = [];
  readonly #hoistable = new Set<FunctionNode>();
  readonly #assigned = new Assigned();
  readonly #goes: Go[] = [];
  readonly #imports: (Import | ImportFrom)[] = [];
  readonly #callers = new Set<FunctionNode>();
  readonly #javaScriptNames = new Set<string>();

  constructor(module: ModuleNode) {
    this.#mentions = new Mentions(module, this.#hoistable);
  }

  run(): Usage {
    this.#body(this.#mentions.module.body);
    const functions = new Map<Variable, FunctionNode>();
    const early = new Set<Ref["binding"]>([...this.#unbound].map((ref) => ref.binding));
    for (const variable of this.#seenEarly) early.add(variable);
    for (const [variable, node] of this.#candidates) if (!early.has(variable)) functions.set(variable, node);
    for (const { variable, call } of this.#directCalls) {
      const params = functions.get(variable)?.params.map(shapeOf);
      if (params === undefined || bindArguments(params, call.args) === null) this.#values.add(variable);
    }
    const variableOf = new Map([...functions].map(([variable, node]) => [node, variable]));
    const { variables, shared, hiding, outside, assignedInLoops } = this.#mentions;
    return {
      variables,
      unboundReads: this.#unbound,
      readAsBuiltins: new Set([...this.#readAsBuiltins, ...this.#seenEarly]),
      home: this.#mentions.homes(),
      shared,
      assignedInLoops,
      hiding,
      outside,
      functions,
      usedAsValues: this.#values,
      goes: this.#goes,
      imports: this.#imports,
      javaScriptNames: this.#javaScriptNames,
      callers: this.#callers,
      variableOf,
    };
  }

  // ---- statements

  /** The body of a module or function: its own definitions may become declarations. */
  #body(block: Block): void {
    for (const node of block.body) {
      if (node.kind !== "assign" || node.target.kind !== "ref" || node.value.kind !== "function") continue;
      const binding = node.target.binding;
      if (binding.kind !== "variable" || binding.writes.length !== 1 || node.value.flavour !== "def")
        continue;
      if (binding.builtin !== null || binding.scope !== this.#mentions.around.scope) continue;
      this.#candidates.set(binding, node.value);
      this.#hoistable.add(node.value);
    }
    this.#block(block);
  }

  #block(block: Block): void {
    const body = block.body;
    for (let i = 0; i < body.length; ) {
      let end = i;
      const group = new Set<Variable>();
      while (end < body.length && isInert(body[end]!)) {
        const variable = assignedVariable(body[end]!);
        if (variable !== null) group.add(variable);
        end++;
      }
      for (; i < end; i++) this.#withGroup(group, body[i]!);
      if (i < body.length) this.#visit(body[i++]!);
    }
  }

  /** Nothing runs between the statements of an inert group, so its functions may take all its names for assigned. */
  #group: ReadonlySet<Variable> = NOTHING;
  #withGroup(group: ReadonlySet<Variable>, node: Core): void {
    const outer = this.#group;
    this.#group = group;
    this.#visit(node);
    this.#group = outer;
  }

  #visit = (node: Core): void => {
    switch (node.kind) {
      case "ref":
        if (node.binding.kind === "variable") this.#values.add(node.binding);
        return this.#read(node);
      case "call":
        return this.#call(node);
      case "block":
        return this.#block(node);
      case "assign":
        this.#visit(node.value);
        if (node.existing && node.target.kind === "ref") this.#read(node.target);
        return this.#target(node.target);
      case "augmented-assign":
        this.#visit(node.target);
        this.#visit(node.value);
        if (node.target.kind === "ref") this.#assign(node.target.binding);
        return;
      case "delete":
        for (const target of node.targets) {
          this.#visit(target);
          if (target.kind === "ref" && target.binding.kind === "variable")
            this.#assigned.remove(target.binding);
        }
        return;
      case "if": {
        this.#visit(node.test);
        const then = this.#assigned.branch(() => this.#visit(node.then));
        const otherwise = this.#assigned.branch(() => node.otherwise && this.#visit(node.otherwise));
        return this.#assigned.merge([then, otherwise]);
      }
      case "logic":
        this.#visit(node.operands[0]!);
        this.#assigned.branch(() => node.operands.slice(1).forEach(this.#visit));
        return;
      case "let":
        for (const { binding, value } of node.bindings) {
          if (node.style === "letrec") this.#assign(binding);
          this.#visit(value);
          this.#assign(binding);
        }
        return this.#block(node.body);
      case "while":
        return this.#while(node);
      case "for":
        return this.#for(node);
      case "try": {
        const body = this.#assigned.branch(() => {
          this.#block(node.body);
          if (node.otherwise !== null) this.#block(node.otherwise);
        });
        const handlers = node.handlers.map((handler) =>
          this.#assigned.branch(() => {
            if (handler.type !== null) this.#visit(handler.type);
            if (handler.binding !== null) this.#assign(handler.binding);
            this.#block(handler.body);
          }),
        );
        this.#assigned.merge([body, ...handlers]);
        const ended = this.#assigned.unreachable;
        if (node.finalizer !== null) {
          // The finalizer also runs when nothing above has: what it reads must have been assigned before.
          const done = this.#assigned.branch(() => this.#block(node.finalizer!));
          if (done !== ENDS) for (const variable of done) this.#assigned.add(variable);
        }
        this.#assigned.unreachable ||= ended;
        return;
      }
      case "embedded-js":
        for (const [word] of node.code.matchAll(WORDS)) this.#javaScriptNames.add(word);
        return forEachChild(node, this.#visit);
      case "return":
        if (node.value !== null) this.#visit(node.value);
        this.#assigned.unreachable = true;
        return;
      case "break":
      case "continue":
        this.#assigned.unreachable = true;
        return;
      case "raise":
        forEachChild(node, this.#visit);
        this.#assigned.unreachable = true;
        return;
      case "select":
        return this.#select(node);
      case "function":
        for (const param of node.params) if (param.default !== null) this.#visit(param.default);
        return this.#function(node, NOTHING);
      case "go":
        this.#goes.push(node);
        for (const captured of node.captures) if (captured.kind === "variable") this.#mentions.note(captured);
        return this.#function(node.body, new Set(node.captures.filter((b) => b.kind === "variable")));
      case "class":
        return this.#class(node);
      case "comprehension":
        return this.#comprehension(node);
      case "import":
        this.#imports.push(node);
        return this.#target(node.target);
      case "import-from":
        this.#imports.push(node);
        for (const name of node.names) this.#target(name.target);
        return;
      default:
        forEachChild(node, this.#visit);
    }
  };

  #call(node: Call): void {
    if (node.callee.kind === "ref" && node.callee.binding.kind === "variable") {
      const { around } = this.#mentions;
      this.#directCalls.push({ variable: node.callee.binding, call: node });
      if (around.kind === "function" && node.callee.binding.scope !== around.scope) this.#callers.add(around);
      this.#read(node.callee);
    } else this.#visit(node.callee);
    for (const arg of node.args) this.#visit(arg.value);
    for (const variable of variablesSeen(node, this.#mentions.module, this.#mentions.code) ?? []) {
      this.#values.add(variable);
      this.#mentions.note(variable);
      if (!this.#assigned.has(variable) && !this.#assigned.unreachable) this.#seenEarly.add(variable);
    }
  }

  #while(node: While): void {
    // What the test assigns is assigned afterwards; what the body assigns may not be.
    this.#mentions.inLoop(node, () => {
      this.#visit(node.test);
      this.#assigned.branch(() => this.#block(node.body));
    });
    this.#assigned.branch(() => node.otherwise && this.#block(node.otherwise));
  }

  #for(node: For): void {
    this.#visit(node.iterable);
    this.#assigned.branch(() =>
      this.#mentions.inLoop(node, () => {
        this.#target(node.target);
        this.#block(node.body);
      }),
    );
    this.#assigned.branch(() => node.otherwise && this.#block(node.otherwise));
  }

  #comprehension(node: Comprehension): void {
    this.#mentions.collect(node.scope.variables.values());
    this.#assigned.branch(() => {
      for (const [i, clause] of node.clauses.entries()) {
        if (clause.kind === "if") this.#mentions.inLoop(node, () => this.#visit(clause.test));
        else {
          if (i === 0) this.#visit(clause.iterable);
          else this.#mentions.inLoop(node, () => this.#visit(clause.iterable));
          this.#mentions.inLoop(node, () => this.#target(clause.target));
        }
      }
      this.#mentions.inLoop(node, () => {
        if (node.key !== null) this.#visit(node.key);
        this.#visit(node.element);
      });
    });
  }

  #select(node: Core & { kind: "select" }): void {
    if (node.timeout !== null) this.#visit(node.timeout.ms);
    for (const each of node.cases) {
      this.#visit(each.channel);
      if (each.value !== null) this.#visit(each.value);
    }
    const ways = node.cases.map((each) =>
      this.#assigned.branch(() => {
        for (const binding of [each.valueBinding, each.okBinding, each.asBinding])
          if (binding !== null) this.#assign(binding);
        this.#block(each.body);
      }),
    );
    if (node.default !== null) ways.push(this.#assigned.branch(() => this.#block(node.default!)));
    if (node.timeout !== null)
      ways.push(this.#assigned.branch(() => node.timeout!.body && this.#block(node.timeout!.body)));
    this.#assigned.merge(ways);
  }

  // ---- functions and classes

  #function(node: FunctionNode, copies: ReadonlySet<Variable>): void {
    const group = this.#group;
    const unreachable = this.#assigned.unreachable;
    this.#assigned.branch(() =>
      this.#assigned.assuming(group, () => {
        this.#group = NOTHING;
        this.#assigned.unreachable = false;
        this.#mentions.inFunction(node, copies, () => {
          for (const param of node.params) this.#assign(param.binding);
          this.#body(node.body);
        });
      }),
    );
    this.#group = group;
    this.#assigned.unreachable = unreachable;
  }

  #class(node: ClassNode): void {
    for (const parent of node.parents) this.#visit(parent.value);
    const group = this.#group;
    const done = this.#assigned.branch(() => this.#mentions.inClass(node, () => this.#block(node.body)));
    this.#group = group;
    this.#assigned.merge([done]);
  }

  // ---- names

  #read(node: Ref): void {
    if (node.binding.kind !== "variable") return;
    this.#mentions.note(node.binding);
    const { builtin } = node.binding;
    const isSafe = this.#assigned.has(node.binding) || this.#assigned.unreachable;
    if (builtin !== null && !isSafe) this.#readAsBuiltins.add(node.binding);
    if ((builtin === null && !isSafe) || isDeleted(node.binding)) this.#unbound.add(node);
  }

  #target(node: Target): void {
    switch (node.kind) {
      case "ref":
        return this.#assign(node.binding);
      case "pattern":
        for (const part of node.before) this.#target(part);
        if (node.rest !== null) this.#target(node.rest);
        for (const part of node.after) this.#target(part);
        return;
      default:
        forEachChild(node, this.#visit);
    }
  }

  #assign(binding: Ref["binding"]): void {
    if (binding.kind !== "variable") return;
    this.#mentions.noteAssignment(binding);
    this.#assigned.add(binding);
  }
}

const shapeOf = (param: Parameter): ParameterShape => ({
  name: param.name,
  kind: param.kind,
  hasDefault: param.default !== null,
});

const NOTHING: ReadonlySet<Variable> = new Set();

/** A closure, or the next turn of a loop, may read it after the deletion. */
function isDeleted(variable: Variable): boolean {
  return variable.writes.some(({ form }) => form === "delete");
}

function assignedVariable(node: Core): Variable | null {
  if (node.kind !== "assign" || node.target.kind !== "ref") return null;
  return node.target.binding.kind === "variable" ? node.target.binding : null;
}
