/** `object`, the base of every class, and the classes of the built-in types. */
import { OWN, OWN_MARK } from "../values/own.ts";
import { typeName } from "../values/types.ts";
import type { Entry } from "./entry-type.ts";
import type { ClassValue } from "./types.ts";

/**
 * The mark of instances whose properties are their attributes, which compiled code looks for. It hides what every object of JavaScript's
 * has under that name, so that a Proxy that refuses unknown names is not upset by the question.
 */
export const IS_INSTANCE = "isPrototypeOf";

interface BuiltinClassOptions {
  /** The class it derives from, where that is not `object`: `int` for `bool`. */
  readonly base?: ClassValue;
  /** The JavaScript class of its values; without one the type cannot be subclassed. */
  readonly native?: abstract new (
    ...args: never[]
  ) => object;
}

/** Built-in classes that the program uses, by name: what `type` answers with. */
const registered = /* @__PURE__ */ new Map<string, ClassValue>();

/**
 * A built-in type as a class.
 * @param test is this value of the type?
 * @param convert what calling the class does; becomes the class itself, its signature and suspending entry stay
 */
export function builtinClass(
  name: string,
  test: (x: unknown) => boolean,
  convert: Entry,
  options: BuiltinClassOptions = {},
): ClassValue {
  const C = convert as ClassValue;
  const base = options.base ?? (name === "object" ? undefined : object);
  const prototype = Object.create((options.native?.prototype ?? base?.prototype ?? null) as object | null);
  define(prototype, "constructor", C);
  if (base === undefined) {
    define(prototype, "$class", C);
    define(prototype, IS_INSTANCE, true);
    define(prototype, OWN_MARK, OWN);
  }
  C.prototype = prototype;
  define(C, "name", name);
  C.$class = true;
  C.$name = name;
  C.$test = test;
  C.$bases = base === undefined ? [] : [base];
  C.$mro = base === undefined ? [C] : [C, ...base.$mro!];
  if (options.native !== undefined)
    C.$native = options.native as unknown as NonNullable<ClassValue["$native"]>;
  registered.set(name, C);
  return C;
}

export const object: ClassValue = /* @__PURE__ */ builtinClass(
  "object",
  () => true,
  function object() {
    return Object.create(object.prototype);
  },
);

/** The class of a built-in type by its name; one that cannot be called where the program does not mention it. */
export function builtinClassNamed(name: string): ClassValue {
  return (
    registered.get(name) ??
    builtinClass(
      name,
      (x) => typeName(x) === name,
      () => null,
    )
  );
}

function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
}
