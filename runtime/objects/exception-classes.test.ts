import { describe, expect, it } from "vitest";
import { Exception, ValueError } from "../errors/hierarchy.ts";
import { OSError } from "../errors/os-errors.ts";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import type { Entry } from "./entry-type.ts";
import {
  call,
  callMethod,
  callSuper,
  defineClass,
  defineMethod,
  fn,
  getattr,
  isinstance,
  issubclass,
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

describe("exceptions", () => {
  it("are real errors, of user classes too", () => {
    const E = defineClass("MyError", [ValueError], "m");
    method(E, ".__init__(self, code)", function (code) {
      this.code = code;
    });
    const e = call(E, 5) as Error;
    expect(e).toBeInstanceOf(Error);
    expect(e).toBeInstanceOf(ValueError);
    expect(e.stack).toContain("classes.test");
    expect([getattr(e, "code"), repr(getattr(e, "args")), repr(e), str(e)]).toEqual([
      5,
      "(5,)",
      "MyError(5)",
      "5",
    ]);
    expect(e.name).toBe("MyError");
    expect([isinstance(e, Exception), issubclass(E, ValueError), isinstance(e, "ValueError")]).toEqual([
      true,
      true,
      true,
    ]);
    expect(message(() => getattr(e, "toString"))).toBe(
      "AttributeError: 'MyError' object has no attribute 'toString'",
    );
  });

  it("pass arguments on to built-in bases", () => {
    const E = defineClass("E", [Exception], "m");
    method(E, ".__init__(self, code)", function (code) {
      callSuper(E, this, "__init__", `code ${code}`);
    });
    expect(str(call(E, 5))).toBe("code 5");
    expect(str(call(ValueError as never, "bad"))).toBe("bad");
    expect(repr(call(defineClass("Plain", [ValueError], "m"), 1, 2))).toBe("Plain(1, 2)");
  });

  it("are initialised once where the built-in base has an initialiser of its own", () => {
    let count = 0;
    const E = defineClass("E", [OSError], "m");
    method(E, ".__init__(self, code)", function (code) {
      this.code = code + count++;
      callSuper(E, this, "__init__", 2, "gone", "p");
    });
    const e = call(E, 7);
    expect([getattr(e, "code"), count, str(e), isinstance(e, OSError)]).toEqual([
      7,
      1,
      "[Errno 2] gone: 'p'",
      true,
    ]);
  });

  it("may have other bases besides", () => {
    const Mixin = defineClass("Mixin", [], "m");
    method(Mixin, ".hint(self)", () => "try again");
    for (const bases of [
      [ValueError, Mixin],
      [Mixin, ValueError],
    ]) {
      const e = call(defineClass("E", bases, "m"), "x");
      expect([callMethod(e, "hint"), str(e), e instanceof ValueError, isinstance(e, Mixin)]).toEqual([
        "try again",
        "x",
        true,
        true,
      ]);
    }
  });
});
