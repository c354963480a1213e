/** The built-in objects of which there is only one: Ellipsis and NotImplemented. */
import { kindOf } from "./kinds.ts";
import { OWN } from "./own.ts";

class Constant {
  readonly text: string;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(text: string) {
    this.text = text;
  }

  get $kind(): string {
    return this.text;
  }

  __repr__(): string {
    return this.text;
  }
}

class EllipsisType extends Constant {
  static readonly $name: string = "ellipsis";
}

class NotImplementedType extends Constant {
  static readonly $name: string = "NotImplementedType";
}

/** The value of `...`. */
export const Ellipsis = /* @__PURE__ */ new EllipsisType("Ellipsis");

/** What a binary protocol method returns to decline. */
export const NotImplemented = /* @__PURE__ */ new NotImplementedType("NotImplemented");

/** Did a protocol method decline? True of another runtime copy's NotImplemented too. */
export function declined(result: unknown): boolean {
  return kindOf(result) === "NotImplemented";
}
