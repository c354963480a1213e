/** The methods that every class inherits from `object`; they take their receiver as `this`. */
import { typeError } from "../errors/hierarchy.ts";
import { defaultText, repr } from "../text/repr.ts";
import { NotImplemented } from "../values/constants.ts";
import { identity } from "../values/identity.ts";
import { allocate, fillNative } from "./construct.ts";
import { deleteOwn, getOwn, setOwn } from "./instance-attributes.ts";
import { type ClassValue, classOf, type Entry, type Instance, isClass } from "./types.ts";

/** The method of that name; undefined when `object` has none. */
export function objectMethod(name: string): Entry | undefined {
  return Object.hasOwn(methods, name) ? methods[name as keyof typeof methods] : undefined;
}

const methods = {
  __init__(this: Instance, ...args: unknown[]): null {
    const C = classOf(this);
    if (C.$native !== undefined) fillNative(this, C, args);
    else if (args.length > 0) {
      throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
    }
    return null;
  },
  /** The class is the receiver, or the first argument of one that was taken as a value. */
  __new__(this: unknown, ...args: unknown[]): Instance {
    const C = isClass(this) ? this : (args.shift() as ClassValue);
    return allocate(C, args);
  },
  __init_subclass__(): null {
    return null;
  },
  __getattribute__(this: Instance, name: string): unknown {
    return getOwn(this, name);
  },
  __setattr__(this: Instance, name: string, value: unknown): null {
    setOwn(this, name, value);
    return null;
  },
  __delattr__(this: Instance, name: string): null {
    deleteOwn(this, name);
    return null;
  },
  __repr__(this: object): string {
    return defaultText(this);
  },
  __str__(this: object): string {
    return repr(this);
  },
  __eq__(this: object, other: unknown): unknown {
    return this === other ? true : NotImplemented;
  },
  __ne__(this: object, other: unknown): unknown {
    return this === other ? false : NotImplemented;
  },
  __hash__(this: object): number {
    return identity(this);
  },
};
