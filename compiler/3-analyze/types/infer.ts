/** Infers what is certain about the values of variables and expressions, to a fixed point over one module. */
import type { BuiltinEntry, MethodEntry, ResultKind } from "../../../runtime/manifest-types.ts";
import type {
  BinaryOperator,
  Call,
  Compare,
  Core,
  FunctionNode,
  Logic,
  MethodCall,
  ModuleNode,
  Variable,
} from "../core.ts";
import { builtinResult, methodResult } from "./built-ins.ts";
import { binaryType, COUNTED, isSmallStep, unaryType } from "./operations.ts";
import { ANSWERING } from "./operator-methods.ts";
import { type CallFacts, type Sources, sourcesIn, type ValueSource } from "./sources.ts";
import {
  ANY,
  BOOL,
  DICT,
  FLOAT,
  INEXACT,
  INTEGER,
  integer,
  isInexact,
  isInteger,
  isOnly,
  join,
  KIND,
  LIST,
  MAX_SAFE,
  mayBe,
  NEVER,
  NONE,
  OBJECT,
  SET,
  STR,
  same,
  TUPLE,
  type Type,
  widen,
} from "./type.ts";

export interface TypeFacts {
  /** What is certain about the expression's value; ANY where nothing is. */
  typeOf(node: Core): Type;
  variable(variable: Variable): Type;
}

export interface TypeInput extends CallFacts {
  /** Does a class of the program define this method? */
  definesMethod(name: string): boolean;
  /** May objects be integers, as those of a class derived from `int` are? */
  readonly wrapsNumbers: boolean;
  /** The methods of built-in types that have this name. */
  method(name: string): MethodEntry | null;
  /** May the comparison give something other than a bool? */
  isRich(node: Compare): boolean;
  /** Is the module's variable assigned by nobody outside the module? */
  isOwn(variable: Variable): boolean;
}

/** After so many rounds a range that still grows is widened. */
const PATIENCE = 3;

export function inferTypes(module: ModuleNode, input: TypeInput): TypeFacts {
  return new Inference(sourcesIn(module.body, input), input).run();
}

class Inference implements TypeFacts {
  readonly #sources: Sources;
  readonly #input: TypeInput;
  readonly #variables = new Map<Variable, Type>();
  readonly #results = new Map<FunctionNode, Type>();

  constructor(sources: Sources, input: TypeInput) {
    this.#sources = sources;
    this.#input = input;
  }

  run(): this {
    const { variables, results } = this.#sources;
    const known = [...variables].filter(
      ([variable]) => variable.variable !== "module" || this.#input.isOwn(variable),
    );
    for (const [variable] of known) this.#variables.set(variable, NEVER);
    for (const node of results.keys()) this.#results.set(node, NEVER);
    let changed = true;
    for (let round = 0; changed; round++) {
      changed = false;
      const set = <K>(table: Map<K, Type>, key: K, type: Type) => {
        const before = table.get(key)!;
        const after = join(before, type);
        if (same(before, after)) return;
        table.set(key, round < PATIENCE ? after : widen(before, after));
        changed = true;
      };
      for (const [variable, sources] of known) set(this.#variables, variable, this.#joined(sources));
      for (const [node, values] of results) set(this.#results, node, this.#result(node, values));
    }
    return this;
  }

  variable(variable: Variable): Type {
    return this.#variables.get(variable) ?? ANY;
  }

  typeOf(node: Core): Type {
    switch (node.kind) {
      case "literal":
        return literalType(node.value, node.float);
      case "ref":
        return node.binding.kind === "variable" ? this.variable(node.binding) : OBJECT;
      case "f-string":
        return STR;
      case "display":
        return node.type === "list" ? LIST : node.type === "tuple" ? TUPLE : SET;
      case "dict":
        return DICT;
      case "function":
      case "class":
        return OBJECT;
      case "comprehension":
        return COMPREHENSIONS[node.result];
      case "binary":
        return this.#binary(node.op, this.typeOf(node.left), this.typeOf(node.right));
      case "unary":
        return this.#unary(node.op, this.typeOf(node.operand));
      case "not":
        return BOOL;
      case "compare":
        return this.#comparison(node);
      case "logic":
        return this.#logic(node);
      case "if":
        return join(this.typeOf(node.then), node.otherwise === null ? NONE : this.typeOf(node.otherwise));
      case "block":
        return node.body.length === 0 ? NONE : this.typeOf(node.body.at(-1)!);
      case "let":
        return this.typeOf(node.body);
      case "assign":
        return node.target.kind === "pattern" ? ANY : this.typeOf(node.value);
      case "call":
        return this.#call(node);
      case "method-call":
        return this.#methodCall(node);
      case "return":
      case "raise":
      case "break":
      case "continue":
        return NEVER;
      default:
        return ANY;
    }
  }

  #joined(sources: readonly ValueSource[]): Type {
    if (this.#isCounter(sources)) return counted(sources);
    return sources.reduce((type, source) => join(type, this.#source(source)), NEVER);
  }

  /** Every value is an integer literal, or a small step from the one before. */
  #isCounter(sources: readonly ValueSource[]): boolean {
    const steps = sources.filter(({ kind }) => kind === "update");
    if (steps.length === 0) return false;
    return sources.every((source) => {
      if (source.kind === "update") return (source.op === "+" || source.op === "-") && isStep(source.by);
      return source.kind === "value" && isStart(source.node);
    });
  }

  #source(source: ValueSource): Type {
    switch (source.kind) {
      case "value":
        return this.typeOf(source.node);
      case "update":
        return this.#binary(source.op, this.variable(source.variable), this.typeOf(source.by));
      case "item":
        return this.#item(source.iterable, source.index);
      case "rest":
        return TUPLE;
      case "keyword-rest":
        return DICT;
      case "deletion":
        return NEVER;
      default:
        return ANY;
    }
  }

  /** What iterating an expression gives; with an index, the part of it that unpacking gives. */
  #item(iterable: Core, index: number | null): Type {
    if (iterable.kind === "call") {
      const callee = this.#input.knownCallee(iterable);
      const name = callee?.kind === "builtin" ? callee.entry.name : "";
      if (name === "range" && index === null) return this.#range(iterable);
      if (name === "enumerate" && index === 0 && iterable.args.length === 1) return integer(0, 2 ** 32);
    }
    return index === null && isOnly(this.typeOf(iterable), KIND.str) ? STR : ANY;
  }

  /** Bounds of ranges lie within ±(2^53 − 1), or making the range is an error. */
  #range(call: Call): Type {
    const args = call.args.map((arg) => (arg.kind === "positional" ? this.typeOf(arg.value) : ANY));
    if (args.some(({ kinds }) => kinds === 0)) return NEVER;
    const [start, stop, step] = args.length === 1 ? [integer(0, 0), args[0]!] : args;
    const [first, end] = [asBound(start), asBound(stop)];
    const down = step !== undefined && !(isInteger(step) && step.low >= 0);
    const up = step === undefined || !(isInteger(step) && step.high <= 0);
    const low = down ? Math.min(first.low, end.low + 1) : first.low;
    const high = up ? Math.max(first.high, end.high - 1) : first.high;
    return integer(low, Math.min(high, MAX_SAFE));
  }

  #result(node: FunctionNode, values: readonly (Core | null)[]): Type {
    if (node.generator) return OBJECT;
    return values.reduce<Type>(
      (type, value) => join(type, value === null ? NONE : this.typeOf(value)),
      NEVER,
    );
  }

  #comparison(node: Compare): Type {
    if (!this.#input.isRich(node)) return BOOL;
    const operands = [node.first, ...node.rest.map(({ operand }) => operand)];
    return operands.every((operand) => isOnly(this.typeOf(operand), ~KIND.object)) ? BOOL : ANY;
  }

  #binary(op: BinaryOperator, left: Type, right: Type): Type {
    const type = this.#repeated(op, left, right) ?? binaryType(op, left, right);
    const methods = ANSWERING[op];
    if (type !== ANY || methods === undefined) return type;
    const [direct, reflected] = methods;
    const isInexactResult = op === "/" || isInexact(left) || isInexact(right);
    return isInexactResult && !this.#mayAnswer(left, direct) && !this.#mayAnswer(right, reflected)
      ? INEXACT
      : type;
  }

  #unary(op: "-" | "+" | "~", operand: Type): Type {
    const type = unaryType(op, operand);
    return type === ANY && op === "-" && isInexact(operand) && !this.#mayAnswer(operand, "__neg__")
      ? INEXACT
      : type;
  }

  /** May the operand be an object that decides what an operator gives: by a method of its class, or as an integer in a class? */
  #mayAnswer(operand: Type, method: string): boolean {
    return mayBe(operand, KIND.object) && (this.#input.wrapsNumbers || this.#input.definesMethod(method));
  }

  /** A sequence times what can only be an integer, or the operation is an error. */
  #repeated(op: BinaryOperator, left: Type, right: Type): Type | null {
    if (op !== "*" || left.kinds === 0 || right.kinds === 0) return null;
    for (const type of [LIST, STR, TUPLE]) {
      if (isOnly(left, type.kinds) && !this.#input.definesMethod("__rmul__")) return type;
      if (isOnly(right, type.kinds) && !this.#input.definesMethod("__mul__")) return type;
    }
    return null;
  }

  #logic(node: Logic): Type {
    return node.operands.map((operand) => this.typeOf(operand)).reduce(join);
  }

  #call(call: Call): Type {
    const callee = this.#input.knownCallee(call);
    if (callee?.kind === "function") return this.#results.get(callee.node) ?? ANY;
    if (callee?.kind === "class") return this.#input.definesMethod("__new__") ? ANY : OBJECT;
    if (callee?.kind !== "builtin") return ANY;
    const args = call.args.map((arg) => (arg.kind === "positional" ? this.typeOf(arg.value) : ANY));
    return builtinResult(callee.entry, args) ?? resultOf(callee.entry);
  }

  #methodCall({ name, object }: MethodCall): Type {
    const entry = this.#input.method(name);
    const result = entry === null ? null : methodResult(entry, this.typeOf(object));
    if (result === null) return ANY;
    return typeof result === "string" ? (RESULTS[result] ?? ANY) : result;
  }
}

const COMPREHENSIONS = { list: LIST, set: SET, dict: DICT, generator: OBJECT };

const RESULTS: Partial<Record<ResultKind, Type>> = {
  none: NONE,
  bool: BOOL,
  int: INTEGER,
  str: STR,
  bytes: OBJECT,
  list: LIST,
  tuple: TUPLE,
  dict: DICT,
  channel: OBJECT,
  mutex: OBJECT,
  rwmutex: OBJECT,
  waitgroup: OBJECT,
  context: OBJECT,
  lazy: OBJECT,
};

function resultOf({ result }: BuiltinEntry): Type {
  return (result && RESULTS[result]) ?? ANY;
}

function literalType(value: null | boolean | number | bigint | string, isFloat: boolean): Type {
  switch (typeof value) {
    case "number":
      return isFloat || !Number.isSafeInteger(value) ? FLOAT : integer(value, value);
    case "bigint":
      return {
        kinds: KIND.bigint,
        low: value < 0 ? -Infinity : MAX_SAFE,
        high: value < 0 ? -MAX_SAFE : Infinity,
      };
    case "boolean":
      return BOOL;
    case "string":
      return STR;
    default:
      return NONE;
  }
}

function asBound(type: Type | undefined): Type {
  if (type === undefined || !isOnly(type, KIND.int | KIND.bigint)) return integer(-MAX_SAFE, MAX_SAFE);
  return integer(Math.max(type.low, -MAX_SAFE), Math.min(type.high, MAX_SAFE));
}

/** A counter that only goes one way does not pass its start. */
function counted(sources: readonly ValueSource[]): Type {
  const starts = sources.flatMap((source) => (source.kind === "value" ? [source.node] : []));
  const values = starts.map((node) => (node.kind === "literal" ? (node.value as number) : 0));
  const goes = (up: boolean) =>
    sources.every((source) => {
      if (source.kind !== "update" || source.by.kind !== "literal") return true;
      return (source.by.value as number) >= 0 === (up === (source.op === "+"));
    });
  return {
    ...COUNTED,
    low: goes(true) ? Math.min(...values) : COUNTED.low,
    high: goes(false) ? Math.max(...values) : COUNTED.high,
  };
}

function isStep(node: Core): boolean {
  return node.kind === "literal" && isSmallStep(literalType(node.value, node.float));
}

function isStart(node: Core): boolean {
  return (
    node.kind === "literal" &&
    isInteger(literalType(node.value, node.float)) &&
    Math.abs(node.value as number) <= 2 ** 51
  );
}
