/**
 * Classes of JavaScript's as parents (language §15.2): instances are made by the parent's own constructor, with the arguments that
 * `super.__init__` gives it. Until then `self` is a stand-in, whose attributes the instance takes over.
 */
import { invoke } from "../scheduler/without-suspending.ts";
import { repr } from "../text/repr.ts";
import { isByteArray } from "../values/foreign.ts";
import { normalize } from "../values/numeric.ts";
import { OWN, OWN_MARK, prototypeIn } from "../values/own.ts";
import { attributeIn, classAttribute } from "./class-attributes.ts";
import { mroOf } from "./mro.ts";
import { object } from "./object-class.ts";
import {
  type ClassValue,
  classOf,
  type FunctionValue,
  type Instance,
  isClass,
  isFunctionValue,
  isMethod,
} from "./types.ts";

type Constructor = new (...args: unknown[]) => object;

/** What each class of JavaScript's is as a parent. */
let parents: WeakMap<object, ClassValue> | undefined;

/** The value of a parent that may be a class of JavaScript's; anything else as it is. */
export function parentClass(base: unknown): unknown {
  if (typeof base !== "function" || isClass(base) || isFunctionValue(base)) return base;
  if (prototypeIn(base) === undefined) return base;
  parents ??= new WeakMap();
  if (!parents.has(base)) parents.set(base, standsFor(base as unknown as Constructor));
  return parents.get(base);
}

/** What `self` is after a call of the parent's `__init__`: a stand-in has become the instance. */
export function remade(self: unknown): unknown {
  return (self as { $made?: unknown } | null)?.$made ?? self;
}

/** A class whose attributes are what JavaScript's class has. */
function standsFor(J: Constructor): ClassValue {
  const attribute = (D: ClassValue, name: string): unknown => normalize(Reflect.get(J, name, D));
  const C = ((...args: unknown[]) => Reflect.construct(J, args)) as unknown as ClassValue;
  C.$class = true;
  C.$name = typeof J.name === "string" ? J.name : "";
  C.$module = "js";
  C.$bases = [object];
  C.$mro = [C, object];
  C.$native = J;
  C.$foreign = {
    allocate: (D, hasInit, args) => (hasInit ? standIn(D) : Reflect.construct(J, [...args], D)) as Instance,
    finish: (self) => finished(self, J),
    publish: makeStatic,
    stand: C,
    attribute,
    fixed: (D, name) => (isStatic(J, name) ? attribute(D, name) : undefined),
    find: (D, name) => (isStatic(J, name) ? attribute(D, name) : unbound(C.prototype, name)),
    method: (D, name) => {
      // The attributes of classes of M28 come first, and they are values like others.
      const order = mroOf(D);
      const other = isStatic(J, name)
        ? attributeIn(order.slice(0, order.indexOf(C)), name, D)
        : classAttribute(D, name);
      const f = other === undefined ? attribute(D, name) : undefined;
      return typeof f === "function" && !isClass(f) ? (f as FunctionValue) : undefined;
    },
  };
  C.prototype = Object.create(J.prototype as object, {
    $class: { value: C },
    [OWN_MARK]: { value: OWN },
    constructor: { value: J, writable: true, configurable: true },
    constructor$: { value: J, writable: true, configurable: true },
    __str__: {
      value(this: Instance) {
        return ownText(this) ?? repr(this);
      },
    },
    __init__: {
      value(this: Instance, ...args: unknown[]) {
        if (Object.hasOwn(this, "$standsIn") && this.$made === undefined) make(this, J, args);
        return null;
      },
    },
  }) as object;
  return C;
}

/** Has the class a static attribute of that name? What every function has is none. */
function isStatic(J: object, name: string): boolean {
  let holder: object | null = J;
  while (holder !== null && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder) as object;
  if (holder === null || holder === Function.prototype || holder === Object.prototype) return false;
  if (name !== "name" && name !== "length" && name !== "prototype") return true;
  const { get, writable } = Object.getOwnPropertyDescriptor(holder, name)!;
  return name !== "prototype" && (get !== undefined || writable === true);
}

/** A method of the instances, as a function that takes its receiver first; what is computed belongs to instances. */
function unbound(prototype: object, name: string): unknown {
  let holder: object | null = prototype;
  while (holder !== null && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder) as object;
  if (holder === null || holder === Object.prototype) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(holder, name)!.value;
  if (typeof value !== "function" || isClass(value)) return value;
  return (self: unknown, ...args: unknown[]): unknown => Reflect.apply(value, self, args);
}

/** What `toString` gives, of the class or of its parent; undefined where the object has a text of M28's, or is not made yet. */
function ownText(self: Instance): string | undefined {
  if (Array.isArray(self) || isByteArray(self) || Object.hasOwn(self, "$standsIn")) return undefined;
  const { toString: own, __repr__ } = self;
  if (__repr__ !== undefined || typeof own !== "function") return undefined;
  if (own === Object.prototype.toString || own === Error.prototype.toString) return undefined;
  const text = invoke(own as FunctionValue, self, []);
  return typeof text === "string" ? text : undefined;
}

function standIn(C: ClassValue): object {
  return Object.create(C.prototype, {
    $standsIn: { value: true },
    $made: { value: undefined, writable: true },
    $taken: { value: {}, writable: true },
  }) as object;
}

function make(self: Instance, J: Constructor, args: readonly unknown[]): void {
  const C = classOf(self);
  const made = traced(Reflect.construct(J, [...args], C) as object, C);
  self.$made = made;
  takeOver(self, made);
}

/**
 * V8 keeps of an error's stack what called its class, which is nothing if the class has not been called: then it is what called
 * the initialiser, or the rest of an initialiser that had been suspended.
 */
function traced(made: object, C: ClassValue): object {
  if (!(made instanceof Error)) return made;
  const init = (C.prototype as Instance).__init__ as FunctionValue;
  for (const callee of [init.$s ?? init, make])
    if (!/^ {4}at /m.test(String(made.stack))) Error.captureStackTrace?.(made, callee);
  return made;
}

/** The instance has what the stand-in has got since it was asked last. */
function takeOver(self: Instance, made: object): void {
  const { $standsIn: _, $made: __, $taken: ___, ...own } = Object.getOwnPropertyDescriptors(self);
  const taken = self.$taken as Record<string, PropertyDescriptor>;
  for (const [name, property] of Object.entries(own))
    if (taken[name]?.value !== property.value) Object.defineProperty(made, name, property);
  self.$taken = own;
}

/** The instance, made without arguments where `__init__` has not called the parent's. */
function finished(self: Instance, J: Constructor): unknown {
  if (!Object.hasOwn(self, "$standsIn")) return self;
  if (self.$made === undefined) make(self, J, []);
  // Where a function in the initialiser has called the parent's, the initialiser has gone on with the stand-in.
  else takeOver(self, self.$made as object);
  return self.$made;
}

/** JavaScript finds class attributes on the class itself, as `static` ones. */
function makeStatic(C: ClassValue): void {
  if (!Object.hasOwn(C.prototype, "constructor$"))
    Object.defineProperty(C.prototype, "constructor$", { value: C, writable: true, configurable: true });
  const parent = C.$bases!.find((base) => base.$foreign !== undefined)!;
  // What stands for a class of JavaScript's has no static attributes itself.
  Object.setPrototypeOf(C, parent === C.$foreign!.stand ? C.$native! : parent);
  for (const name of Object.getOwnPropertyNames(C.prototype)) {
    if (name.startsWith("$") || name.startsWith("__") || name === "constructor" || Object.hasOwn(C, name))
      continue;
    // JavaScript knows no methods of instances there, and those are not to hide anything.
    const isOfInstances = C.$descriptors?.[name] === undefined && isMethod((C.prototype as Instance)[name]);
    if (isOfInstances && isStatic(C.$native!, name)) continue;
    Object.defineProperty(C, name, {
      configurable: true,
      get: () => staticValue(C, name),
      set: (value: unknown) => {
        Object.defineProperty(C, name, { configurable: true, writable: true, value });
      },
    });
  }
}

function staticValue(C: ClassValue, name: string): unknown {
  const descriptor = C.$descriptors?.[name];
  return descriptor?.ofClass?.(C) ?? (C.prototype as Record<string, unknown>)[name];
}
