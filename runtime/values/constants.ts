/** The built-in objects of which there is only one: Ellipsis and NotImplemented. */

export class Constant {
  readonly text: string;

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

/** The value of `...`. */
export const Ellipsis = /* @__PURE__ */ new Constant("Ellipsis");

/** What a binary protocol method returns to decline. */
export const NotImplemented = /* @__PURE__ */ new Constant("NotImplemented");

/** Did a protocol method decline? True of another runtime copy's NotImplemented too. */
export function declined(result: unknown): boolean {
  return (
    result === NotImplemented || (result instanceof Object && (result as Constant).$kind === "NotImplemented")
  );
}
