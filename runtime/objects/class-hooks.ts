/** Which hooks the classes of the program have: most programs need not look for them. */
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

export const hooks: {
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
} = { construction: false, attributes: false, subclasses: false, changes: 0, apart: null };

/** Notes that a class defines an attribute of this name. */
export function noteHook(name: string): void {
  hooks.changes += 1;
  if (name === "__new__") hooks.construction = true;
  else if (name === "__getattribute__") hooks.attributes = true;
  else if (name === "__init_subclass__") hooks.subclasses = true;
}
