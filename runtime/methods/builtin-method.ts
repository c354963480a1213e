/** A method of a built-in type, and how it is called with positional arguments. */
import { arity } from "../objects/arity.ts";
import type { Entry } from "../objects/entry-type.ts";
import { extensions } from "../values/extensions.ts";
import { unboxed } from "../values/kinds.ts";

export interface MethodOptions {
  /** The entry under the suspending convention. */
  readonly entry?: Entry;
  /** What makes the suspending entry of a function that reads the iterable at a place: for the same method of bytes. */
  readonly drain?: (f: Entry, place: number, message?: string) => Entry;
  /** Called on the class, as `dict.fromkeys` is: the class, or an object of it, is what it gets first. */
  readonly onClass?: boolean;
  /** Binds positional arguments, where the signature has a `*`. */
  readonly bind?: (sig: string, args: readonly unknown[]) => readonly unknown[];
}

export class BuiltinMethod {
  /** Takes the receiver, then every parameter in order: `*rest` a Tuple, `**kw` a Dict. */
  readonly implementation: Entry;
  /** The same under the suspending convention. */
  readonly entry: Entry;
  /** Its name and parameters without the receiver. */
  readonly sig: string;
  /** How many arguments can be passed on as they are; with any other number they are bound to the parameters first. */
  readonly least: number;
  readonly most: number;
  readonly onClass: boolean;
  readonly drain: MethodOptions["drain"];
  private readonly bind: MethodOptions["bind"];

  constructor(implementation: Entry, sig: string, { entry, drain, onClass, bind }: MethodOptions) {
    this.implementation = implementation;
    this.entry = entry ?? implementation;
    this.sig = sig;
    this.drain = drain;
    this.onClass = onClass === true;
    this.bind = bind;
    const params = sig
      .slice(sig.indexOf("(") + 1, -1)
      .split(", ")
      .filter((param) => param !== "" && param !== "/");
    this.most = sig.includes("*") ? -1 : params.length;
    this.least = params.filter((param) => !param.endsWith("=")).length;
  }

  call(receiver: unknown, args: readonly unknown[]): unknown {
    return this.implementation(receiverOf(receiver), ...this.bound(args));
  }

  /** The arguments as the implementation takes them. */
  bound(args: readonly unknown[]): readonly unknown[] {
    const count = args.length;
    if (count >= this.least && count <= this.most) return args;
    return this.bind === undefined ? arity(this.sig, count) : this.bind(this.sig, args);
  }
}

/** What the method works on: of an instance of a class derived from str, int or float, its primitive value. */
export function receiverOf(x: unknown): unknown {
  return extensions.onPrimitives === null ? x : unboxed(x);
}
