/** Making instances: the constructor functions of classes, and what calling a class does (language §7.2). */
import { typeError } from "../errors/hierarchy.ts";
import type { Dict } from "../values/dict.ts";
import { applyKw, applyKwS } from "./apply.ts";
import { settle } from "./settle.ts";
import {
  type ClassValue,
  classOf,
  type FunctionValue,
  type Instance,
  isClassInstance,
  isMethod,
} from "./types.ts";

type Native = NonNullable<ClassValue["$native"]>;

/** A constructor function for a class whose instances are ordinary objects. */
export function plainConstructor(): ClassValue {
  const C = function (this: Instance, ...args: unknown[]): unknown {
    const target = (new.target ?? C) as unknown as ClassValue;
    if ((target.prototype as Instance).__new__ !== undefined) return throughNew(target, args);
    if (new.target === undefined) return new C(...args);
    const init = (this.__init__ ?? this.init) as FunctionValue | undefined;
    if (init !== undefined) return constructed(this, init, init.apply(this, args));
    if (args.length > 0) throw takesNoArguments(C);
    return this;
  } as unknown as ClassValue;
  return C;
}

/** A constructor function for a class whose instances only `native` can make: exceptions, lists, dicts … */
export function nativeConstructor(native: Native): ClassValue {
  const C = function (...args: unknown[]): unknown {
    const target = (new.target ?? C) as unknown as ClassValue;
    const self = allocateNative(target, native, args);
    const init = initOf(self);
    if (init !== undefined) return constructed(self, init, init.apply(self, args));
    fillNative(self, target, args);
    return self;
  } as unknown as ClassValue;
  return C;
}

/** `(C args…)`, C known to be a class. */
export function construct(C: ClassValue, ...args: unknown[]): unknown {
  return isNativeClass(C) ? new C(...args) : C(...args);
}

/** The same under the suspending convention. */
export function constructS(C: ClassValue, ...args: unknown[]): unknown {
  const init = suspendingInit(C);
  if (init === undefined) return construct(C, ...args);
  const self = allocate(C, args);
  return settle(init.$s!.apply(self, args), () => self);
}

export function constructKw(C: ClassValue, positional: readonly unknown[], keywords: Dict): unknown {
  const self = allocateFor(C, positional, keywords);
  if (self === null) return construct(C, ...positional);
  const init = initOf(self);
  if (init === undefined) throw takesNoArguments(C);
  return constructed(self, init, applyKw(init, self, positional, keywords));
}

/** The same under the suspending convention. */
export function constructKwS(C: ClassValue, positional: readonly unknown[], keywords: Dict): unknown {
  const init = suspendingInit(C);
  if (init === undefined) return constructKw(C, positional, keywords);
  const self = allocate(C, positional);
  return settle(applyKwS(init, self, positional, keywords), () => self);
}

/** The `__init__` or `init` of a class, if it may suspend. */
export function suspendingInit(C: ClassValue): FunctionValue | undefined {
  const init = initOf(C.prototype as Instance);
  return init?.$s === undefined ? undefined : init;
}

/** A new instance, not initialised: what `object.__new__` gives. */
export function allocate(C: ClassValue, args: readonly unknown[] = []): Instance {
  return C.$native === undefined
    ? (Object.create(C.prototype) as Instance)
    : allocateNative(C, C.$native, args);
}

/** What a built-in base does with the constructor's arguments: a list takes the items, a dict the entries. */
export function fillNative(self: object, C: ClassValue, args: readonly unknown[]): void {
  const base = C.$mro?.find((ancestor) => ancestor.$test !== undefined && ancestor.$native !== undefined);
  if (base === undefined || args.length === 0) return;
  const content = base(...args) as Iterable<unknown> & { entries(): Iterable<[unknown, unknown]> };
  if (Array.isArray(self)) self.push(...content);
  else if ("add" in self) for (const item of content) (self as Set<unknown>).add(item);
  else if ("set" in self)
    for (const [key, value] of content.entries()) (self as Map<unknown, unknown>).set(key, value);
}

function allocateNative(C: ClassValue, native: Native, args: readonly unknown[]): Instance {
  return Reflect.construct(native, native.prototype instanceof Error ? args : [], C) as Instance;
}

/** The user's initialiser; those of built-in classes have no signature. */
function initOf(self: Instance): FunctionValue | undefined {
  const init = self.__init__;
  if (isMethod(init)) return init;
  return isMethod(self.init) ? self.init : undefined;
}

/** A JavaScript caller of a constructor that blocks gets a Promise of the object. */
function constructed(self: Instance, init: FunctionValue, result: unknown): unknown {
  return init.$s !== undefined && result instanceof Promise ? result.then(() => self) : self;
}

function throughNew(C: ClassValue, args: readonly unknown[]): unknown {
  const self = ((C.prototype as Instance).__new__ as FunctionValue)(C, ...args);
  if (!isClassInstance(self) || !(classOf(self).$mro ?? []).includes(C)) return self;
  const init = initOf(self);
  return init === undefined ? self : constructed(self, init, init.apply(self, args as unknown[]));
}

/** An instance to be initialised with keywords, or null when the class needs none of that: there are no keywords. */
function allocateFor(C: ClassValue, positional: readonly unknown[], keywords: Dict): Instance | null {
  if (keywords.size === 0) return null;
  if (isNativeClass(C)) throw typeError(`${C.$name}() takes no keyword arguments`);
  return allocate(C, positional);
}

/** The built-in exceptions are ES classes, which cannot be called without `new`. */
function isNativeClass(C: ClassValue): boolean {
  return !Object.hasOwn(C, "$bases");
}

function takesNoArguments(C: ClassValue): Error {
  return typeError(`${C.$name}() takes no arguments`);
}
