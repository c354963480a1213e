/** Attributes by a name that is known only at run time: getattr, hasattr, dir, vars … */
import { typeError } from "../errors/hierarchy.ts";
import * as bytesDispatchers from "../methods/bytes-dispatchers.ts";
import * as dispatchers from "../methods/dispatchers.ts";
import { readable } from "../methods/method-values.ts";
import * as strDispatchers from "../methods/str-dispatchers.ts";
import { arity } from "../objects/arity.ts";
import {
  classAttributeNames,
  classOf,
  type Dispatcher,
  delattr,
  getattr,
  getattrOr,
  hasattr,
  instanceDict,
  isClass,
  isClassInstance,
  Module,
  mroOf,
  protocols,
  setattrByName,
  special,
} from "../objects/index.ts";
import { Dict, isDict } from "../values/dict.ts";
import { compareStrings } from "../values/order.ts";
import { isOwnFunction, ours } from "../values/own.ts";
import { typeName } from "../values/types.ts";

/** `(getattr o name [default])`. */
export function getAttribute(o: unknown, name: unknown, otherwise?: unknown): unknown {
  if (name === undefined) arity("getattr(o, name, default=, /)", o === undefined ? 0 : 1);
  const text = attributeName("getattr", name);
  const dispatcher = dispatcherOf(text);
  return otherwise === undefined ? getattr(o, text, dispatcher) : getattrOr(o, text, otherwise, dispatcher);
}

export function hasAttribute(o: unknown, name: unknown): boolean {
  if (name === undefined) arity("hasattr(o, name, /)", o === undefined ? 0 : 1);
  const text = attributeName("hasattr", name);
  return hasattr(o, text, dispatcherOf(text));
}

export function setAttribute(o: unknown, name: unknown, value: unknown): null {
  if (value === undefined)
    arity("setattr(o, name, value, /)", o === undefined ? 0 : name === undefined ? 1 : 2);
  setattrByName(o, attributeName("setattr", name), value);
  return null;
}

export function deleteAttribute(o: unknown, name: unknown): null {
  if (name === undefined) arity("delattr(o, name, /)", o === undefined ? 0 : 1);
  delattr(o, attributeName("delattr", name));
  return null;
}

/** `(vars o)`: the attributes of an instance, class or module. */
export function vars(o: unknown): unknown {
  if (o === undefined) arity("vars(o=, /)", 0);
  if (isClassInstance(o)) return instanceDict(o);
  if (isDict(o)) return Dict.from(o.entries());
  if (o instanceof Module || (typeof o === "function" && isOwnFunction(o)))
    return getattr(o, "__dict__", special);
  throw typeError("vars() argument must have __dict__ attribute");
}

/** `(dir o)`: the names of the attributes, in order. */
export function dir(o: unknown): string[] {
  if (o === undefined) arity("dir(o=, /)", 0);
  const own = ours<{ __dir__(): Iterable<string> }>(o)?.__dir__;
  const names = own === undefined ? namesOf(o) : own.call(o);
  return [...new Set(names)].sort(compareStrings);
}

/** `f.__doc__`. */
export function docString(x: unknown): unknown {
  if (x === undefined) arity("doc(x, /)", 0);
  return getattrOr(x, "__doc__", null, special);
}

function attributeName(f: string, name: unknown): string {
  if (typeof name === "string") return name;
  throw typeError(`${f}(): attribute name must be string, not '${typeName(name)}'`);
}

function dispatcherOf(name: string): Dispatcher {
  const key = `m_${name}`;
  const table = { ...dispatchers, ...strDispatchers, ...bytesDispatchers } as unknown as Record<
    string,
    Dispatcher | undefined
  >;
  return Object.hasOwn(table, key) ? readable(table[key]!) : protocols;
}

function namesOf(o: unknown): string[] {
  if (o instanceof Module) return o.names;
  if (isClass(o)) return mroOf(o).flatMap(classAttributeNames);
  if (isClassInstance(o)) {
    return [
      ...(instanceDict(o).keys() as Iterable<string>),
      ...mroOf(classOf(o)).flatMap(classAttributeNames),
    ];
  }
  return builtinNames(o);
}

function builtinNames(o: unknown): string[] {
  return Object.entries({ ...dispatchers, ...strDispatchers })
    .filter(([, dispatcher]) => dispatcher.$find(o) !== undefined)
    .map(([key]) => key.slice("m_".length));
}
