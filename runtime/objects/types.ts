/** How functions, classes and instances are marked; a mark's name begins with `$`, which no M28 name contains. */

import type { BuiltinMethod } from "../methods/builtin-method.ts";
import { entryIn, isOwn, isOwnClass, isSigned } from "../values/own.ts";
import type { Entry } from "./entry-type.ts";

/** What is known of an attribute's name where it is read. */
export interface Dispatcher {
  /** The method of a built-in value, or of a built-in class; undefined when the receiver's own attributes decide. */
  $find(receiver: unknown): BuiltinMethod | undefined;
  /** The method of a type, by the type's name. */
  $of(type: string): BuiltinMethod | undefined;
  /** A method as a value, bound to its receiver or not; where such values are asked for. */
  $value?(method: BuiltinMethod, receiver: unknown): FunctionValue;
  $unbound?(method: BuiltinMethod, owner: ClassValue, type: ClassValue): FunctionValue;
  /** For names that begin with `__`: what values have under them without anybody having set it. */
  $special?(o: unknown, name: string): unknown;
}

/** A JavaScript function that stands for an M28 function value. */
export interface FunctionValue extends Entry {
  /**
   * Signature text: `greet(name, greeting=, *rest, key, **kw)`. A leading `.` marks a method: the JavaScript function
   * takes the first parameter as `this`.
   */
  $sig?: string;
  /** Refuses so many arguments, where the error is that of another function. */
  $refuse?: (count: number) => void;
  /** The suspending entry. */
  $s?: Entry;
  /** Takes every parameter positionally, `*rest` as a Tuple and `**kw` as a Dict. */
  $impl?: Entry;
  /** The suspending entry of the same shape. */
  $implS?: Entry;
  /** True for built-in functions: they print as such and do not become methods. */
  $builtin?: boolean;
  /** True of an `__init__` that does what `__new__` does in Python. */
  $makes?: boolean;
  $doc?: string;
  /** Names of parameters and their annotations, alternating. */
  $annotations?: readonly unknown[];
  /** User attributes; not properties of the function, so that no JavaScript name is in the way. */
  $attrs?: Record<string, unknown>;
  /** Of a method: the same function taking `self` as its first argument, once somebody asked for it. */
  $unbound?: FunctionValue;
  /** Of such an unbound function, the method. */
  $method?: FunctionValue;
  /** Of a bound method: receiver and method. */
  $self?: unknown;
  $func?: FunctionValue | BuiltinMethod;
  /** True for classes. */
  $class?: boolean;
}

/** A class of JavaScript's as a parent. */
export interface ForeignParent {
  /** The class that stands for JavaScript's among the ancestors. */
  readonly stand: ClassValue;
  /** @param hasInit will `__init__` say what the parent's constructor gets? */
  allocate(C: ClassValue, hasInit: boolean, args: readonly unknown[]): Instance;
  /** The instance, once its `__init__` is through. */
  finish(self: Instance): unknown;
  /** What the parent has under that name, as the derived class has it: also what every function has. */
  attribute(C: ClassValue, name: string): unknown;
  /** A static attribute of the parent's. */
  fixed(C: ClassValue, name: string): unknown;
  /** A static attribute of the parent's, or a method that takes its receiver first. */
  find(C: ClassValue, name: string): unknown;
  /** A static method of the parent's that the derived class inherits, to be called with that class as `this`. */
  method(C: ClassValue, name: string): FunctionValue | undefined;
  /** Lets JavaScript find the attributes of a finished class. */
  publish(C: ClassValue): void;
}

/** A class: a constructor function that may be called with and without `new`. */
export interface ClassValue extends FunctionValue {
  // biome-ignore lint/suspicious/noExplicitAny: M28 calls are untyped
  new (...args: any[]): object;
  prototype: object;
  $class: true;
  $name: string;
  $bases?: readonly ClassValue[];
  $mro?: readonly ClassValue[];
  $module?: string;
  /** Makes an instance that is an ordinary object, not initialised. */
  $object?: { new (): object; prototype: object };
  /** Built-in types: is this value one of theirs? */
  $test?: (x: unknown) => boolean;
  /** The JavaScript class whose constructor makes the object, where it is not an ordinary one. */
  $native?: new (
    ...args: unknown[]
  ) => object;
  /** Of a class that is derived from one of JavaScript's: how its instances are made, and what it inherits as a value. */
  $foreign?: ForeignParent;
  /** Names of class attributes that the JavaScript class of the container uses itself. */
  $protected?: readonly string[];
  /** After how many changes of classes they were found out. */
  $protectedAt?: number;
  /** Copies of the prototype in the chains of classes with several bases. */
  $mirrors?: object[];
  /** The properties, static and class methods among the class attributes. */
  $descriptors?: Record<string, Descriptor>;
}

/**
 * An object whose class was written in M28 or is a built-in exception class. Where the classes up to `object` were written in
 * M28, its `isPrototypeOf` is true, and what its properties hold are its attributes, except for methods, which are not bound.
 */
export interface Instance {
  [name: string]: unknown;
}

/** Runtime objects that have attributes (modules, properties, files …) implement this. */
export interface AttributeOwner {
  /** The attribute; undefined when there is none. */
  $getattr(name: string): unknown;
  /** Stores it; false when it cannot be stored. */
  $setattr?(name: string, value: unknown): boolean;
  /** Removes it; false when there is none. */
  $delattr?(name: string): boolean;
  /** What `this` is when the attribute is called as a method. */
  $receiver?(name: string): unknown;
}

/** Runtime objects that can be called implement this; it may have a suspending entry. */
export interface CallableObject {
  readonly $call: FunctionValue;
}

interface Marks {
  readonly $class?: unknown;
  readonly $kind?: string;
  readonly $getattr?: unknown;
  readonly isPrototypeOf?: unknown;
  readonly constructor?: { readonly $name?: string };
}

export function isClass(x: unknown): x is ClassValue {
  return typeof x === "function" && isOwnClass(x);
}

export function isClassInstance(x: unknown): x is Instance {
  return (
    typeof x === "object" &&
    x !== null &&
    isOwn(x) &&
    ((x as Marks).isPrototypeOf === true ||
      (x as Marks).$class !== undefined ||
      (x as Marks).$kind === "exception")
  );
}

/** The class of an instance. */
export function classOf(x: Instance): ClassValue {
  return (x.$class ?? x.constructor) as ClassValue;
}

/** Is it one of the runtime's own objects: a Tuple, a Dict, a channel, a module …? */
export function isRuntimeObject(x: object): boolean {
  if (!isOwn(x)) return false;
  const marks = x as Marks;
  return marks.$kind !== undefined || marks.$getattr !== undefined || marks.constructor?.$name !== undefined;
}

/** A method that expects its receiver as `this`; a bound method is none. */
export function isMethod(f: unknown): f is FunctionValue & { $sig: string } {
  return isFunctionValue(f) && f.$sig.charCodeAt(0) === DOT && f.$func === undefined;
}

/** A function of M28, none of JavaScript's. */
export function isFunctionValue(f: unknown): f is FunctionValue & { $sig: string } {
  return typeof f === "function" && isSigned(f);
}

/** The suspending entry of a function or class. */
export function entryOf(f: FunctionValue): Entry | undefined {
  return entryIn(f) as Entry | undefined;
}

const DOT = 46;

/** What a class attribute is made of when it is more than a value. */
export interface Descriptor {
  /** How the attribute appears on the prototype. */
  define(name: string): PropertyDescriptor;
  /** What `C.name` is. */
  ofClass(C: ClassValue): unknown;
  /** `(del self.name)`, where the attribute is computed; false when the instance's own attribute is meant. */
  remove?(self: unknown, name: string): boolean;
  /** Tells descriptors from other values, so that a program carries only those that it uses. */
  readonly $describes: true;
}
