/** The module collections: namedtuple, which makes classes of tuples whose items have names. */
import { tupleType } from "../builtins/container-types.ts";
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { bindPositional } from "../objects/binding.ts";
import { call } from "../objects/calls.ts";
import { defineMethod, setClassAttribute } from "../objects/class-attributes.ts";
import { defineClass } from "../objects/classes.ts";
import { ClassMethod, Property } from "../objects/descriptors.ts";
import { builtin, fn, variadic } from "../objects/functions.ts";
import { type ClassValue, classOf, type FunctionValue, type Instance } from "../objects/types.ts";
import { repr } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { itemsOf } from "../values/iterate.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";

type Named = Instance & { items: unknown[] };

const RESERVED =
  /^(?:if|elif|else|for|while|in|is|and|or|not|def|class|lambda|return|yield|try|except|finally|raise|assert|import|from|with|as|global|nonlocal|del|pass|break|continue|True|False|None)$/;

/** `(collections.namedtuple "Point" "x y" defaults=[0])`. */
export function collections_namedtuple(
  typename: unknown,
  fieldNames: unknown,
  rename: unknown = false,
  defaults: unknown = null,
): ClassValue {
  if (fieldNames === undefined) {
    arity("namedtuple(typename, field_names, *, rename=, defaults=)", typename === undefined ? 0 : 1);
  }
  const name = String(typename);
  const fields = namesOf(fieldNames, truthy(rename));
  check(name, fields);
  const values = defaults === null ? [] : [...itemsOf(defaults)];
  if (values.length > fields.length) throw typeError("Got more default values than field names");
  return define(name, fields, values);
}

function define(name: string, fields: readonly string[], defaults: readonly unknown[]): ClassValue {
  const C = defineClass(name, [tupleType], "collections");
  const required = fields.length - defaults.length;
  const parameters = fields.map((field, i) => `, ${field}${i < required ? "" : "="}`).join("");
  const sig = `.${name}.__new__(self${parameters})`;
  function init(this: Named, ...args: unknown[]): null {
    const given = args.length === fields.length ? args : bindPositional(sig, args);
    this.items = given.map((value, i) => (value === undefined ? defaults[i - required] : value));
    return null;
  }
  const initializer = builtin(fn(init, sig)) as FunctionValue;
  initializer.$makes = true;
  defineMethod(C, "__init__", initializer);
  for (const [i, field] of fields.entries()) {
    const getter = builtin(
      fn(function (this: Named) {
        return this.items[i];
      }, `.${field}(self)`),
    );
    setClassAttribute(C, field, new Property(getter, null, null, `Alias for field number ${i}`));
  }
  setClassAttribute(C, "_fields", new Tuple([...fields]));
  const defaulted = defaults.map((value, i) => [fields[required + i], value] as const);
  setClassAttribute(C, "_field_defaults", Dict.from(defaulted));
  addMethods(C, fields);
  return C;
}

function addMethods(C: ClassValue, fields: readonly string[]): void {
  defineMethod(
    C,
    "__repr__",
    builtin(
      fn(function (this: Named) {
        return `${typeName(this)}(${fields.map((field, i) => `${field}=${repr(this.items[i])}`).join(", ")})`;
      }, ".__repr__(self)"),
    ),
  );
  defineMethod(
    C,
    "_asdict",
    builtin(
      fn(function (this: Named) {
        return Dict.from(fields.map((field, i) => [field, this.items[i]] as const));
      }, "._asdict(self)"),
    ),
  );
  defineMethod(
    C,
    "_replace",
    builtin(
      variadic(function (this: Named, changes: Dict) {
        const items = fields.map((field, i) => changes.get(field) ?? this.items[i]);
        const unknown = [...changes.keys()].filter((key) => !fields.includes(key as string));
        if (unknown.length > 0) throw new ValueError(`Got unexpected field names: ${repr(unknown)}`);
        return call(classOf(this), ...items);
      }, "._replace(self, /, **changes)"),
    ),
  );
  const make = fn(
    (cls: unknown, iterable: unknown) => call(cls, ...itemsOf(iterable)),
    "_make(cls, iterable)",
  );
  setClassAttribute(C, "_make", new ClassMethod(make));
}

/** A list of names, or a str with blanks or commas between them. */
function namesOf(fieldNames: unknown, rename: boolean): string[] {
  const names =
    typeof fieldNames === "string"
      ? fieldNames.replaceAll(",", " ").split(/\s+/).filter(Boolean)
      : itemsOf(fieldNames).map(String);
  if (!rename) return names;
  return names.map((name, i) => (isUsable(name) && names.indexOf(name) === i ? name : `_${i}`));
}

function isUsable(name: string): boolean {
  return isIdentifier(name) && !RESERVED.test(name) && !name.startsWith("_");
}

function isIdentifier(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}

function check(typename: string, fields: readonly string[]): void {
  for (const name of [typename, ...fields]) {
    if (!isIdentifier(name)) {
      throw new ValueError(`Type names and field names must be valid identifiers: ${repr(name)}`);
    }
    if (RESERVED.test(name)) {
      throw new ValueError(`Type names and field names cannot be a keyword: ${repr(name)}`);
    }
  }
  for (const [i, name] of fields.entries()) {
    if (/^_\D/.test(name)) throw new ValueError(`Field names cannot start with an underscore: ${repr(name)}`);
    if (fields.indexOf(name) !== i) throw new ValueError(`Encountered duplicate field name: ${repr(name)}`);
  }
}
