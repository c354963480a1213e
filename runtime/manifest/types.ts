/** Built-in types, type tests and conversions. */
import { pure, section, through, type, words } from "./entry.ts";

/** What macros may use of them. */
const TYPES_FOR_MACROS = words(`
  int float bool str bytes list tuple dict set frozenset range slice object type property isinstance issubclass callable
  hash id chr ord hex oct bin symbol->string string->symbol gensym number? integer? string? symbol? list? dict? tuple?
  set? bool? function? nil? pair? atom
`);

export const types = section({ number: "16.2", inMacros: TYPES_FOR_MACROS }, [
  type("int", "int(x=, /, base=)", "Whole numbers; converts by truncating a number or reading a str.", {
    result: "int",
  }),
  type("float", "float(x=, /)", "Numbers; converts by reading a str, `inf` and `nan` included.", {
    result: "number",
  }),
  type("bool", "bool(x=, /)", "`True` and `False`; converts by truth.", { result: "bool" }),
  type("str", null, "Text; converts each argument to str and joins them.", { result: "str" }),
  type("list", null, "Lists: of the items of one iterable, or of several arguments.", {
    effect: "through",
    iterates: [0],
    result: "list",
  }),
  type("tuple", null, "Tuples: of the items of one iterable, or of several arguments.", {
    effect: "through",
    iterates: [0],
    result: "tuple",
  }),
  type(
    "dict",
    // A class takes its arguments as they stand, and binds keywords itself.
    null,
    "Dictionaries: of a mapping, of pairs, of alternating keys and values, or of keywords.",
    { effect: "through", iterates: [0], result: "dict" },
  ),
  type("set", null, "Sets: of the items of one iterable, or of several arguments.", {
    effect: "through",
    iterates: [0],
    result: "set",
  }),
  type("frozenset", "frozenset(it=, /)", "Sets that cannot change, and can be keys.", {
    effect: "through",
    iterates: [0],
    result: "set",
  }),
  type(
    "bytes",
    "bytes(source=, encoding=, errors=)",
    "Bytes that cannot change: of a size, of integers, of a text and its encoding.",
    { effect: "through", iterates: [0], result: "bytes" },
  ),
  type(
    "bytearray",
    "bytearray(source=, encoding=, errors=)",
    "Bytes that can change, a `Uint8Array` of JavaScript's: of a size, of integers, of a text and its encoding.",
    { effect: "through", iterates: [0], result: "bytes" },
  ),
  type("range", null, "The integers from `start` up to, not including, `stop`, `step` apart.", {
    result: "any",
  }),
  type("slice", null, "The part of a str, list or tuple between two positions; or a slice object.", {
    result: "any",
  }),
  type("object", "object()", "The base of every class.", { result: "any", export: "object" }),
  type("type", "type(x, /)", "The class of a value.", { result: "any" }),
  type("property", "property(fget=, fset=, fdel=, doc=)", "An attribute that is computed by functions.", {
    result: "any",
    export: "property",
  }),
  pure(
    "isinstance",
    "isinstance(x, type, /)",
    "bool",
    "Is x an instance of the class, or of one of several?",
    {
      export: "isinstance",
    },
  ),
  pure(
    "issubclass",
    "issubclass(cls, type, /)",
    "bool",
    "Is the class derived from the other, or one of several?",
    {
      export: "issubclass",
    },
  ),
  pure("callable", "callable(x, /)", "bool", "Can x be called?", { export: "isCallable" }),
  pure("hash", "hash(x, /)", "int", "An integer that equal values share.", { export: "hashOf" }),
  pure("id", "id(x, /)", "int", "An integer that no other living object has."),
  pure("chr", "chr(n, /)", "str", "The character with code point n."),
  pure("ord", "ord(s, /)", "int", "The code point of a character."),
  pure("hex", "hex(n, /)", "str", "Hexadecimal digits: `0xff`."),
  pure("oct", "oct(n, /)", "str", "Octal digits: `0o10`."),
  pure("bin", "bin(n, /)", "str", "Binary digits: `0b101`."),
  pure("symbol->string", "symbol->string(s, /)", "str", "The name of a symbol.", {
    export: "symbolToString",
  }),
  pure("string->symbol", "string->symbol(s, /)", "any", "The symbol of that name.", {
    export: "stringToSymbol",
  }),
  pure("gensym", "gensym(prefix=, /)", "any", "A symbol that no program can have written."),
  pure("number?", "number?(x, /)", "bool", "Is x a number?", { export: "isNumber", aliases: ["numberp"] }),
  pure("integer?", "integer?(x, /)", "bool", "Is x an integral number?", { export: "isInteger" }),
  pure("string?", "string?(x, /)", "bool", "Is x a str?", { export: "isString" }),
  pure("symbol?", "symbol?(x, /)", "bool", "Is x a symbol?", { export: "isSymbol", aliases: ["symbolp"] }),
  pure("list?", "list?(x, /)", "bool", "Is x a list?", { export: "isList" }),
  pure("dict?", "dict?(x, /)", "bool", "Is x a dict?", { export: "isDict" }),
  pure("tuple?", "tuple?(x, /)", "bool", "Is x a tuple?", { export: "isTuple" }),
  pure("set?", "set?(x, /)", "bool", "Is x a set?", { export: "isSet" }),
  pure("bool?", "bool?(x, /)", "bool", "Is x a bool?", { export: "isBool" }),
  pure("function?", "function?(x, /)", "bool", "Is x a function?", { export: "isFunction" }),
  pure("nil?", "nil?(x, /)", "bool", "Is x None?", { export: "isNone", aliases: ["none?", "is_none"] }),
  pure("pair?", "pair?(x, /)", "bool", "Is x a non-empty list?", { export: "isPair" }),
  pure("atom", "atom(x, /)", "bool", "Is x anything but a list?", { export: "isAtom" }),
]);

/** Language §15.2. */
export const interop = section("15.2", [
  pure(
    "from-js",
    "from-js(v, /)",
    "any",
    "Converts plain objects, Maps, Sets and arrays deeply to M28 values.",
    {
      export: "fromJs",
    },
  ),
  pure("to-js", "to-js(v, /)", "any", "Converts dicts, tuples, sets and lists deeply to JavaScript values.", {
    export: "toJs",
  }),
]);

/** What macros may use of them. */
const OBJECTS_FOR_MACROS = words(`
  getattr setattr hasattr delattr dir vars staticmethod classmethod doc help funcall
`);

/** Language §16.7. */
export const objects = section({ number: "16.7", inMacros: OBJECTS_FOR_MACROS }, [
  pure("getattr", "getattr(o, name, default=, /)", "any", "The attribute of that name.", {
    export: "getAttribute",
  }),
  pure("setattr", "setattr(o, name, value, /)", "none", "Stores an attribute.", { export: "setAttribute" }),
  pure("hasattr", "hasattr(o, name, /)", "bool", "Is there such an attribute?", { export: "hasAttribute" }),
  pure("delattr", "delattr(o, name, /)", "none", "Removes an attribute.", { export: "deleteAttribute" }),
  pure(
    "dir",
    "dir(o=, /)",
    "list",
    "The names of an object's attributes, sorted; without an object, those that `locals` gives.",
  ),
  pure("vars", "vars(o=, /)", "dict", "An object's own attributes; without an object, what `locals` gives."),
  pure(
    "globals",
    "globals()",
    "dict",
    "The module's variables and their values, as they are now: a dict of its own, that nobody sees change.",
  ),
  pure(
    "locals",
    "locals()",
    "dict",
    "The same of the function's own variables, at the top level of a module of the module's.",
  ),
  pure("staticmethod", "staticmethod(f, /)", "any", "A method that gets no `self`."),
  pure("classmethod", "classmethod(f, /)", "any", "A method that gets its class in place of `self`."),
  pure("doc", "doc(x, /)", "any", "The documentation string of a function or class.", {
    export: "docString",
  }),
  pure("help", "help(x=, /)", "none", "Prints the documentation string of a function or class."),
  pure("eval", null, "any", "Not available in compiled programs: raises NotImplementedError.", {
    export: "evalCode",
  }),
  pure("exec", null, "any", "Not available in compiled programs: raises NotImplementedError.", {
    export: "execCode",
  }),
  through("funcall", null, "Calls a function with the other arguments.", { calls: [0], result: "element" }),
]);
