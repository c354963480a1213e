/** Dispatchers: one a method name, choosing the implementation by the type of the receiver. */

import { hasOwnAttribute } from "../objects/class-attributes.ts";
import type { Entry } from "../objects/entry-type.ts";
import { attributeOf } from "../objects/instance-attributes.ts";
import { callMethod } from "../objects/method-calls.ts";
import { mroOf } from "../objects/mro.ts";
import { type ClassValue, classOf, type Dispatcher, isClass, isClassInstance } from "../objects/types.ts";
import { bytesType, foreign } from "../values/foreign.ts";
import { kindOf } from "../values/kinds.ts";
import { constructorOf, isOwn } from "../values/own.ts";
import { BuiltinMethod, type MethodOptions, receiverOf } from "./builtin-method.ts";
import { checkReceiver } from "./receivers.ts";

export type BuiltinType =
  | "str"
  | "list"
  | "tuple"
  | "dict"
  | "set"
  | "frozenset"
  | "dict_keys"
  | "dict_items"
  | "range"
  | "number"
  | "bytes"
  | "bytearray";

/** What a type's method is: its implementation takes the receiver first, its signature leaves it out. */
export type Definition = readonly [implementation: Entry, signature: string, options?: MethodOptions];

/** A dispatcher as the function that it is. */
export interface MethodDispatcher extends Dispatcher {
  (receiver: unknown, ...args: unknown[]): unknown;
}

/**
 * The dispatcher of a method name. Receivers that are no built-in values, and instances of classes that redefine the method,
 * go to `callMethod`.
 */
export function dispatcher(
  name: string,
  definitions: Partial<Record<BuiltinType, Definition>>,
): MethodDispatcher {
  const methods = prepare(definitions);
  const { str, list, number } = methods;
  // The class of the last receiver, since a name is mostly called on objects of one type.
  let lastClass: unknown;
  let lastMethod: BuiltinMethod | undefined;

  function $find(receiver: unknown): BuiltinMethod | undefined {
    switch (typeof receiver) {
      case "string":
        return str;
      case "object":
        return receiver === null ? undefined : ofObject(receiver);
      case "number":
      case "bigint":
      case "boolean":
        return number;
      default:
        return undefined;
    }
  }

  function ofObject(receiver: object): BuiltinMethod | undefined {
    try {
      if (receiver.constructor === lastClass && lastClass !== undefined) return lastMethod;
    } catch {
      // A Proxy.
    }
    return ofOther(receiver);
  }

  function ofOther(receiver: object): BuiltinMethod | undefined {
    const method = Array.isArray(receiver)
      ? list
      : (methods[kindOf(receiver) as BuiltinType] ?? ofBytes(receiver));
    if (method === undefined || redefines(receiver, name)) return undefined;
    const C = constructorOf(receiver);
    if (!isClassInstance(receiver) && (C === Array || isOwn(receiver))) {
      lastClass = C;
      lastMethod = method;
    }
    return method;
  }

  function ofBytes(receiver: object): BuiltinMethod | undefined {
    const type = bytesType(receiver);
    return type === undefined ? undefined : (methods[type] ?? methodOfBytes(type));
  }

  function $of(type: string): BuiltinMethod | undefined {
    const isNumber = type === "int" || type === "float" || type === "bool";
    if (isNumber) return number;
    return methods[type as BuiltinType] ?? methodOfBytes(type);
  }

  function methodOfBytes(type: string): BuiltinMethod | undefined {
    return foreign.bytes?.method(type, name, str ?? list) as BuiltinMethod | undefined;
  }

  /** The type that a method is of, of a built-in type, or a class derived from one that does not define the name. */
  function ofClass(C: ClassValue): ClassValue | undefined {
    for (const each of mroOf(C)) {
      if (each.$test !== undefined && $of(each.$name) !== undefined) return each;
      if (hasOwnAttribute(each, name)) return undefined;
    }
    return undefined;
  }

  function dispatch(receiver: unknown, ...args: unknown[]): unknown {
    const method = $find(receiver);
    // Straight from here, so that recursion by methods of the program's own has few frames at each level.
    if (method === undefined && !isClass(receiver)) return callMethod(receiver, name, ...args);
    return method !== undefined && args.length >= method.least && args.length <= method.most
      ? method.implementation(receiverOf(receiver), ...args)
      : dispatchOther(method, receiver, args);
  }

  function dispatchOther(method: BuiltinMethod | undefined, receiver: unknown, args: unknown[]): unknown {
    if (method !== undefined) return method.call(receiver, args);
    const type = isClass(receiver) ? ofClass(receiver) : undefined;
    if (type === undefined) return callMethod(receiver, name, ...args);
    const unbound = $of(type.$name)!;
    if (!unbound.onClass) checkReceiver(type, name, args);
    return unbound.onClass ? unbound.call(receiver, args) : unbound.call(args[0], args.slice(1));
  }

  return Object.assign(dispatch, { $find, $of });
}

/** Is it an instance that has an attribute of its own of that name, or whose class has one? */
function redefines(receiver: object, name: string): boolean {
  if (!isClassInstance(receiver)) return false;
  return (
    attributeOf(receiver, name) !== undefined ||
    mroOf(classOf(receiver)).some((C) => C.$descriptors?.[name] !== undefined)
  );
}

function prepare(
  definitions: Partial<Record<BuiltinType, Definition>>,
): Partial<Record<BuiltinType, BuiltinMethod>> {
  return Object.fromEntries(
    Object.entries(definitions).map(([type, [implementation, signature, options]]) => [
      type,
      new BuiltinMethod(implementation, signature, options ?? {}),
    ]),
  );
}
