/** `super` inside methods (language §7.3): the search goes on behind the class that holds the method. */
import { typeError } from "../errors/hierarchy.ts";
import { boundTo } from "../methods/method-values.ts";
import { rt } from "../scheduler/rt.ts";
import { invoke } from "../scheduler/without-suspending.ts";
import type { Dict } from "../values/dict.ts";
import { normalize } from "../values/numeric.ts";
import { mostTaken, OWN, setMost } from "../values/own.ts";
import { typeName } from "../values/types.ts";
import { applyKw, applyKwS } from "./apply.ts";
import { hasKeywords, isPassedOn } from "./argument-limit.ts";
import { checkCount } from "./arity.ts";
import { noAttribute } from "./attribute-errors.ts";
import { maxPositional } from "./binding.ts";
import { call, callKw, callKwS, callS } from "./calls.ts";
import { hasOwnAttribute, ownDescriptor } from "./class-attributes.ts";
import { bindMethod } from "./methods.ts";
import { mroOf } from "./mro.ts";
import { initialize, objectMethod } from "./object-methods.ts";
import { keyOf } from "./property-keys.ts";
import { signature } from "./signature.ts";
import {
  type AttributeOwner,
  type ClassValue,
  classOf,
  type Dispatcher,
  entryOf,
  type FunctionValue,
  type Instance,
  isClass,
  isClassInstance,
  isFunctionValue,
  isMethod,
} from "./types.ts";

/** `super.name` as a value. */
export function superGet(owner: ClassValue, self: unknown, name: string): unknown {
  const found = find(owner, self, name);
  if (found === undefined) throw noAttribute(new SuperObject(owner, self), name);
  return ready(found, self);
}

/**
 * `super.name` where built-in containers have a method of that name: the parents' own, or that of the container.
 * @param dispatch the dispatcher of the name
 */
export function superMethod(dispatch: Dispatcher, owner: ClassValue, self: unknown, name: string): unknown {
  const found = find(owner, self, name);
  if (found !== undefined) return isMethod(found) ? tolerant(found, self) : ready(found, self);
  const container = classOf(self as Instance).$mro?.find(
    (C) => C.$test !== undefined && C.$native !== undefined,
  );
  const method = container && dispatch.$of(container.$name);
  if (method === undefined) throw noAttribute(new SuperObject(owner, self), name);
  return boundTo(method, self);
}

/** `(super.name args…)`. */
export function callSuper(owner: ClassValue, self: unknown, name: string, ...args: unknown[]): unknown {
  const found = callee(owner, self, name);
  if (!takesSelf(found)) return call(found, ...args);
  return invoke(found, self, withoutSelf(found, self, args));
}

/** The same under the suspending convention. */
export function callSuperS(owner: ClassValue, self: unknown, name: string, ...args: unknown[]): unknown {
  const found = callee(owner, self, name);
  if (!takesSelf(found)) return callS(found, ...args);
  const rest = withoutSelf(found, self, args);
  checkCount(found, rest.length);
  const entry = entryOf(found);
  if (entry !== undefined) return entry.apply(self, rest);
  return rt.attempt !== null && !isMethod(found)
    ? rt.attempt(Reflect.apply, found, self, rest)
    : normalize(found.apply(self, rest));
}

export function callSuperKw(
  owner: ClassValue,
  self: unknown,
  name: string,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  if (isPassedOn(positional, keywords)) return callSuper(owner, self, name, ...positional);
  const found = callee(owner, self, name);
  if (!takesSelf(found)) return callKw(found, positional, keywords);
  if (!isMethod(found) && hasKeywords(keywords)) return initializeKw(found, self, name, positional, keywords);
  return applyKw(found, self, withoutSelf(found, self, positional, keywords?.size), keywords);
}

/** The same under the suspending convention. */
export function callSuperKwS(
  owner: ClassValue,
  self: unknown,
  name: string,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  if (isPassedOn(positional, keywords)) return callSuperS(owner, self, name, ...positional);
  const found = callee(owner, self, name);
  if (!takesSelf(found)) return callKwS(found, positional, keywords);
  if (!isMethod(found) && hasKeywords(keywords)) return initializeKw(found, self, name, positional, keywords);
  return applyKwS(found, self, withoutSelf(found, self, positional, keywords?.size), keywords);
}

/** Of the methods of built-in classes only an initialiser takes keywords, and only that of a dict. */
function initializeKw(
  found: FunctionValue,
  self: unknown,
  name: string,
  positional: readonly unknown[],
  keywords: Dict,
): unknown {
  // A class of JavaScript's gets them as one plain object, last.
  if (isOfForeignClass(self)) return applyKw(found, self, positional, keywords);
  if (found === objectMethod("__init__"))
    return initialize(self, withoutSelf(found, self, positional), keywords);
  throw typeError(`${name === "__init__" ? typeName(self) : name}() takes no keyword arguments`);
}

/** `(super)` as a value. */
export function superObject(owner: ClassValue, self: unknown): unknown {
  return new SuperObject(owner, self);
}

class SuperObject implements AttributeOwner {
  static readonly $name: string = "super";

  readonly owner: ClassValue;
  readonly self: unknown;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(owner: ClassValue, self: unknown) {
    this.owner = owner;
    this.self = self;
  }

  $getattr(name: string): unknown {
    const found = find(this.owner, this.self, name);
    return ready(found, this.self);
  }
}

/** What was found, as a value: a method with its receiver. One of JavaScript's needs that as its `this`. */
function ready(found: unknown, self: unknown): unknown {
  if (isMethod(found)) return bindMethod(found, self);
  const foreign = classBehind(self)?.$foreign;
  const isBound = foreign !== undefined && found !== classBehind(self)!.$native && takesSelf(found);
  return isBound ? found.bind(self) : found;
}

/** Is it an instance of a class derived from one of JavaScript's, or such a class? */
function isOfForeignClass(self: unknown): boolean {
  return classBehind(self)?.$foreign !== undefined;
}

function classBehind(self: unknown): ClassValue | null {
  return isClass(self) ? self : isClassInstance(self) ? classOf(self) : null;
}

/** An object's or a class's next attribute of that name; methods unbound, everything else ready to use. */
function find(owner: ClassValue, self: unknown, name: string): unknown {
  const C = classBehind(self);
  if (!isClass(owner)) throw typeError(`super() argument 1 must be a type, not ${typeName(owner)}`);
  const order = C === null ? [] : mroOf(C);
  const place = order.indexOf(owner);
  if (place < 0) throw typeError("super(type, obj): obj must be an instance or subtype of type");
  const next = order.slice(place + 1);
  for (const ancestor of next) {
    const descriptor = ownDescriptor(ancestor, name);
    if (descriptor !== undefined) {
      return isClass(self)
        ? descriptor.ofClass(self)
        : Reflect.get(ancestor.prototype, keyOf(name), self as object);
    }
    const fixed = isClass(self) ? ancestor.$foreign?.fixed(self, name) : undefined;
    if (fixed !== undefined && ancestor.$foreign?.stand === ancestor) return fixed;
    if (hasOwnAttribute(ancestor, name)) {
      return Reflect.get(ancestor.prototype, keyOf(name), self as object);
    }
  }
  const counterpart = name === "init" ? "__init__" : name === "__init__" ? "init" : null;
  const other = counterpart === null ? undefined : inherited(next, counterpart);
  if (other !== undefined) return other;
  return (isClass(self) ? self.$foreign?.attribute(self, name) : undefined) ?? objectMethod(name);
}

function inherited(order: readonly ClassValue[], name: string): unknown {
  const owner = order.find((ancestor) => Object.hasOwn(ancestor.prototype, name));
  return owner === undefined ? undefined : (owner.prototype as Instance)[name];
}

function callee(owner: ClassValue, self: unknown, name: string): unknown {
  const found = find(owner, self, name);
  if (found === undefined) throw noAttribute(new SuperObject(owner, self), name);
  return found;
}

/** Methods, and those of built-in classes, which have no signature. */
function takesSelf(found: unknown): found is FunctionValue {
  if (typeof found !== "function") return false;
  return isMethod(found) || !(isFunctionValue(found) || isClass(found));
}

/** The method with its receiver, which may be passed once more. */
function tolerant(method: FunctionValue, self: unknown): FunctionValue {
  const bound = bindMethod(method, self);
  const { $s } = bound;
  const most = mostTaken(bound);
  const given = (args: unknown[]): unknown[] => {
    const rest = withoutSelf(method, self, args);
    checkCount(method, rest.length);
    return rest;
  };
  const f: FunctionValue = (...args: unknown[]) => bound(...given(args));
  Object.assign(f, bound);
  if (most !== undefined) setMost(f, most + 1);
  if ($s !== undefined) f.$s = (...args: unknown[]) => $s(...given(args));
  return f;
}

/** Seed-era code passes `self` once more: dropped where it would be one argument too many. */
function withoutSelf(found: FunctionValue, self: unknown, args: readonly unknown[], keywords = 0): unknown[] {
  if (args.length === 0 || args[0] !== self) return args as unknown[];
  const parameters = signature(found);
  const most = parameters === null ? found.length : maxPositional(parameters);
  return args.length + keywords > most ? args.slice(1) : (args as unknown[]);
}
