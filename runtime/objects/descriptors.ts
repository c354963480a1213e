/** Properties, static methods and class methods (language §7.4). */
import { attributeError } from "./attribute-errors.ts";
import { call } from "./calls.ts";
import { bindMethod, calledByRuntime, invokeWithSelf, methodOf, unboundMethod } from "./methods.ts";
import { builtinClass } from "./object-class.ts";
import {
  type AttributeOwner,
  type ClassValue,
  classOf,
  type FunctionValue,
  type Instance,
  isClass,
  isMethod,
} from "./types.ts";

/** What a class attribute is made of when it is more than a value. */
export interface Descriptor {
  /** How the attribute appears on the prototype. */
  define(name: string): PropertyDescriptor;
  /** What `C.name` is. */
  ofClass(C: ClassValue): unknown;
}

export class Property implements Descriptor, AttributeOwner {
  static readonly $name: string = "property";

  readonly getter: FunctionValue | null;
  readonly setter: FunctionValue | null;
  readonly deleter: FunctionValue | null;
  readonly doc: unknown;

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
        if (getter === null) throw attributeError(`unreadable attribute '${name}'`);
        return invokeWithSelf(getter, this);
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

  /** `(del self.name)`. */
  remove(self: unknown, name: string): void {
    if (this.deleter === null) throw attributeError(`can't delete attribute '${name}'`);
    invokeWithSelf(calledByRuntime(this.deleter), self);
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

  readonly f: unknown;

  constructor(f: unknown) {
    this.f = isMethod(f) ? unboundMethod(f) : f;
  }

  get $call(): unknown {
    return (...args: unknown[]) => call(this.f, ...args);
  }

  define(): PropertyDescriptor {
    return { configurable: true, writable: true, value: this.f };
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

  readonly method: FunctionValue;

  constructor(f: unknown) {
    this.method = methodOf(f as FunctionValue);
  }

  define(name: string): PropertyDescriptor {
    const { method } = this;
    return {
      configurable: true,
      get() {
        return bindToClass(method, classOf(this as Instance));
      },
      set(value) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
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
  return x instanceof Property || x instanceof StaticMethod || x instanceof ClassMethod;
}

function bindToClass(method: FunctionValue, C: ClassValue): unknown {
  return isMethod(method) && !isClass(method) ? bindMethod(method, C) : method;
}
