/** Which protocol methods built-ins run on their arguments, and methods of built-in types on what their receiver holds. */
import { KEY, READ, TEXT, TRUTH, WRITE } from "./protocol-sites.ts";

const EQUAL = ["__eq__", "__ne__"];
const ORDER = ["__lt__", "__gt__", "__le__", "__ge__", ...EQUAL];
const INDEX = ["__index__", "__int__"];
const NUMBER = [...INDEX, "__float__", "__abs__", "__round__", "__trunc__", "__floor__", "__ceil__"];
const ITEM = ["__getitem__", "__setitem__", "__delitem__", "__missing__", "__len__", "__contains__", ...KEY];
const SUM = ["__add__", "__radd__", "__iadd__"];
const CONTAINS = ["__contains__", ...KEY, "__iter__", "__next__", "__getitem__", ...TRUTH];

const OPERATORS = "add sub mul truediv floordiv mod divmod pow matmul and or xor lshift rshift"
  .split(" ")
  .flatMap((name) => [`__${name}__`, `__r${name}__`, `__i${name}__`]);
const UNARY = ["__neg__", "__pos__", "__invert__", "__abs__"];

const BUILTINS: Readonly<Record<string, readonly string[]>> = {
  ...each("str repr ascii format print input error str-format join", [...TEXT]),
  ...each("len length", ["__len__"]),
  ...each("bool not and or any all filter exists? %exit", TRUTH),
  ...each("int float abs round floor ceil sqrt range chr hex oct bin slice", NUMBER),
  ...each("+ - * / // % ** @ & | ^ ~ << >> divmod pow", [...OPERATORS, ...UNARY, ...TEXT]),
  ...each("sum reduce", [...SUM, ...TRUTH]),
  ...each("sorted sort min max < <= > >=", [...ORDER, ...TRUTH]),
  ...each("== != eq? count find index remove assoc", [...EQUAL, ...KEY, ...TRUTH]),
  ...each("in contains", CONTAINS),
  "not in": CONTAINS,
  ...each("heappush heappop heapify heapreplace heappushpop nlargest nsmallest", [...ORDER, ...TRUTH]),
  ...each("bisect bisect_left bisect_right insort insort_left insort_right", [...ORDER, ...TRUTH]),
  ...each("add sub mul truediv floordiv mod matmul and_ or_ xor lshift rshift neg pos invert inv", [
    ...OPERATORS,
    ...UNARY,
  ]),
  ...each("iadd isub imul itruediv ifloordiv imod ipow iand ior ixor concat", OPERATORS),
  ...each("eq ne lt le gt ge", [...ORDER, ...TRUTH]),
  ...each("getitem setitem delitem countOf indexOf", [...ITEM, ...INDEX]),
  ...each("truth not_", TRUTH),
  ...each("hash", ["__hash__"]),
  ...each("reversed", ["__reversed__", "__len__", "__getitem__"]),
  ...each("iter next list tuple", ["__len__", "__getitem__", "__eq__"]),
  ...each("set frozenset dict Counter", KEY),
  ...each("nth get first last rest pop insert get-path has-path? set-path update-path", [...ITEM, ...INDEX]),
  ...each(
    "keys values items has-key dict-set delete merge merge-with deep-merge select-keys rename-keys",
    ITEM,
  ),
  ...each("map-keys map-values filter-keys filter-values", [...KEY, ...TRUTH]),
  ...each("getattr hasattr %dot", READ),
  ...each("setattr", WRITE),
  ...each("delattr", ["__delattr__"]),
  ...each("dir", ["__dir__"]),
  ...each("%match-class %match-position isinstance", READ),
  ...each("%match-keys %match-others", KEY),
};

const METHODS: Readonly<Record<string, readonly string[]>> = {
  ...each("index count remove contains", [...EQUAL, ...KEY, ...TRUTH]),
  ...each("sort", [...ORDER, ...TRUTH]),
  ...each("sum", SUM),
  ...each("filter", TRUTH),
  ...each("format format_map", [...TEXT, "__getitem__", ...READ]),
  ...each(
    `get pop setdefault update fromkeys has_key delete add discard union intersection difference symmetric_difference
    issubset issuperset isdisjoint intersection_update difference_update symmetric_difference_update`,
    KEY,
  ),
};

const NONE: readonly string[] = [];

export function protocolsOfBuiltin(name: string): readonly string[] {
  return BUILTINS[name] ?? NONE;
}

export function protocolsOfMethod(name: string): readonly string[] {
  return METHODS[name] ?? NONE;
}

function each(names: string, protocols: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.split(/[ \n]+/).map((name) => [name, protocols]));
}
