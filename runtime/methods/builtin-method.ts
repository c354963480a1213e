/** A method of a built-in type: how it is called, in all ways, and what it is as a value. */
import { bind, bindPositional } from "../objects/binding.ts";
import { hooks } from "../objects/class-hooks.ts";
import { builtin } from "../objects/functions.ts";
import { parseSignature } from "../objects/signature.ts";
import type { Entry, FunctionValue } from "../objects/types.ts";
import { rt } from "../scheduler/rt.ts";
import { unboxed } from "../values/brand.ts";
import type { Dict } from "../values/dict.ts";

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
  /** Called on the class, as `dict.fromkeys` is; the receiver does not matter. */
  readonly onClass: boolean;

  constructor(implementation: Entry, sig: string, entry: Entry | undefined, onClass: boolean) {
    this.implementation = implementation;
    this.entry = entry ?? implementation;
    this.sig = sig;
    this.onClass = onClass;
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

  /** Under the suspending convention. */
  callS(receiver: unknown, args: readonly unknown[]): unknown {
    return this.perform(receiver, this.bound(args));
  }

  callKw(receiver: unknown, args: readonly unknown[], keywords: Dict): unknown {
    return this.implementation(receiverOf(receiver), ...bind(parseSignature(this.sig), args, keywords));
  }

  /** Under the suspending convention. */
  callKwS(receiver: unknown, args: readonly unknown[], keywords: Dict): unknown {
    return this.perform(receiver, bind(parseSignature(this.sig), args, keywords));
  }

  /** `xs.append` as a value. */
  boundTo(receiver: unknown): FunctionValue {
    const value: FunctionValue = builtin((...args: unknown[]) => this.call(receiver, args));
    value.$sig = this.sig;
    value.$impl = (...params: unknown[]) => this.implementation(receiverOf(receiver), ...params);
    if (this.entry !== this.implementation) {
      value.$s = (...args: unknown[]) => this.callS(receiver, args);
      value.$implS = (...params: unknown[]) => this.entry(receiver, ...params);
    }
    return value;
  }

  /** `list.append` as a value: takes the receiver as its first argument. */
  unbound(): FunctionValue {
    if (this.onClass) return this.boundTo(null);
    const value: FunctionValue = builtin((receiver: unknown, ...args: unknown[]) =>
      this.call(receiver, args),
    );
    value.$sig = this.sig.replace("(", this.sig.endsWith("()") ? "(self" : "(self, ");
    value.$impl = this.implementation;
    if (this.entry !== this.implementation) {
      value.$s = (receiver: unknown, ...args: unknown[]) => this.callS(receiver, args);
      value.$implS = this.entry;
    }
    return value;
  }

  private perform(of: unknown, args: readonly unknown[]): unknown {
    const receiver = receiverOf(of);
    const { entry, implementation } = this;
    return rt.attempt !== null && entry === implementation
      ? rt.attempt(implementation, receiver, ...args)
      : entry(receiver, ...args);
  }

  private bound(args: readonly unknown[]): readonly unknown[] {
    const count = args.length;
    return count >= this.least && count <= this.most ? args : bindPositional(this.sig, args);
  }
}

/** What the method works on: of an instance of a class derived from str, int or float, its primitive value. */
export function receiverOf(x: unknown): unknown {
  return hooks.boxes ? unboxed(x) : x;
}
