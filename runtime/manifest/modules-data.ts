/** The standard modules of data structures and of operations on them. */
import type { BuiltinEntry, MethodEntry, ResultKind } from "../manifest-types.ts";
import { moduleSection, pure, type Row, through, words } from "./entry.ts";

/** What macros may use of `collections`. */
const COLLECTIONS = words(`
  deque defaultdict Counter OrderedDict namedtuple
`);

export const collections = moduleSection({ module: "collections", inMacros: COLLECTIONS }, [
  type(
    "deque",
    "deque(iterable=, maxlen=)",
    "A list with two ends; with `maxlen` it drops what is too much.",
    {
      iterates: [0],
      methods: methodsOf("deque", [
        ["appendleft", "appendleft(x, /)", {}, "Adds an item at the left end."],
        [
          "popleft",
          "popleft()",
          { result: "element" },
          "Removes the item at the left end and gives it back.",
        ],
        [
          "extendleft",
          "extendleft(iterable, /)",
          { iterates: [0] },
          "Adds items, one by one, at the left end.",
        ],
        ["rotate", "rotate(n=, /)", {}, "Moves items from the right end to the left."],
      ]),
    },
  ),
  type("defaultdict", null, "A dict that makes missing values with a function.", { iterates: [1] }),
  type("Counter", null, "A dict of how often things occur.", {
    iterates: [0],
    methods: methodsOf("Counter", [
      ["most_common", "most_common(n=)", { result: "list" }, "The commonest things, with their counts."],
      ["elements", "elements()", { result: "list" }, "Each thing as often as it occurs."],
      ["subtract", "subtract(*sources, **entries)", { iterates: [0] }, "Lowers counts."],
      ["total", "total()", { result: "number" }, "The sum of the counts."],
    ]),
  }),
  type("OrderedDict", null, "A dict whose order counts when it is compared.", {
    iterates: [0],
    methods: methodsOf("OrderedDict", [
      ["move_to_end", "move_to_end(key, last=)", {}, "Moves a key to the end, or to the beginning."],
    ]),
  }),
  pure(
    "namedtuple",
    "namedtuple(typename, field_names, *, rename=, defaults=)",
    "any",
    "A class of tuples whose items have names.",
  ),
]);

/** What macros may use of `heapq`. */
const HEAPQ = words(`
  heappush heappop heapify heapreplace heappushpop nlargest nsmallest
`);

export const heapq = moduleSection({ module: "heapq", inMacros: HEAPQ }, [
  pure("heappush", "heappush(heap, item, /)", "none", "Adds an item to a heap."),
  pure("heappop", "heappop(heap, /)", "element", "Removes the least item and gives it back."),
  pure("heapify", "heapify(heap, /)", "none", "Puts the items of a list into heap order."),
  pure("heapreplace", "heapreplace(heap, item, /)", "element", "Pops the least item, then adds another."),
  pure("heappushpop", "heappushpop(heap, item, /)", "element", "Adds an item, then pops the least one."),
  extremes("nlargest", "The n largest items, the largest first."),
  extremes("nsmallest", "The n smallest items, the smallest first."),
]);

/** What macros may use of `bisect`. */
const BISECT = words(`
  bisect_left bisect_right bisect insort_left insort_right insort
`);

export const bisect = moduleSection({ module: "bisect", inMacros: BISECT }, [
  halving("bisect_left", "int", "The first place of x in a sorted sequence."),
  halving("bisect_right", "int", "The place behind x in a sorted sequence."),
  halving("bisect", "int", "The place behind x in a sorted sequence."),
  halving("insort_left", "none", "Inserts x into a sorted list, before items equal to it."),
  halving("insort_right", "none", "Inserts x into a sorted list, behind items equal to it."),
  halving("insort", "none", "Inserts x into a sorted list, behind items equal to it."),
]);

/** What macros may use of `copy`. */
const COPY = words(`
  copy deepcopy
`);

export const copy = moduleSection({ module: "copy", inMacros: COPY }, [
  pure("copy", "copy(x)", "element", "A new object with the same items or attributes."),
  pure("deepcopy", "deepcopy(x, memo=)", "element", "A new object with copies of the items or attributes."),
]);

/** What macros may use of `operator`. */
const OPERATOR = words(`
  add sub mul truediv floordiv mod pow matmul and_ or_ xor lshift rshift concat getitem iadd isub imul itruediv
  ifloordiv imod ipow iand ior ixor eq ne lt le gt ge is_ is_not contains neg pos abs invert inv index truth not_
  countOf indexOf setitem delitem itemgetter attrgetter
`);

export const operator = moduleSection({ module: "operator", inMacros: OPERATOR }, [
  ...operations("any", {
    add: "a + b",
    sub: "a - b",
    mul: "a * b",
    truediv: "a / b",
    floordiv: "a // b",
    mod: "a % b",
    pow: "a ** b",
    matmul: "a @ b",
    and_: "a & b",
    or_: "a | b",
    xor: "a ^ b",
    lshift: "a << b",
    rshift: "a >> b",
    concat: "a + b",
    getitem: "a[b]",
    iadd: "a += b",
    isub: "a -= b",
    imul: "a *= b",
    itruediv: "a /= b",
    ifloordiv: "a //= b",
    imod: "a %= b",
    ipow: "a **= b",
    iand: "a &= b",
    ior: "a |= b",
    ixor: "a ^= b",
  }),
  ...operations("bool", {
    eq: "a == b",
    ne: "a != b",
    lt: "a < b",
    le: "a <= b",
    gt: "a > b",
    ge: "a >= b",
    is_: "a is b",
    is_not: "a is not b",
    contains: "b in a",
  }),
  pure("neg", "neg(a, /)", "any", "`-a` as a function."),
  pure("pos", "pos(a, /)", "any", "`+a` as a function."),
  pure("abs", "abs(a, /)", "any", "The absolute value."),
  pure("invert", "invert(a, /)", "any", "`~a` as a function."),
  pure("inv", "inv(a, /)", "any", "`~a` as a function."),
  pure("index", "index(a, /)", "any", "The integer itself, or what its `__index__` gives."),
  pure("truth", "truth(a, /)", "bool", "Is the value true?"),
  pure("not_", "not_(a, /)", "bool", "Is the value false?"),
  pure("countOf", "countOf(a, b, /)", "int", "How often b occurs in a."),
  pure("indexOf", "indexOf(a, b, /)", "int", "The first place of b in a."),
  pure("setitem", "setitem(a, b, c, /)", "none", "`a[b] = c` as a function."),
  pure("delitem", "delitem(a, b, /)", "none", "`del a[b]` as a function."),
  pure("itemgetter", null, "any", "A function that gives the item under a key, or those under several."),
  pure("attrgetter", null, "any", "A function that gives the attribute of a name, or those of several."),
]);

function operations(result: ResultKind, meanings: Readonly<Record<string, string>>): Row[] {
  return Object.entries(meanings).map(([name, meaning]) =>
    pure(name, `${name}(a, b, /)`, result, `\`${meaning}\` as a function.`),
  );
}

function extremes(name: string, doc: string): Row {
  return through(name, `${name}(n, iterable, key=)`, doc, { calls: [2], iterates: [1], result: "list" });
}

function halving(name: string, result: ResultKind, doc: string): Row {
  return through(name, `${name}(a, x, lo=, hi=, *, key=)`, doc, { calls: [4], result });
}

type MethodRow = readonly [name: string, signature: string, details: Partial<MethodEntry>, doc: string];

function methodsOf(type: string, rows: readonly MethodRow[]): MethodEntry[] {
  return rows.map(([name, signature, details, doc]) => ({ name, types: [type], signature, doc, ...details }));
}

function type(name: string, signature: string | null, doc: string, details: Partial<BuiltinEntry>): Row {
  const make =
    details.iterates === undefined ? pure(name, signature, "any", doc) : through(name, signature, doc, {});
  return { ...make, kind: "class", result: "any", ...details };
}
