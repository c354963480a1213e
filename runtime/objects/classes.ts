/** Class definitions: a constructor function, and a prototype chain in the order of the MRO (language §7.1, §7.3). */
import { bounds } from "../bounds.ts";
import { BaseException, typeError } from "../errors/hierarchy.ts";
import { Dict } from "../values/dict.ts";
import { shapeOf } from "./arity.ts";
import { callKw } from "./calls.ts";
import { attributeIn } from "./class-attributes.ts";
import { hooks } from "./class-hooks.ts";
import {
  allocatePlain,
  constructBy,
  constructS,
  nativeConstructor,
  plainConstructor,
  suspendingInit,
} from "./construct.ts";
import { isSame, linearize, mroOf } from "./mro.ts";
import { object } from "./object-class.ts";
import { type ClassValue, type FunctionValue, type Instance, isClass } from "./types.ts";

/**
 * Makes a class without attributes.
 * @param bases the parents; none means `object`
 * @param module `__module__`
 * @param doc the docstring
 * @returns a constructor function that may be called with and without `new`
 */
export function defineClass(
  name: string,
  bases: readonly unknown[],
  module: string,
  doc?: string,
): ClassValue {
  const parents = bases.length === 0 ? [object] : bases.map(acceptable);
  const order = linearize(parents);
  // Children of such a class have a `$native`: where no parent is one, no ancestor is.
  const native = parents.find(isNative);
  if (native !== undefined && !parents.every((other) => !isNative(other) || makes(native, other)))
    throw typeError("multiple bases have instance lay-out conflict");
  const C = native === undefined ? plainConstructor() : nativeConstructor(native.$native ?? native);
  if (native !== undefined) C.$native = native.$native ?? (native as NonNullable<ClassValue["$native"]>);
  if (native?.$foreign !== undefined) C.$foreign = native.$foreign;
  define(C, { name, parents, order, module, doc, prototype: chain(order), construct: constructS });
  return C;
}

/** The same for a class without parents, which a program has without those that come from built-in types or several classes. */
export function plainClass(name: string, module: string, doc?: string): ClassValue {
  const C = plainConstructor();
  const parents = [object];
  const construct = (C: ClassValue, ...args: unknown[]): unknown => constructBy(allocatePlain, C, args);
  define(C, { name, parents, order: parents, module, doc, prototype: object.prototype, construct });
  return C;
}

interface Definition {
  readonly name: string;
  readonly parents: readonly ClassValue[];
  /** Where attributes are searched behind the class itself. */
  readonly order: readonly ClassValue[];
  readonly module: string;
  readonly doc: string | undefined;
  /** To inherit from. */
  readonly prototype: object;
  /** Makes instances under the suspending convention. */
  readonly construct: (C: ClassValue, ...args: unknown[]) => unknown;
}

function define(
  C: ClassValue,
  { name, parents, order, module, doc, prototype, construct }: Definition,
): void {
  C.$class = true;
  C.$name = name;
  C.$module = module;
  bounds?.made.add(C);
  C.$bases = parents;
  C.$mro = [C, ...order];
  if (doc !== undefined) C.$doc = doc;
  C.prototype = Object.create(prototype, {
    $class: { value: C },
    constructor: { value: C, writable: true, configurable: true },
  });
  if (C.$object !== undefined) C.$object.prototype = C.prototype;
  Object.defineProperties(C, {
    name: { value: name, configurable: true },
    // That of the `__init__`, which may be a parent's.
    length: { get: () => parameterCount(C), configurable: true },
  });
  // Whether construction may suspend depends on an `__init__` that is not there yet, and may be a parent's.
  Object.defineProperty(C, "$s", {
    get: () => (suspendingInit(C) === undefined ? undefined : (...args: unknown[]) => construct(C, ...args)),
  });
}

/** Tells the parents of a finished class about it: `__init_subclass__` with the keywords of the parent list. */
export function initSubclass(C: ClassValue, keywords: Dict = new Dict()): void {
  C.$foreign?.publish(C);
  if (!hooks.subclasses && keywords.size === 0) return;
  const hook = attributeIn(mroOf(C).slice(1), "__init_subclass__", C);
  const isBound = (hook as FunctionValue | undefined)?.$self === C;
  if (hook !== undefined) callKw(hook, isBound ? [] : [C], keywords);
  else if (keywords.size > 0) throw typeError(`${C.$name}.__init_subclass__() takes no keyword arguments`);
}

function parameterCount(C: ClassValue): number {
  const { $sig } = ((C.prototype as Instance).__init__ ?? {}) as FunctionValue;
  return $sig === undefined ? 0 : shapeOf($sig).least;
}

function acceptable(base: unknown): ClassValue {
  if (!isClass(base)) throw typeError("bases must be types");
  if (base.$test !== undefined && base.$native === undefined && base !== object) {
    throw typeError(`type '${base.$name}' is not an acceptable base type`);
  }
  return base;
}

/** A class whose objects only its own constructor can make: a built-in exception, or a container type. */
function isNative(C: ClassValue): boolean {
  return C.$native !== undefined || (!Object.hasOwn(C, "$module") && C.prototype instanceof Error);
}

/** Are the objects that the one class makes also what those of the other are made of? */
function makes(C: ClassValue, other: ClassValue): boolean {
  if (layoutOf(C) === layoutOf(other)) return true;
  if (C.$foreign === undefined || other.$foreign === undefined) return false;
  return C.$native!.prototype instanceof other.$native!;
}

function layoutOf(C: ClassValue): unknown {
  if (C.$foreign !== undefined) return C.$native;
  return C.prototype instanceof BaseException
    ? BaseException
    : mroOf(C).findLast((ancestor) => ancestor.$native !== undefined);
}

/**
 * The prototype to inherit from. Where the order of search is that of one parent it is that parent's own; the classes
 * before are copied into a chain of their own, and the copies are kept up to date.
 */
function chain(order: readonly ClassValue[]): object {
  const shared = order.findIndex((C, i) => isRest(mroOf(C), order, i));
  let prototype: object = order[shared]!.prototype;
  const copied = order.slice(0, shared);
  const native = copied.find(isNative);
  // `instanceof`, a stack and what the engine does need the real prototypes; everything M28 can see is in the copies before them.
  if (native !== undefined && !isNative(order[shared]!)) {
    copied.push(...order.slice(shared, -1));
    prototype = native.prototype;
  }
  for (const C of copied.reverse()) prototype = mirror(C, prototype);
  return prototype;
}

/** Is it what stands in the order from this index on? */
function isRest(own: readonly ClassValue[], order: readonly ClassValue[], from: number): boolean {
  return (
    own === order || (own.length === order.length - from && own.every((C, i) => isSame(C, order[from + i]!)))
  );
}

type Properties = Record<string, PropertyDescriptor>;

/** What the class has, and the JavaScript class behind it. */
function behind(C: ClassValue): Properties {
  const others = new Set<object | null>([
    null,
    Object.prototype,
    ...mroOf(C)
      .slice(1)
      .map(({ prototype }) => prototype),
  ]);
  let own: Properties = {};
  for (
    let each: object | null = C.prototype;
    !others.has(each);
    each = Object.getPrototypeOf(each) as object | null
  )
    own = { ...(Object.getOwnPropertyDescriptors(each) as Properties), ...own };
  return own;
}

function mirror(C: ClassValue, parent: object): object {
  const {
    constructor: _,
    $class: __,
    ...own
  } = isNative(C) ? behind(C) : (Object.getOwnPropertyDescriptors(C.prototype) as Properties);
  const copy = Object.create(parent, own) as object;
  if (!Object.hasOwn(C, "$mirrors")) Object.defineProperty(C, "$mirrors", { value: [] });
  C.$mirrors!.push(copy);
  return copy;
}
