import { describe, expect, it } from "vitest";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { Dict } from "../values/dict.ts";
import type { Tuple } from "../values/tuple.ts";
import type { Entry } from "./entry-type.ts";
import {
  call,
  callKw,
  callMethod,
  callSuper,
  classmethod,
  defineClass,
  defineMethod,
  delattr,
  fn,
  getattr,
  hasattr,
  initSubclass,
  isinstance,
  issubclass,
  property,
  setattr,
  setClassAttribute,
  special,
  staticmethod,
  superGet,
  superObject,
} from "./index.ts";
import type { ClassValue } from "./types.ts";

function message(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return String(error);
  }
  return "no error";
}

function method(C: ClassValue, sig: string, f: Entry): void {
  defineMethod(C, sig.slice(1, sig.indexOf("(")), fn(f, sig));
}

function shapes() {
  const Shape = defineClass("Shape", [], "__main__", "A shape.");
  method(Shape, ".__init__(self, name)", function (name) {
    this.name = name;
  });
  method(Shape, ".describe(self)", function () {
    return `shape ${this.name}`;
  });
  const Circle = defineClass("Circle", [Shape], "__main__");
  method(Circle, ".__init__(self, r)", function (r) {
    callSuper(Circle, this, "__init__", "circle");
    this.r = r;
  });
  method(Circle, ".describe(self)", function () {
    return `${callSuper(Circle, this, "describe")} of radius ${this.r}`;
  });
  return { Shape, Circle };
}

describe("classes", () => {
  it("constructs with and without new, and inherits", () => {
    const { Shape, Circle } = shapes();
    const c = call(Circle, 2) as object;
    expect(callMethod(c, "describe")).toBe("shape circle of radius 2");
    expect(new Circle(2)).toBeInstanceOf(Shape);
    expect(repr(c)).toMatch(/^<Circle object at 0x[0-9a-f]+>$/);
    expect([repr(Circle), str(Circle)]).toEqual(["<class 'Circle'>", "Circle"]);
    expect(callMethod(callKw(Circle, [], Dict.from([["r", 7]])), "describe")).toBe(
      "shape circle of radius 7",
    );
  });

  it("keeps JavaScript's own members out of sight", () => {
    const { Shape } = shapes();
    const s = call(Shape, "x");
    for (const name of ["toString", "constructor", "hasOwnProperty", "__proto__"]) {
      expect(message(() => getattr(s, name))).toBe(
        `AttributeError: 'Shape' object has no attribute '${name}'`,
      );
    }
    setattr(s, "toString", 1);
    expect(getattr(s, "toString")).toBe(1);
  });

  it("takes no arguments without __init__ and init", () => {
    const A = defineClass("A", [], "__main__");
    expect(message(() => call(A, 1))).toBe("TypeError: A() takes no arguments");
    method(A, ".init(self, v)", function (v) {
      this.v = v;
    });
    expect(getattr(call(A, 7), "v")).toBe(7);
    const B = defineClass("B", [A], "__main__");
    method(B, ".__init__(self)", function () {
      callSuper(B, this, "init", 8);
    });
    expect(getattr(call(B), "v")).toBe(8);
  });

  it("has class attributes, functions unbound", () => {
    const { Shape, Circle } = shapes();
    setClassAttribute(Shape, "count", 3);
    const c = call(Circle, 1);
    expect([getattr(c, "count"), getattr(Circle, "count")]).toEqual([3, 3]);
    setattr(c, "count", 4);
    expect([getattr(c, "count"), getattr(Shape, "count")]).toEqual([4, 3]);
    delattr(c, "count");
    expect(getattr(c, "count")).toBe(3);
    expect(message(() => delattr(c, "count"))).toBe(
      "AttributeError: 'Circle' object has no attribute 'count'",
    );
    expect(call(getattr(Shape, "describe"), c)).toBe("shape circle");
    expect(getattr(Shape, "describe")).toBe(getattr(Shape, "describe"));
    expect(message(() => call(getattr(Shape, "describe")))).toBe(
      "TypeError: describe() missing 1 required positional argument: 'self'",
    );
    expect(message(() => getattr(Shape, "nope"))).toBe(
      "AttributeError: 'type' object has no attribute 'nope'",
    );
    expect(getattr(Shape, "__doc__", special)).toBe("A shape.");
    expect(repr(getattr(Circle, "__mro__", special))).toBe(
      "(<class 'Circle'>, <class 'Shape'>, <class 'object'>)",
    );
    expect(repr(getattr(Circle, "__bases__", special))).toBe("(<class 'Shape'>,)");
    expect([getattr(Circle, "__name__", special), getattr(c, "__class__", special)]).toEqual([
      "Circle",
      Circle,
    ]);
  });

  it("binds methods, and turns functions into methods", () => {
    const { Shape } = shapes();
    const s = call(Shape, "x");
    setClassAttribute(
      Shape,
      "shout",
      fn((self: unknown, by: unknown) => [getattr(self, "name"), by], "shout(self, by)"),
    );
    const shout = getattr(s, "shout");
    expect(call(shout, 1)).toEqual(["x", 1]);
    expect(callKw(shout, [], Dict.from([["by", 2]]))).toEqual(["x", 2]);
    expect(message(() => callKw(shout, [1], Dict.from([["by", 2]])))).toBe(
      "TypeError: shout() got multiple values for argument 'by'",
    );
    expect(repr(getattr(s, "describe"))).toMatch(
      /^<bound method Shape\.describe of <Shape object at 0x\w+>>$/,
    );
    setattr(
      s,
      "own",
      fn((x: unknown) => x, "own(x)"),
    );
    expect(callMethod(s, "own", 5)).toBe(5);
  });
});

describe("several bases", () => {
  function diamond() {
    const A = defineClass("A", [], "m");
    const B = defineClass("B", [A], "m");
    const C = defineClass("C", [A], "m");
    const D = defineClass("D", [B, C], "m");
    for (const K of [A, B, C, D]) {
      method(K, ".who(self)", function () {
        return K === A ? "A" : `${K.$name}${callSuper(K, this, "who")}`;
      });
    }
    return { A, B, C, D };
  }

  it("searches in C3 order, from super too", () => {
    const { A, B, C, D } = diamond();
    expect(callMethod(call(D), "who")).toBe("DBCA");
    expect(callMethod(call(B), "who")).toBe("BA");
    expect((getattr(D, "__mro__", special) as Tuple).items.slice(0, 4)).toEqual([D, B, C, A]);
    const E = defineClass("E", [D], "m");
    expect([callMethod(call(E), "who"), isinstance(call(E), C), issubclass(E, A)]).toEqual([
      "DBCA",
      true,
      true,
    ]);
  });

  it("sees attributes that a base gets later", () => {
    const { B, C, D } = diamond();
    const d = call(D);
    setClassAttribute(C, "late", 1);
    expect(getattr(d, "late")).toBe(1);
    setClassAttribute(B, "late", 2);
    expect(getattr(d, "late")).toBe(2);
    delattr(B, "late");
    expect(getattr(d, "late")).toBe(1);
  });

  it("refuses contradictory orders and bases that are no classes", () => {
    const { A, B } = diamond();
    expect(message(() => defineClass("X", [A, B], "m"))).toBe(
      "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B",
    );
    expect(message(() => defineClass("X", [5], "m"))).toBe("TypeError: bases must be types");
  });
});

describe("super", () => {
  it("drops self passed again, exchanges init and __init__, and is a value", () => {
    const A = defineClass("A", [], "m");
    method(A, ".init(self, v)", function (v) {
      this.v = v;
    });
    method(A, ".same(self, other)", function (other) {
      return this === other;
    });
    const B = defineClass("B", [A], "m");
    method(B, ".__init__(self, v)", function (v) {
      callSuper(B, this, "__init__", this, v);
    });
    method(B, ".same(self, other)", function (other) {
      return callSuper(B, this, "same", other);
    });
    const b = call(B, 3);
    expect(getattr(b, "v")).toBe(3);
    expect(callMethod(b, "same", b)).toBe(true);
    expect(call(superGet(B, b, "same"), 1)).toBe(false);
    expect(callMethod(superObject(B, b), "same", b)).toBe(true);
    expect(message(() => callSuper(B, b, "nope"))).toBe(
      "AttributeError: 'super' object has no attribute 'nope'",
    );
  });

  it("reaches object's methods", () => {
    const A = defineClass("A", [], "m");
    method(A, ".__setattr__(self, name, value)", function (name, value) {
      callSuper(A, this, "__setattr__", `my_${name}`, value);
    });
    method(A, ".__init__(self)", function () {
      callSuper(A, this, "__init__");
    });
    const a = call(A);
    setattr(a, "x", 1);
    expect(getattr(a, "my_x")).toBe(1);
    expect(hasattr(a, "x")).toBe(false);
  });
});

describe("properties, static and class methods", () => {
  function temperature() {
    const T = defineClass("T", [], "m");
    const getter = property(fn((self: unknown) => getattr(self, "_v"), "v(self)"));
    const both = call(
      getattr(getter, "setter"),
      fn((self: unknown, x: unknown) => {
        setattr(self, "_v", x);
        return null;
      }, "v(self, x)"),
    );
    setClassAttribute(T, "v", both);
    setClassAttribute(T, "fixed", getter);
    setClassAttribute(T, "twice", staticmethod(fn((x: number) => 2 * x, "twice(x)")));
    setClassAttribute(
      T,
      "named",
      classmethod(fn((cls: ClassValue, x: unknown) => [cls.$name, x], "named(cls, x)")),
    );
    return T;
  }

  it("computes, stores and refuses", () => {
    const t = call(temperature());
    setattr(t, "v", 20);
    expect([getattr(t, "v"), getattr(t, "fixed"), getattr(t, "_v")]).toEqual([20, 20, 20]);
    expect(message(() => setattr(t, "fixed", 1))).toBe("AttributeError: can't set attribute 'fixed'");
    expect(message(() => delattr(t, "v"))).toBe("AttributeError: can't delete attribute 'v'");
    expect(repr(getattr(temperature(), "v"))).toMatch(/property/);
  });

  it("calls them on instances and classes", () => {
    const T = temperature();
    const U = defineClass("U", [T], "m");
    expect([callMethod(call(T), "twice", 4), callMethod(T, "twice", 5)]).toEqual([8, 10]);
    expect([callMethod(call(U), "named", 1), callMethod(U, "named", 2)]).toEqual([
      ["U", 1],
      ["U", 2],
    ]);
  });
});

describe("hooks", () => {
  it("tells the parents of a new class", () => {
    const seen: unknown[] = [];
    const P = defineClass("P", [], "m");
    const hook = fn((cls: ClassValue, tag: unknown = "none") => {
      seen.push([cls.$name, tag]);
      return null;
    }, "__init_subclass__(cls, tag=)");
    setClassAttribute(P, "__init_subclass__", classmethod(hook));
    initSubclass(defineClass("Q", [P], "m"));
    setClassAttribute(P, "__init_subclass__", hook);
    initSubclass(defineClass("R", [P], "m"), Dict.from([["tag", "t"]]));
    expect(seen).toEqual([
      ["Q", "none"],
      ["R", "t"],
    ]);
  });

  it("asks __getattr__ last, and __setattr__, __delattr__, __call__", () => {
    const A = defineClass("A", [], "m");
    method(A, ".__getattr__(self, name)", (name) => `no ${name}`);
    method(A, ".__delattr__(self, name)", function (name) {
      this.deleted = name;
    });
    method(A, ".__call__(self, x, y=)", (x, y = 1) => x + y);
    const a = call(A);
    setattr(a, "x", 1);
    expect([getattr(a, "x"), getattr(a, "y")]).toEqual([1, "no y"]);
    delattr(a, "x");
    expect(getattr(a, "deleted")).toBe("x");
    expect([call(a, 1), callKw(a, [1], Dict.from([["y", 5]]))]).toEqual([2, 6]);
  });

  it("makes instances by __new__", () => {
    const A = defineClass("A", [], "m");
    setClassAttribute(
      A,
      "__new__",
      staticmethod(
        fn(
          (cls: ClassValue, v: unknown) => [callSuper(A, cls, "__new__", cls), v][v === 0 ? 1 : 0],
          "__new__(cls, v)",
        ),
      ),
    );
    method(A, ".__init__(self, v)", function (v) {
      this.v = v;
    });
    expect(getattr(call(A, 4), "v")).toBe(4);
    expect(call(A, 0)).toBe(0);
  });
});
