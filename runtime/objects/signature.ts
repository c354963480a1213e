/** The parameters of a function, read from its signature text when somebody needs them. */
import { type FunctionValue, isFunctionValue } from "./types.ts";

export interface Signature {
  readonly name: string;
  /** Without `self` for methods. */
  readonly params: readonly Parameter[];
  readonly method: boolean;
  /** Name of the `self` parameter; "" for plain functions and for `(*args)` methods. */
  readonly self: string;
  /** How many parameters take positional arguments, and how many of them have no default. */
  readonly positional: number;
  readonly required: number;
  /** Positions of `*rest` and `**kw` among the parameters, -1 if there is none. */
  readonly rest: number;
  readonly keywordRest: number;
}

export interface Parameter {
  readonly name: string;
  readonly kind: "positional-only" | "positional" | "rest" | "keyword-only" | "keyword-rest";
  readonly hasDefault: boolean;
}

const parsed = /* @__PURE__ */ new Map<string, Signature>();

/** The signature of a function value, or null when it is not known: functions of JavaScript, some built-ins. */
export function signature(f: FunctionValue): Signature | null {
  return hasSignature(f) ? parseSignature(signatureText(f)!) : null;
}

export function hasSignature(f: FunctionValue): boolean {
  return signatureText(f)?.includes("(") === true;
}

function signatureText(f: FunctionValue): string | undefined {
  if (!isFunctionValue(f)) return undefined;
  return typeof f.$func === "function" ? (f.$func.$sig ?? f.$sig) : f.$sig;
}

/** Reads `greet(name, greeting=, /, *rest, key, **kw)`; a leading `.` marks a method, whose first parameter is `self`. */
export function parseSignature(text: string): Signature {
  let result = parsed.get(text);
  if (result === undefined) parsed.set(text, (result = parse(text)));
  return result;
}

function parse(text: string): Signature {
  const open = text.indexOf("(");
  const method = text.startsWith(".");
  const list = text.slice(open + 1, -1);
  const params = list.trim() === "" ? [] : parseParameters(list.split(","));
  const self = method && params[0] !== undefined && isPositional(params[0]) ? params.shift()!.name : "";
  const positional = params.filter(isPositional);
  return {
    name: text.slice(method ? 1 : 0, open),
    params,
    method,
    self,
    positional: positional.length,
    required: positional.filter((param) => !param.hasDefault).length,
    rest: params.findIndex((param) => param.kind === "rest"),
    keywordRest: params.findIndex((param) => param.kind === "keyword-rest"),
  };
}

function parseParameters(pieces: readonly string[]): Parameter[] {
  const params: Parameter[] = [];
  let kind: Parameter["kind"] = "positional";
  for (const piece of pieces) {
    const text = piece.trim();
    if (text === "/") {
      for (const [i, param] of params.entries()) params[i] = { ...param, kind: "positional-only" };
    } else if (text === "*") {
      kind = "keyword-only";
    } else if (text.startsWith("**")) {
      params.push({ name: text.slice(2), kind: "keyword-rest", hasDefault: true });
    } else if (text.startsWith("*")) {
      params.push({ name: text.slice(1), kind: "rest", hasDefault: true });
      kind = "keyword-only";
    } else {
      const hasDefault = text.endsWith("=");
      params.push({ name: hasDefault ? text.slice(0, -1) : text, kind, hasDefault });
    }
  }
  return params;
}

function isPositional(param: Parameter): boolean {
  return param.kind === "positional" || param.kind === "positional-only";
}
