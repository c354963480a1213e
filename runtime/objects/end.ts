/** The sentinel with which suspending iterators say that there is nothing more. */
export const END: unique symbol = /* @__PURE__ */ Symbol.for("m28.end") as never;
