/** Which hooks the classes of the program, and of libraries with a runtime of their own, have: most need not look for them. */
import type { Instance } from "./types.ts";

/** The attributes of instances that may not all be properties under their names. */
export interface AttributesApart {
  /** What a program sees under a name; undefined if there is nothing. */
  get(o: Instance, name: string): unknown;
  /** Stores an attribute; false when it is to be a property like any other. */
  set(o: Instance, name: string, value: unknown): boolean;
  /** Removes an attribute; false when there is none. */
  delete(o: Instance, name: string): boolean;
}

interface Hooks {
  /** Set once a class defines `__new__`. */
  construction: boolean;
  /** Set once a class defines `__getattribute__`. */
  attributes: boolean;
  /** Set once a class defines `__init_subclass__`. */
  subclasses: boolean;
  /** How often attributes of classes were set. */
  changes: number;
  /** Set once a class is derived from a built-in one, or an instance has got a dict. */
  apart: AttributesApart | null;
}

/** One for all copies of the runtime in a process: a class has children, and instances go, in code of the others. */
export const hooks: Hooks = /* @__PURE__ */ sharedHooks(Symbol.for("m28.hooks.1"));

function sharedHooks(key: symbol): Hooks {
  const shared = globalThis as { [key: symbol]: Hooks | undefined };
  return (shared[key] ??= {
    construction: false,
    attributes: false,
    subclasses: false,
    changes: 0,
    apart: null,
  });
}

/** Notes that a class defines an attribute of this name. */
export function noteHook(name: string): void {
  hooks.changes += 1;
  if (name === "__new__") hooks.construction = true;
  else if (name === "__getattribute__") hooks.attributes = true;
  else if (name === "__init_subclass__") hooks.subclasses = true;
}
