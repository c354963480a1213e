/** The protocol methods that values of built-in types have under their names, `(xs.__len__)`, and the types, `list.__len__` (language §7.5). */
import { iter, next } from "../builtins/iterators.ts";
import { typeError } from "../errors/hierarchy.ts";
import { checkReceiver, isValueOf } from "../methods/receivers.ts";
import { repr } from "../text/repr.ts";
import { takingPairs } from "../values/dict-entries.ts";
import { foreign } from "../values/foreign.ts";
import { hash } from "../values/hash.ts";
import { iterate } from "../values/iterate.ts";
import { DerivableList } from "../values/list-methods.ts";
import { protocol } from "../values/protocol.ts";
import { Range } from "../values/range.ts";
import { DerivableTuple } from "../values/tuple-methods.ts";
import { typeName } from "../values/types.ts";
import { boxPrototype } from "./boxed.ts";
import type { Entry } from "./entry-type.ts";
import { objectMethod } from "./object-methods.ts";
import { special } from "./special-attributes.ts";
import { type ClassValue, type Dispatcher, type FunctionValue, isClass, isClassInstance } from "./types.ts";

type Methods = Readonly<Record<string, unknown>>;

/** In the place of `special` where such a method is read, or any name that is known only at run time. */
export const protocols: Dispatcher = /* @__PURE__ */ takingPairs({
  $find: () => undefined,
  $of: () => undefined,
  $special(o, name) {
    if (isClass(o)) return methodOfClass(o, name) ?? special.$special!(o, name);
    const method = methodOf(o, name);
    return method === undefined ? special.$special!(o, name) : bound(method, name, o);
  },
});

function methodOfClass(C: ClassValue, name: string): unknown {
  const type = C.$test === undefined ? undefined : C.$name;
  const method = type && own(prototypeOf(type) ?? (C.prototype as Methods), name);
  return (
    method &&
    ((...given: unknown[]) => {
      if (type !== undefined) checkSelf(C, name, given);
      return performed(method, name, given[0], given.slice(1));
    })
  );
}

/** What Python has as methods, whose complaints are others than those of its slots. */
const AS_METHODS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "list.__getitem__",
  "list.__reversed__",
  "dict.__getitem__",
  "dict.__contains__",
  "dict.__reversed__",
  "set.__contains__",
  "frozenset.__contains__",
  "range.__reversed__",
]);

/** @throws TypeError if the first argument is no value of the type */
function checkSelf(type: ClassValue, name: string, args: readonly unknown[]): void {
  if (args.length === 0) throw typeError(`descriptor '${name}' of '${type.$name}' object needs an argument`);
  if (AS_METHODS.has(`${type.$name}.${name}`)) checkReceiver(type, name, args);
  else if (!isValueOf(type, args[0]))
    throw typeError(
      `descriptor '${name}' requires a '${type.$name}' object but received a '${typeName(args[0])}'`,
    );
}

/** The method for a value that is no instance of a class of the program's own. */
function methodOf(o: unknown, name: string): Entry | undefined {
  if (isClassInstance(o)) return undefined;
  if (o === null || o === undefined || typeof o === "function") return ofPlain(o ?? null, name);
  const methods = prototypeOf(typeName(o)) ?? (protocol(o) as Methods | undefined) ?? {};
  return own(methods, name) ?? ofIterator(o, name) ?? objectMethod(name);
}

/** What None and functions have of the methods of `object`. */
function ofPlain(o: unknown, name: string): Entry | undefined {
  switch (name) {
    case "__bool__":
      return o === null ? () => false : undefined;
    case "__hash__":
      return () => hash(o);
    case "__repr__":
    case "__str__":
      return () => repr(o);
    default:
      return name === "__new__" ? undefined : objectMethod(name);
  }
}

/** Where the methods of a type are, if not at its values. */
function prototypeOf(type: string): Methods | undefined {
  switch (type) {
    case "list":
      return DerivableList.prototype as unknown as Methods;
    case "tuple":
      return DerivableTuple.prototype as unknown as Methods;
    case "range":
      return Range.prototype as unknown as Methods;
    case "str":
    case "int":
    case "float":
      return boxPrototype(type);
    case "bool":
      return boxPrototype("int");
    case "bytearray":
      return foreign.bytes?.operations as Methods | undefined;
    default:
      return undefined;
  }
}

function own(methods: Methods, name: string): Entry | undefined {
  const method = methods[name];
  return typeof method === "function" && !(name in Object.prototype) ? (method as Entry) : undefined;
}

/** What JavaScript iterates has the methods of iteration. */
function ofIterator(o: unknown, name: string): Entry | undefined {
  if (name !== "__next__" && name !== "__iter__") return undefined;
  const isIterator = !Array.isArray(o) && typeof (o as Partial<Iterator<unknown>>).next === "function";
  if (name === "__next__" && isIterator)
    return function (this: unknown) {
      return next(this);
    };
  if (name === "__next__" || typeof (o as Partial<Iterable<unknown>>)[Symbol.iterator] !== "function")
    return undefined;
  return function (this: unknown) {
    return isIterator ? this : iterate(this)[Symbol.iterator]();
  };
}

function bound(method: Entry, name: string, o: unknown): FunctionValue {
  const f: FunctionValue = (...args: unknown[]) => performed(method, name, o, args);
  return Object.assign(f, { $self: o, $func: method });
}

function performed(method: Entry, name: string, self: unknown, args: readonly unknown[]): unknown {
  const result = method.apply(self, args as unknown[]);
  if (result === self) return self;
  if (name === "__iter__" || name === "__reversed__")
    return iter({ [Symbol.iterator]: () => iterate(result)[Symbol.iterator]() });
  return result;
}
