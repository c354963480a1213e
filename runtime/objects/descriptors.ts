/** Properties, static methods and class methods (language §7.4). */
import { AttributeError } from "../errors/hierarchy.ts";
import { OWN, ours } from "../values/own.ts";
import { attributeError } from "./attribute-errors.ts";
import { call } from "./calls.ts";
import { bindMethod, calledByRuntime, invokeWithSelf, methodOf, unboundMethod } from "./methods.ts";
import { builtinClass } from "./object-class.ts";
import {
  type AttributeOwner,
  type ClassValue,
  classOf,
  type Descriptor,
  type FunctionValue,
  type Instance,
  isClass,
  isClassInstance,
  isMethod,
} from "./types.ts";

export class Property implements Descriptor, AttributeOwner {
  static readonly $name: string = "property";

  get $describes(): true {
    return true;
  }

  readonly getter: FunctionValue | null;
  readonly setter: FunctionValue | null;
  readonly deleter: FunctionValue | null;
  readonly doc: unknown;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(getter: unknown, setter: unknown, deleter: unknown, doc: unknown) {
    this.getter = (getter ?? null) as FunctionValue | null;
    this.setter = (setter ?? null) as FunctionValue | null;
    this.deleter = (deleter ?? null) as FunctionValue | null;
    this.doc = doc ?? this.getter?.$doc ?? null;
  }

  define(name: string): PropertyDescriptor {
    const getter = this.getter && calledByRuntime(this.getter);
    const setter = this.setter && calledByRuntime(this.setter);
    return {
      configurable: true,
      get() {
        return orFallback(this as Instance, name, () => {
          if (getter === null) throw attributeError(`unreadable attribute '${name}'`);
          return invokeWithSelf(getter, this);
        });
      },
      set(value) {
        if (setter === null) throw attributeError(`can't set attribute '${name}'`);
        invokeWithSelf(setter, this, value);
      },
    };
  }

  ofClass(): unknown {
    return this;
  }

  remove(self: unknown, name: string): boolean {
    if (this.deleter === null) throw attributeError(`can't delete attribute '${name}'`);
    invokeWithSelf(calledByRuntime(this.deleter), self);
    return true;
  }

  $getattr(name: string): unknown {
    const { getter, setter, deleter, doc } = this;
    switch (name) {
      case "getter":
        return (f: unknown) => new Property(f, setter, deleter, doc);
      case "setter":
        return (f: unknown) => new Property(getter, f, deleter, doc);
      case "deleter":
        return (f: unknown) => new Property(getter, setter, f, doc);
      case "fget":
        return getter;
      case "fset":
        return setter;
      case "fdel":
        return deleter;
      case "__doc__":
        return doc;
      default:
        return undefined;
    }
  }
}

export class StaticMethod implements Descriptor, AttributeOwner {
  static readonly $name: string = "staticmethod";

  get $describes(): true {
    return true;
  }

  readonly f: unknown;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(f: unknown) {
    this.f = isMethod(f) ? unboundMethod(f) : f;
  }

  get $call(): unknown {
    return (...args: unknown[]) => call(this.f, ...args);
  }

  define(name: string): PropertyDescriptor {
    return { configurable: true, writable: true, value: readBy(name, this.f) };
  }

  ofClass(): unknown {
    return this.f;
  }

  $getattr(name: string): unknown {
    return name === "__func__" ? this.f : undefined;
  }
}

export class ClassMethod implements Descriptor, AttributeOwner {
  static readonly $name: string = "classmethod";

  get $describes(): true {
    return true;
  }

  readonly method: FunctionValue;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(f: unknown) {
    this.method = methodOf(f as FunctionValue);
  }

  define(name: string): PropertyDescriptor {
    const method = readBy(name, this.method) as FunctionValue;
    return {
      configurable: true,
      get() {
        return bindToClass(method, classOf(this as Instance));
      },
      set(value) {
        ownAttribute(this as Instance, name, value);
      },
    };
  }

  ofClass(C: ClassValue): unknown {
    return bindToClass(this.method, C);
  }

  $getattr(name: string): unknown {
    return name === "__func__" ? unboundMethod(this.method) : undefined;
  }
}

/**
 * A method that a class is given once its body is done. Compiled code takes attributes whose name no class body binds as they are
 * read, so it comes bound.
 */
export class LateMethod implements Descriptor {
  private readonly method: FunctionValue;

  get $describes(): true {
    return true;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(method: FunctionValue) {
    this.method = method;
  }

  define(name: string): PropertyDescriptor {
    const { method } = this;
    return {
      configurable: true,
      get() {
        return bindMethod(method, this);
      },
      set(value) {
        ownAttribute(this as Instance, name, value);
      },
    };
  }

  ofClass(): unknown {
    return unboundMethod(this.method);
  }
}

/** An instance of a class with `__get__`, `__set__` or `__delete__` as a class attribute. */
export class CustomDescriptor implements Descriptor {
  private readonly hooks: Hooks;

  get $describes(): true {
    return true;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(hooks: Hooks) {
    this.hooks = hooks;
  }

  define(name: string): PropertyDescriptor {
    const { hooks } = this;
    return {
      configurable: true,
      get() {
        const self = this as Instance;
        return orFallback(self, name, () =>
          hooks.__get__ === undefined ? hooks : hooks.__get__(self, classOf(self)),
        );
      },
      set(value) {
        if (hooks.__set__ !== undefined) hooks.__set__(this, value);
        else if (hooks.__delete__ !== undefined) throw attributeError("__set__");
        else ownAttribute(this as Instance, name, value);
      },
    };
  }

  ofClass(C: ClassValue): unknown {
    return this.hooks.__get__ === undefined ? this.hooks : this.hooks.__get__(null, C);
  }

  remove(self: unknown): boolean {
    if (this.hooks.__delete__ !== undefined) this.hooks.__delete__(self);
    else if (this.hooks.__set__ !== undefined) throw attributeError("__delete__");
    else return false;
    return true;
  }
}

/** An attribute that is computed and not there is one for `__getattr__`. */
function orFallback(self: Instance, name: string, get: () => unknown): unknown {
  try {
    return get();
  } catch (error) {
    if (!(error instanceof AttributeError) || typeof self.__getattr__ !== "function") throw error;
    return self.__getattr__(name);
  }
}

interface Hooks {
  __get__?(self: unknown, owner: unknown): unknown;
  __set__?(self: unknown, value: unknown): unknown;
  __delete__?(self: unknown): unknown;
}

export function hasDescriptorHooks(x: unknown): x is Hooks {
  if (!isClassInstance(x)) return false;
  return (x.__get__ ?? x.__set__ ?? x.__delete__) !== undefined;
}

/** The class `property`. */
export const property: ClassValue = /* @__PURE__ */ builtinClass(
  "property",
  (x) => x instanceof Property,
  function property(getter: unknown, setter: unknown, deleter: unknown, doc: unknown) {
    return new Property(getter, setter, deleter, doc);
  },
);

export function staticmethod(f: unknown): StaticMethod {
  return new StaticMethod(f);
}

export function classmethod(f: unknown): ClassMethod {
  return new ClassMethod(f);
}

export function isDescriptor(x: unknown): x is Descriptor {
  return ours<Descriptor>(x)?.$describes === true;
}

/** What is called for `C[x]`: the runtime does it, and must not get a Promise. */
function readBy(name: string, f: unknown): unknown {
  return name === "__class_getitem__" && typeof f === "function" ? calledByRuntime(f as FunctionValue) : f;
}

function bindToClass(method: FunctionValue, C: ClassValue): unknown {
  return isMethod(method) && !isClass(method) ? bindMethod(method, C) : method;
}

/** The instance's own attribute, which hides that of the class. */
function ownAttribute(o: Instance, name: string, value: unknown): void {
  Object.defineProperty(o, name, { value, writable: true, enumerable: true, configurable: true });
}
