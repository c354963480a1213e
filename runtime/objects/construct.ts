/** Making instances: the constructor functions of classes, and what calling a class does (language §7.2). */
import { BaseException } from "../errors/base-exception.ts";
import { typeError } from "../errors/hierarchy.ts";
import { type Dict, isDict } from "../values/dict.ts";
import { kindOf } from "../values/kinds.ts";
import { mostTaken } from "../values/own.ts";
import { isTuple } from "../values/tuple.ts";
import { applyKw, applyKwS, plainObject } from "./apply.ts";
import { applyMany, hasKeywords, isPassedOn, MOST_ARGUMENTS } from "./argument-limit.ts";
import { checkCount, taken } from "./arity.ts";
import { hooks } from "./class-hooks.ts";
import { keepApart, protectContainer } from "./container-attributes.ts";
import { object } from "./object-class.ts";
import { settle, settleLater } from "./settle.ts";
import {
  type ClassValue,
  classOf,
  type ForeignParent,
  type FunctionValue,
  type Instance,
  isClassInstance,
  isMethod,
} from "./types.ts";

type Native = NonNullable<ClassValue["$native"]>;

/** A constructor function for a class whose instances are ordinary objects; few arguments are passed on one by one. */
export function plainConstructor(): ClassValue {
  function Plain(): void {
    // All instances are made by this function, so that the engine sees them as alike.
  }
  const C = function (this: Instance, ...args: unknown[]): unknown {
    const target = (new.target ?? C) as ClassValue;
    const make = newOf(target);
    if (make !== undefined) return throughNew(make, target, taken(args, mostTaken(make)! - 1));
    const count = args.length;
    // A class of JavaScript's may be derived from this one.
    const self = target === C ? (new C.$object!() as Instance) : this;
    const init = (self.__init__ ?? self.$init) as FunctionValue | undefined;
    if (init === undefined) return self;
    if (count === 1) return constructed(self, init.call(self, args[0]));
    return constructed(self, count === 2 ? init.call(self, args[0], args[1]) : init.apply(self, args));
  } as unknown as ClassValue;
  C.$object = Plain as unknown as NonNullable<ClassValue["$object"]>;
  return C;
}

/** A constructor function for a class whose instances only `native` can make: exceptions, lists, dicts … */
export function nativeConstructor(native: Native): ClassValue {
  keepApart();
  const C = function (...args: unknown[]): unknown {
    const target = (new.target ?? C) as unknown as ClassValue;
    const make = newOf(target);
    if (make !== undefined) return throughNew(make, target, taken(args, mostTaken(make)! - 1));
    const self = allocateNative(target, native, args, true);
    const init = initOf(self);
    if (init !== undefined) return constructed(self, init.apply(self, args), target.$foreign);
    if (!isImmutable(self)) fillNative(self, target, args);
    return self;
  } as unknown as ClassValue;
  return C;
}

/** `(C args…)`, C known to be a class. */
export function construct(C: ClassValue, ...args: unknown[]): unknown {
  const init = (C.prototype as Instance).__init__ as FunctionValue | undefined;
  if (init === undefined || mostTaken(init) !== args.length || hooks.construction) {
    if (isNativeClass(C)) return new C(...args);
    checkArguments(C, args.length);
    const make = newOf(C);
    if (make !== undefined) return throughNew(make, C, args, checkCount);
  }
  if (args.length === 1) return C(args[0]);
  return args.length === 2 ? C(args[0], args[1]) : C(...args);
}

/** The same for a list of arguments, which may be more than engines take. */
function constructOf(C: ClassValue, args: readonly unknown[]): unknown {
  if (args.length <= MOST_ARGUMENTS) return construct(C, ...args);
  if (C.$test !== undefined) return applyMany(C, undefined, args);
  if (isNativeClass(C)) return withArguments(new C(...args.slice(0, FEW)), args);
  if (C.$native === undefined) return takesNoArguments(C);
  const self = allocateNative(C, C.$native, args);
  if (!isImmutable(self)) fillNative(self, C, args);
  return self;
}

/** The built-in exceptions look at no more of their arguments. */
const FEW = 16;

/** An exception has all arguments, although it was made of the first ones. */
function withArguments<T extends object>(self: T, args: readonly unknown[]): T {
  if (self instanceof BaseException) Object.assign(self.args, { items: [...args] });
  return self;
}

/** The same under the suspending convention. */
export function constructS(C: ClassValue, ...args: unknown[]): unknown {
  return constructBy(allocate, C, args);
}

/** @param allocate makes the instance, where no `__new__` does */
export function constructBy(
  allocate: (C: ClassValue, args: readonly unknown[]) => Instance,
  C: ClassValue,
  args: unknown[],
): unknown {
  const make = newOf(C);
  if (make !== undefined) {
    checkCount(make, args.length + 1);
    return settleLater((make.$s ?? make)(C, ...args), (self) => {
      const init = isInstanceOf(self, C) ? initAfterNew(self) : undefined;
      if (init === undefined) return self;
      checkCount(init, args.length);
      return settle((init.$s ?? init).apply(self, args), () => self);
    });
  }
  const init = suspendingInit(C);
  if (init === undefined) return construct(C, ...args);
  checkCount(init, args.length);
  const self = allocate(C, args);
  return settle(init.$s!.apply(self, args), () => madeOf(self, C.$foreign));
}

export function constructKw(C: ClassValue, positional: readonly unknown[], keywords: Dict | null): unknown {
  if (isPassedOn(positional, keywords)) return construct(C, ...positional);
  const make = newOf(C);
  if (make !== undefined) {
    const args = [...positional];
    const made = applyKw(make, undefined, [C, ...args], keywords);
    const init = isInstanceOf(made, C) ? initAfterNew(made) : undefined;
    return init === undefined ? made : constructed(made, applyKw(init, made, args, keywords));
  }
  const isBuiltin = isNativeClass(C) || C.$test !== undefined;
  const init = isBuiltin ? undefined : initOf(C.prototype as Instance);
  if (init !== undefined) {
    const self = allocate(C, positional);
    return constructed(self, applyKw(init, self, positional, keywords), C.$foreign);
  }
  if (!hasKeywords(keywords)) return constructOf(C, positional);
  if (isBuiltin) throw takesNoKeywords(C);
  return C.$foreign === undefined
    ? filledWithKeywords(C, positional, keywords)
    : construct(C, ...positional, plainObject(keywords));
}

/** The same under the suspending convention. */
export function constructKwS(C: ClassValue, positional: readonly unknown[], keywords: Dict | null): unknown {
  const make = newOf(C);
  if (make !== undefined) {
    const args = [...positional];
    return settleLater(applyKwS(make, undefined, [C, ...args], keywords), (self) => {
      const init = isInstanceOf(self, C) ? initAfterNew(self) : undefined;
      return init === undefined ? self : settle(applyKwS(init, self, args, keywords), () => self);
    });
  }
  const init = suspendingInit(C);
  if (init === undefined) return constructKw(C, positional, keywords);
  const self = allocate(C, positional);
  return settle(applyKwS(init, self, positional, keywords), () => madeOf(self, C.$foreign));
}

/** Before an instance is made for M28: JavaScript may give a constructor more arguments than it takes. */
export function checkArguments(C: ClassValue, count: number): void {
  const prototype = C.prototype as Instance;
  const make = newOf(C);
  if (make !== undefined) return checkCount(make, count + 1);
  checkCount(C, count);
  const init = initOf(prototype);
  if (init !== undefined) checkCount(init, count);
  else if (count > 0 && C.$native === undefined && C.$test === undefined) takesNoArguments(C);
}

/** The `__init__` or `init` of a class, if it may suspend. */
export function suspendingInit(C: ClassValue): FunctionValue | undefined {
  const init = initOf(C.prototype as Instance);
  return init?.$s === undefined ? undefined : init;
}

/** A new instance, not initialised: what `object.__new__` gives. */
export function allocate(C: ClassValue, args: readonly unknown[] = []): Instance {
  return C.$native === undefined ? allocatePlain(C) : allocateNative(C, C.$native, args);
}

/** The same for a class whose instances are ordinary objects. */
export function allocatePlain(C: ClassValue): Instance {
  return (C.$object === undefined ? Object.create(C.prototype) : new C.$object()) as Instance;
}

/** A tuple, frozenset or bytes is what it is made of; other containers are filled by their initialiser. */
function isImmutable(self: object): boolean {
  const kind = kindOf(self);
  return kind === "tuple" || kind === "frozenset" || kind === "bytes" || isBox(self);
}

function isBox(self: object): boolean {
  const kind = kindOf(self);
  return kind === "str" || kind === "number";
}

/** An instance of a class without an `__init__` of its own: what its base makes of keyword arguments. */
function filledWithKeywords(C: ClassValue, positional: readonly unknown[], keywords: Dict): unknown {
  if (C.$native === undefined) return takesNoArguments(C);
  if (C.$native.prototype instanceof Error) throw takesNoKeywords(C);
  const content = contentOf(C, positional, keywords)!;
  if (isBox(C.$native.prototype)) return Reflect.construct(C.$native, [content], C);
  const self = allocate(C);
  fill(self, content);
  return self;
}

/** What a built-in base does with the constructor's arguments: a list takes the items, a dict the entries. */
export function fillNative(self: object, C: ClassValue, args: readonly unknown[], keywords?: Dict): void {
  const content = contentOf(C, args, keywords);
  if (content !== null) fill(self, content);
}

function fill(self: object, content: Content): void {
  if (Array.isArray(self)) for (const item of content) self.push(item);
  else if (isTuple(self)) Object.assign(self, { items: content.items });
  else if (isDict(self)) for (const [key, value] of content.entries()) self.set(key, value);
  else for (const item of content) (self as Content).$table.$put(item);
}

/** What the containers have, of which each has a part. */
interface Content extends Iterable<unknown> {
  readonly items: readonly unknown[];
  readonly $table: { $put(item: unknown): void };
  entries(): Iterable<[unknown, unknown]>;
}

/** The built-in type that the class is derived from. */
function baseOf(C: ClassValue): ClassValue | undefined {
  return C.$mro?.find((ancestor) => ancestor.$test !== undefined && ancestor.$native !== undefined);
}

/** What the built-in base makes of the arguments; null when there is nothing to make. */
function contentOf(C: ClassValue, args: readonly unknown[], keywords?: Dict): Content | null {
  const base = baseOf(C);
  if (base === undefined) return null;
  if (keywords === undefined || keywords.size === 0)
    return args.length === 0 ? null : (applyMany(base, undefined, args) as Content);
  if (base.$sig === undefined) throw takesNoKeywords(base);
  return applyKw(base, undefined, args, keywords) as Content;
}

/** @param isCalled whether it is the class's own function that makes the instance */
function allocateNative(C: ClassValue, native: Native, args: readonly unknown[], isCalled = false): Instance {
  if (C.$foreign !== undefined)
    return C.$foreign.allocate(C, initOf(C.prototype as Instance) !== undefined, args);
  if (!(native.prototype instanceof Error)) {
    if (isBox(native.prototype))
      return Reflect.construct(native, [applyMany(baseOf(C)!, undefined, args)], C) as Instance;
    const content = isImmutable(native.prototype) ? contentOf(C, args) : null;
    const self = Reflect.construct(native, content === null ? [] : [[...content]], C) as Instance;
    return protectContainer(self, C);
  }
  const few = args.length > MOST_ARGUMENTS ? args.slice(0, FEW) : args;
  const self = allocateException(C, native, few, isCalled);
  return few === args ? self : withArguments(self, args);
}

function allocateException(
  C: ClassValue,
  native: Native,
  args: readonly unknown[],
  isCalled: boolean,
): Instance {
  const prototype = native.prototype as unknown as Instance;
  if (isCalled && prototype.__init__ === BaseException.prototype.__init__)
    return protectContainer(Reflect.construct(native, args, C) as Instance, C);
  // V8 keeps of the stack only what called `new.target`, which is nothing if C has not been called. Other constructors
  // call `__init__` themselves, which must not be the user's: that one is called once the instance is finished.
  const self = Object.setPrototypeOf(Reflect.construct(native, args), C.prototype) as Instance;
  return protectContainer(self, C);
}

/** The user's initialiser; those of built-in classes have no signature. */
function initOf(self: Instance): FunctionValue | undefined {
  const init = self.__init__;
  if (isMethod(init)) return init;
  return self.$init as FunctionValue | undefined;
}

/** An initialiser that makes what the instance is has been called by `object.__new__`. */
function initAfterNew(self: Instance): FunctionValue | undefined {
  const init = initOf(self);
  return init?.$makes === true ? undefined : init;
}

/** What `object.__new__` gives for these arguments. */
export function made(C: ClassValue, args: readonly unknown[]): Instance {
  if (C.$test !== undefined && C !== object) return C(...args) as Instance;
  const self = allocate(C, args);
  const init = initOf(self);
  if (init?.$makes === true) init.apply(self, args as unknown[]);
  return self;
}

/** A JavaScript caller of a constructor that blocks gets a Promise of the object. */
function constructed(self: unknown, result: unknown, foreign?: ForeignParent): unknown {
  if (result !== null && result instanceof Promise) return result.then(() => madeOf(self, foreign));
  return madeOf(self, foreign);
}

/** Where the parent is a class of JavaScript's, it was not there before `__init__` had said how to make it. */
function madeOf(self: unknown, foreign: ForeignParent | undefined): unknown {
  return foreign === undefined ? self : foreign.finish(self as Instance);
}

/** The user's `__new__`, a static method. */
function newOf(C: ClassValue): FunctionValue | undefined {
  return hooks.construction ? ((C.prototype as Instance).__new__ as FunctionValue | undefined) : undefined;
}

function throughNew(
  make: FunctionValue,
  C: ClassValue,
  args: readonly unknown[],
  check?: typeof checkCount,
): unknown {
  const self = make(C, ...args);
  const init = isInstanceOf(self, C) ? initAfterNew(self) : undefined;
  if (init === undefined) return self;
  check?.(init, args.length);
  return constructed(self, init.apply(self, args as unknown[]));
}

/** What else `__new__` gives is not initialised. */
function isInstanceOf(self: unknown, C: ClassValue): self is Instance {
  return isClassInstance(self) && (classOf(self).$mro ?? []).includes(C);
}

/** The built-in exceptions are ES classes, which cannot be called without `new`. */
function isNativeClass(C: ClassValue): boolean {
  return !Object.hasOwn(C, "$bases");
}

function takesNoKeywords(C: ClassValue): Error {
  return typeError(`${C.$name}() takes no keyword arguments`);
}

function takesNoArguments(C: ClassValue): never {
  throw typeError(`${C.$name}() takes no arguments`);
}
