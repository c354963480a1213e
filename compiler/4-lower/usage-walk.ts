/** Finds out how a module uses its variables, in one walk in the order of evaluation. */
import type { Variable } from "../3-analyze/binding.ts";
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
  ModuleNode,
  Parameter,
  Ref,
  Target,
  While,
} from "../3-analyze/core.ts";
import { Assigned, ENDS } from "./assigned.ts";
import { bindArguments, type ParameterShape } from "./bind-arguments.ts";
import { isInert } from "./inert.ts";
import { variablesSeen } from "./snapshots.ts";
import type { Loop, Usage } from "./usage.ts";

export class UsageWalk {
  readonly #variables = new Set<Variable>();
  readonly #unbound = new Set<Ref>();
  /** Looked at as data where they may not be assigned yet. */
  readonly #seenEarly = new Set<Variable>();
  readonly #home = new Map<Variable, Loop | null>();
  readonly #shared = new Set<Variable>();
  readonly #hiding = new Set<Variable>();
  readonly #outside = new Set<Variable>();
  readonly #candidates = new Map<Variable, FunctionNode>();
  readonly #values = new Set<Variable>();
  readonly #directCalls: { variable: Variable; call: Call }[] = [];
  readonly #hoistable = new Set<FunctionNode>();
  readonly #assigned = new Assigned();
  #loops: Loop[] = [];
  readonly #goes: Go[] = [];
  /** The functions around the current point, each with the variables its `go` captures by value. */
  #functions: {
    node: FunctionNode | ClassNode | ModuleNode;
    copies: ReadonlySet<Variable>;
    loops: Loop[];
  }[] = [];

  run(module: ModuleNode): Usage {
    this.#functions.push({ node: module, copies: NOTHING, loops: this.#loops });
    this.#collect(module.scope.variables.values());
    this.#body(module.body);
    const functions = new Map<Variable, FunctionNode>();
    const early = new Set<Ref["binding"]>([...this.#unbound].map((ref) => ref.binding));
    for (const variable of this.#seenEarly) early.add(variable);
    for (const [variable, node] of this.#candidates) if (!early.has(variable)) functions.set(variable, node);
    const home = new Map<Variable, Loop>();
    for (const [variable, loop] of this.#home) if (loop !== null) home.set(variable, loop);
    for (const { variable, call } of this.#directCalls) {
      const params = functions.get(variable)?.params.map(shapeOf);
      if (params === undefined || bindArguments(params, call.args) === null) this.#values.add(variable);
    }
    const variableOf = new Map([...functions].map(([variable, node]) => [node, variable]));
    return {
      variables: this.#variables,
      unboundReads: this.#unbound,
      home,
      shared: this.#shared,
      hiding: this.#hiding,
      outside: this.#outside,
      functions,
      usedAsValues: this.#values,
      goes: this.#goes,
      variableOf,
    };
  }

  #collect(variables: Iterable<Variable>): void {
    for (const variable of variables) this.#variables.add(variable);
  }

  // ---- statements

  /** The body of a module or function: its own definitions may become declarations. */
  #body(block: Block): void {
    for (const node of block.body) {
      if (node.kind !== "assign" || node.target.kind !== "ref" || node.value.kind !== "function") continue;
      const binding = node.target.binding;
      if (binding.kind !== "variable" || binding.writes.length !== 1 || node.value.flavour !== "def")
        continue;
      if (binding.builtin !== null || binding.scope !== this.#current().node.scope) continue;
      this.#candidates.set(binding, node.value);
      this.#hoistable.add(node.value);
    }
    this.#block(block);
  }

  #block(block: Block): void {
    const body = block.body;
    for (let i = 0; i < body.length; ) {
      let end = i;
      const group: Variable[] = [];
      while (end < body.length && isInert(body[end]!)) {
        const variable = assignedVariable(body[end]!);
        if (variable !== null) group.push(variable);
        end++;
      }
      for (; i < end; i++) this.#withGroup(group, body[i]!);
      if (i < body.length) this.#visit(body[i++]!);
    }
  }

  /** Nothing runs between the statements of an inert group, so its functions may take all its names for assigned. */
  #group: readonly Variable[] = [];
  #withGroup(group: readonly Variable[], node: Core): void {
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
        for (const captured of node.captures) if (captured.kind === "variable") this.#mention(captured);
        return this.#function(node.body, new Set(node.captures.filter((b) => b.kind === "variable")));
      case "class":
        return this.#class(node);
      case "comprehension":
        return this.#comprehension(node);
      case "import":
        return this.#target(node.target);
      case "import-from":
        for (const name of node.names) this.#target(name.target);
        return;
      default:
        forEachChild(node, this.#visit);
    }
  };

  #call(node: Call): void {
    if (node.callee.kind === "ref" && node.callee.binding.kind === "variable") {
      this.#directCalls.push({ variable: node.callee.binding, call: node });
      this.#read(node.callee);
    } else this.#visit(node.callee);
    for (const arg of node.args) this.#visit(arg.value);
    const around = this.#functions.findLast(({ node }) => node.kind !== "class")!.node as
      | FunctionNode
      | ModuleNode;
    for (const variable of variablesSeen(node, this.#functions[0]!.node as ModuleNode, around) ?? []) {
      this.#values.add(variable);
      this.#mention(variable);
      if (!this.#assigned.has(variable) && !this.#assigned.unreachable) this.#seenEarly.add(variable);
    }
  }

  #while(node: While): void {
    // What the test assigns is assigned afterwards; what the body assigns may not be.
    this.#inLoop(node, () => {
      this.#visit(node.test);
      this.#assigned.branch(() => this.#block(node.body));
    });
    this.#assigned.branch(() => node.otherwise && this.#block(node.otherwise));
  }

  #for(node: For): void {
    this.#visit(node.iterable);
    this.#assigned.branch(() =>
      this.#inLoop(node, () => {
        this.#target(node.target);
        this.#block(node.body);
      }),
    );
    this.#assigned.branch(() => node.otherwise && this.#block(node.otherwise));
  }

  #comprehension(node: Comprehension): void {
    this.#collect(node.scope.variables.values());
    this.#assigned.branch(() => {
      for (const [i, clause] of node.clauses.entries()) {
        if (clause.kind === "if") this.#inLoop(node, () => this.#visit(clause.test));
        else {
          if (i === 0) this.#visit(clause.iterable);
          else this.#inLoop(node, () => this.#visit(clause.iterable));
          this.#inLoop(node, () => this.#target(clause.target));
        }
      }
      this.#inLoop(node, () => {
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
    this.#collect(node.scope.variables.values());
    const loops = this.#loops;
    const group = this.#group;
    const unreachable = this.#assigned.unreachable;
    this.#assigned.branch(() => {
      for (const variable of group) this.#assigned.add(variable);
      this.#group = [];
      this.#loops = [];
      this.#assigned.unreachable = false;
      this.#functions.push({ node, copies, loops });
      for (const param of node.params) this.#assign(param.binding);
      this.#body(node.body);
      this.#functions.pop();
    });
    this.#group = group;
    this.#loops = loops;
    this.#assigned.unreachable = unreachable;
  }

  #class(node: ClassNode): void {
    this.#collect(node.scope.variables.values());
    for (const parent of node.parents) this.#visit(parent.value);
    const group = this.#group;
    this.#functions.push({ node, copies: NOTHING, loops: this.#loops });
    const done = this.#assigned.branch(() => this.#block(node.body));
    this.#functions.pop();
    this.#group = group;
    this.#assigned.merge([done]);
  }

  #current() {
    return this.#functions.at(-1)!;
  }

  // ---- names

  #read(node: Ref): void {
    if (node.binding.kind !== "variable") return;
    this.#mention(node.binding);
    const { builtin } = node.binding;
    const isSafe = this.#assigned.has(node.binding) || builtin !== null || this.#assigned.unreachable;
    if (!isSafe || isDeleted(node.binding)) this.#unbound.add(node);
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
    this.#mention(binding);
    this.#assigned.add(binding);
  }

  /** Notes where a variable is mentioned: in which loop of its own function, and whether a closure shares it. */
  #mention(variable: Variable): void {
    this.#variables.add(variable);
    let loops = this.#loops;
    let shared = false;
    for (let i = this.#functions.length - 1; i >= 0; i--) {
      const around = this.#functions[i]!;
      if (owns(around.node.scope, variable)) break;
      const hiding = around.node.scope.variables.get(variable.name);
      if (hiding !== undefined) this.#hiding.add(hiding);
      if (around.node.kind !== "class" && !around.copies.has(variable)) shared = true;
      loops = around.loops;
    }
    if (shared) this.#shared.add(variable);
    const outermost = this.#functions[1]?.node;
    if (outermost?.kind === "function" && this.#hoistable.has(outermost)) this.#outside.add(variable);
    const home = this.#home.get(variable);
    if (home === undefined) this.#home.set(variable, loops.at(-1) ?? null);
    else if (home !== null && !loops.includes(home)) this.#home.set(variable, this.#commonLoop(home, loops));
  }

  /** The innermost loop around both: `home`'s own surroundings are recorded when it is entered. */
  readonly #around = new Map<Loop, Loop | null>();
  #commonLoop(home: Loop, loops: Loop[]): Loop | null {
    for (let loop: Loop | null = home; loop !== null; loop = this.#around.get(loop) ?? null)
      if (loops.includes(loop)) return loop;
    return null;
  }

  #inLoop(loop: Loop, run: () => void): void {
    this.#around.set(loop, this.#loops.at(-1) ?? null);
    this.#loops.push(loop);
    run();
    this.#loops.pop();
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

/** Does the variable belong to this scope or to a block inside it? */
function owns(scope: FunctionNode["scope"], variable: Variable): boolean {
  for (let at: FunctionNode["scope"] | null = variable.scope; at !== null; at = at.parent) {
    if (at === scope) return true;
    if (at.kind !== "block" && at.kind !== "comprehension") return false;
  }
  return false;
}

function assignedVariable(node: Core): Variable | null {
  if (node.kind !== "assign" || node.target.kind !== "ref") return null;
  return node.target.binding.kind === "variable" ? node.target.binding : null;
}
